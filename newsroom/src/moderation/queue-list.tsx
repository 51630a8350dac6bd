import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './moderation.module.css'
import type { QueueItem } from './queries.ts'
import { findingWords } from './words.ts'

/** What waits, one below the other; the current one is marked. */
export function QueueList({
  items,
  current,
  isTheirs,
  onOpen,
}: {
  items: readonly QueueItem[]
  current: string | null
  isTheirs: (item: QueueItem) => boolean
  onOpen: (id: string) => void
}) {
  const t = useTexts()
  return (
    <ol className={`plain-list ${styles.queue}`} aria-label={t('moderation.list')}>
      {items.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className={`plain-button ${styles.row}`}
            aria-current={item.id === current || undefined}
            data-theirs={isTheirs(item) || undefined}
            onClick={() => onOpen(item.id)}
          >
            <span className={styles.rowHead}>
              <strong>{item.author.name}</strong>
              <span className="small soft">
                <Time at={item.createdAt} />
              </span>
            </span>
            <span className={styles.snippet}>{item.text.slice(0, 140)}</span>
            <span className="small soft">{rowWords(item, isTheirs(item), t)}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}

function rowWords(item: QueueItem, theirs: boolean, t: ReturnType<typeof useTexts>): string {
  if (theirs) return t('moderation.claimed', { name: item.claim?.name ?? '' })
  return findingWords(item, t)[0]?.text ?? t('moderation.nothingFound')
}
