import { Button, Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useState } from 'react'
import { Icon } from '../shell/icons.tsx'
import { Loading, ProblemNote } from '../shell/page.tsx'
import { useSearchKey } from '../shell/use-search-key.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { GroupForm } from './group-form.tsx'
import { type EditableText, textsCatalogueQuery } from './queries.ts'
import { TextRow } from './text-row.tsx'
import styles from './texts-desk.module.css'

/** Texts of the site in the publisher's own words: found by any word, each set back to its default by itself. */
export function TextsDesk() {
  const { data, error, refetch } = useQuery(textsCatalogueQuery)
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  return <Desk texts={data.items} />
}

function Desk({ texts }: { texts: readonly EditableText[] }) {
  const t = useTexts()
  const [typed, setTyped] = useState('')
  const [onlyOwn, setOnlyOwn] = useState(false)
  const search = useSearchKey()
  const wanted = useDeferredValue(typed)
  return (
    <GroupForm group="texts" labels={{}}>
      {(form) => {
        const own = form.values
        const found = texts.filter(
          (text) => fits(text, own[text.key], wanted) && (!onlyOwn || own[text.key] !== undefined),
        )
        return (
          <>
            <div className={styles.filters}>
              <TextInput
                ref={search}
                flex={1}
                value={typed}
                onChange={({ currentTarget }) => setTyped(currentTarget.value)}
                placeholder={t('settings.texts.search')}
                aria-label={t('settings.texts.search')}
                leftSection={<Icon name="search" />}
              />
              <Checkbox
                label={t('settings.texts.onlyOwn', { count: Object.values(own).filter(Boolean).length })}
                checked={onlyOwn}
                onChange={({ currentTarget }) => setOnlyOwn(currentTarget.checked)}
              />
            </div>
            <Found
              texts={found}
              own={own}
              reword={(key, words) => form.change({ [key]: words })}
              reset={(key) => form.choose({ [key]: undefined })}
            />
            {found.length === 0 && (
              <p className="soft">
                {t('settings.texts.none')}{' '}
                <Button
                  variant="default"
                  size="compact-xs"
                  onClick={() => {
                    setTyped('')
                    setOnlyOwn(false)
                  }}
                >
                  {t('settings.texts.all')}
                </Button>
              </p>
            )}
          </>
        )
      }}
    </GroupForm>
  )
}

type FoundProps = {
  texts: readonly EditableText[]
  own: Record<string, string | undefined>
  reword: (key: string, words: string | undefined) => void
  reset: (key: string) => void
}

/** By the part of the site that the first word of the key names. */
function Found({ texts, own, reword, reset }: FoundProps) {
  const t = useTexts()
  const parts = useMemo(() => Object.groupBy(texts, ({ key }) => key.split('.')[0] ?? ''), [texts])
  return Object.entries(parts).map(([part, items = []]) => (
    <section key={part}>
      <h3 className={styles.part}>
        {partNames.has(part) ? t(`settings.texts.part.${part as 'site'}`) : part}
      </h3>
      <ul className="plain-list">
        {items.map((text) => (
          <TextRow
            key={text.key}
            text={text}
            own={own[text.key]}
            onChange={(words) => reword(text.key, words)}
            onReset={() => reset(text.key)}
          />
        ))}
      </ul>
    </section>
  ))
}

/** Parts of the site whose name is not the word in the key. */
const partNames = new Set([
  'site',
  'frontPage',
  'label',
  'byline',
  'article',
  'body',
  'share',
  'block',
  'list',
  'author',
  'authors',
  'topics',
  'archive',
  'search',
  'breadcrumbs',
  'pager',
  'feed',
  'error',
  'imprint',
  'privacy',
])

const fits = (text: EditableText, own: string | undefined, typed: string): boolean => {
  const all = `${text.key} ${text.text} ${own ?? ''}`.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
