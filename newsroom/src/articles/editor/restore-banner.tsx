import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { Time } from '../../shell/time.tsx'
import type { Texts } from '../../texts/texts.ts'
import { useTexts } from '../../texts/use-texts.tsx'
import { textOfBody } from '../body.ts'
import { changedFields, type Draft } from '../draft.ts'
import type { Keeper } from './draft-keeper.ts'
import styles from './editor.module.css'
import { excerpt } from './excerpt.ts'
import { localCopies } from './local-copies.ts'

/** Offers what an earlier session wrote and could not store. */
export function RestoreBanner({ keeper }: { keeper: Keeper }) {
  const t = useTexts()
  const [copies, setCopies] = useState(() => copiesFor(keeper))
  if (copies.length === 0) return null
  const gone = (key: string) => setCopies((current) => current.filter((copy) => copy.key !== key))
  return copies.map((copy) => (
    <div key={copy.key} className={styles.restore} role="status">
      <span>
        {t('restore.found')} <Time at={copy.at} />
        {copyInWords(copy.draft, t)}
      </span>
      <Group gap={6}>
        <Button
          onClick={() => {
            keeper.restore(copy)
            gone(copy.key)
          }}
        >
          {t('restore.take')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            localCopies(localStorage).drop(copy.key)
            gone(copy.key)
          }}
        >
          {t('restore.discard')}
        </Button>
      </Group>
    </div>
  ))
}

/** What tells one copy from another: its headline, else how its text begins. */
function copyInWords(draft: Draft, t: Texts): string {
  const headline = draft.headline.trim()
  if (headline) return ` – ${t('restore.headline', { words: excerpt(headline) })}`
  const words = [draft.kicker, draft.standfirst, textOfBody(draft.body)].find((text) => text.trim())
  return words ? ` – ${t('restore.noHeadline', { words: excerpt(words) })}` : ''
}

function copiesFor(keeper: Keeper) {
  const { article, draft } = keeper.state()
  const copies = localCopies(localStorage)
  if (!article) return copies.ofNewArticles()
  const copy = copies.find(article.id)
  return copy && changedFields(draft, copy.draft).length > 0 ? [copy] : []
}
