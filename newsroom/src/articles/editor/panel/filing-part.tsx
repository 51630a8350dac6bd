import { MultiSelect, Select, TagsInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Article } from '../../../../../src/newsroom-api/contract/articles.ts'
import { authorsQuery } from '../../../authors/queries.ts'
import { sectionsQuery } from '../../../sections/queries.ts'
import { tagListQuery } from '../../../tags/queries.ts'
import { useTexts } from '../../../texts/use-texts.tsx'
import type { Byline } from '../../draft.ts'
import { useFindingWords } from '../use-finding-words.ts'
import styles from './panel.module.css'
import { Part } from './part.tsx'
import type { PartProps } from './side-panel.tsx'
import { TagSuggestions } from './tag-suggestions.tsx'

/** Section, tags, authors: where readers find it, and whose it is. */
export function FilingPart({
  draft,
  findings,
  onChange,
  readOnly,
  article,
}: PartProps & { article: Article | null }) {
  const t = useTexts()
  const sections = useQuery(sectionsQuery)
  const words = useFindingWords(findings)
  const wrong = (['section', 'tags', 'bylines'] as const).some(words)
  return (
    <Part name="filing" title={t('panel.filing')} note={[...draft.tags].join(', ')} openAtFirst wrong={wrong}>
      <Select
        label={t('articles.section')}
        data={(sections.data ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
        value={draft.section || null}
        onChange={(section) => section && onChange({ section })}
        allowDeselect={false}
        readOnly={readOnly}
        searchable
        error={sections.data?.length === 0 ? t('panel.noSections') : words('section')}
      />
      <TagsField
        value={draft.tags}
        error={words('tags')}
        onChange={(tags) => onChange({ tags })}
        readOnly={readOnly}
      />
      {article && !readOnly && (
        <TagSuggestions
          articleId={article.id}
          revision={article.revision}
          has={draft.tags}
          onAdd={(name) => onChange({ tags: [...draft.tags, name] })}
        />
      )}
      <BylinesField
        value={draft.bylines}
        error={words('bylines')}
        onChange={(bylines) => onChange({ bylines })}
        readOnly={readOnly}
      />
    </Part>
  )
}

type FieldProps<T> = { value: T; error: string | null; onChange: (value: T) => void; readOnly: boolean }

/** Known tags as one types; an unknown word makes a new one with the next save. */
function TagsField({ value, error, onChange, readOnly }: FieldProps<string[]>) {
  const t = useTexts()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 150)
  const tags = useQuery({ ...tagListQuery({ q, limit: 12 }), placeholderData: keepPreviousData })
  return (
    <TagsInput
      label={t('articles.tags')}
      placeholder={value.length === 0 ? t('panel.tagsHint') : ''}
      data={(tags.data?.items ?? []).map(({ name }) => name)}
      value={value}
      error={error}
      onChange={onChange}
      searchValue={typed}
      onSearchChange={setTyped}
      readOnly={readOnly}
      maxTags={50}
      classNames={{ inputField: styles.pillInput ?? '' }}
      acceptValueOnBlur
      splitChars={[',', ';']}
    />
  )
}

const agencyPrefix = 'agency:'
const newPrefix = 'new:'
const keyOf = (byline: Byline): string =>
  byline.kind === 'author'
    ? byline.id
    : byline.kind === 'agency'
      ? agencyPrefix + byline.name
      : newPrefix + byline.name

/** Authors of the paper in their order; a new name is offered as a new author or as an agency. */
function BylinesField({ value, error, onChange, readOnly }: FieldProps<Byline[]>) {
  const t = useTexts()
  const [typed, setTyped] = useState('')
  const authors = useQuery(authorsQuery)
  const known = (authors.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const word = typed.trim()
  const isKnown = known.some(({ label }) => label.toLowerCase() === word.toLowerCase())
  const fresh =
    word && !isKnown
      ? [
          { value: newPrefix + word, label: t('panel.newAuthor', { name: word }) },
          { value: agencyPrefix + word, label: t('panel.newAgency', { name: word }) },
        ]
      : []
  const held = value
    .filter(({ kind, name }) => kind !== 'author' || !known.some(({ label }) => label === name))
    .map((byline) => ({ value: keyOf(byline), label: labelOf(byline, t('panel.agency')) }))
  const data = [...new Map([...known, ...held, ...fresh].map((option) => [option.value, option])).values()]
  const choose = (keys: string[]) => {
    setTyped('')
    onChange(keys.flatMap((key) => value.find((byline) => keyOf(byline) === key) ?? bylineOf(key, known)))
  }
  return (
    <MultiSelect
      label={t('articles.bylines')}
      placeholder={value.length === 0 ? t('panel.bylinesHint') : ''}
      data={data}
      value={value.map(keyOf)}
      error={error}
      onChange={choose}
      classNames={{ inputField: styles.pillInput ?? '' }}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      hidePickedOptions
      readOnly={readOnly}
      nothingFoundMessage={t('panel.noAuthor')}
    />
  )
}

const labelOf = (byline: Byline, agency: string): string =>
  byline.kind === 'agency' ? `${byline.name} (${agency})` : byline.name

function bylineOf(key: string, known: readonly { value: string; label: string }[]): Byline {
  if (key.startsWith(agencyPrefix)) return { kind: 'agency', name: key.slice(agencyPrefix.length) }
  if (key.startsWith(newPrefix)) return { kind: 'new', name: key.slice(newPrefix.length) }
  return { kind: 'author', id: key, name: known.find(({ value }) => value === key)?.label ?? key }
}
