import { Loader } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './moderation.module.css'
import type { QueueItem } from './queries.ts'
import type { useChosen } from './use-chosen.ts'
import { findingWords } from './words.ts'

type Props = {
  items: readonly QueueItem[]
  current: string | null
  isTheirs: (item: QueueItem) => boolean
  onOpen: (id: string) => void
  /** Called when the end comes near. */
  more: (() => void) | null
  chosen: ReturnType<typeof useChosen>
  head: ReactNode
}

/** What waits, one below the other; the current one is marked. More comes as one goes down. */
export function QueueList({ items, current, isTheirs, onOpen, more, chosen, head }: Props) {
  const t = useTexts()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (current) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <div className={styles.queue} data-choosing={chosen.isAny || undefined}>
      {head}
      <ol ref={list} className="plain-list" aria-label={t('moderation.list')}>
        {items.map((item) => (
          <li key={item.id} className={styles.place} data-chosen={chosen.isChosen(item.id) || undefined}>
            <input
              type="checkbox"
              className={styles.choose}
              aria-label={t('bulk.choose', { name: item.author.name })}
              checked={chosen.isChosen(item.id)}
              onChange={() => {}}
              onClick={(event) => (event.shiftKey ? chosen.extendTo(item.id) : chosen.toggle(item.id))}
            />
            <button
              type="button"
              className={`plain-button ${styles.row}`}
              aria-current={item.id === current || undefined}
              data-theirs={isTheirs(item) || undefined}
              onClick={(event) => (event.shiftKey ? chosen.extendTo(item.id) : onOpen(item.id))}
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
        {more && <More load={more} />}
      </ol>
    </div>
  )
}

/** The end of what is loaded: loads more when it is nearly seen. */
function More({ load }: { load: () => void }) {
  const t = useTexts()
  const end = useRef<HTMLLIElement>(null)
  const latest = useRef(load)
  latest.current = load
  useEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) latest.current()
      },
      { rootMargin: '600px' },
    )
    if (end.current) observer.observe(end.current)
    return () => observer.disconnect()
  }, [])
  return (
    <li ref={end} className={styles.more}>
      <Loader size="xs" color="gray" type="dots" />
      <span className="visually-hidden">{t('shell.loading')}</span>
    </li>
  )
}

function rowWords(item: QueueItem, theirs: boolean, t: ReturnType<typeof useTexts>): string {
  if (theirs) return t('moderation.claimed', { name: item.claim?.name ?? '' })
  return findingWords(item, t)[0]?.text ?? t('moderation.nothingFound')
}
