import { ActionIcon } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '../../shell/icons.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import styles from './words.module.css'

const firstShown = 200

/** The entries of a list, those that hold what is searched for. */
export function WordRows({
  entries,
  search,
  onRemove,
}: {
  entries: readonly string[]
  search: string
  onRemove: (entry: string) => void
}) {
  const t = useTexts()
  const [most, setMost] = useState(firstShown)
  const wanted = search.trim().toLowerCase()
  const found = wanted ? entries.filter((entry) => entry.includes(wanted)) : entries
  if (entries.length === 0) return <p className="soft">{t('words.none')}</p>
  if (found.length === 0) return <p className="soft">{t('words.noneFound')}</p>
  return (
    <>
      <ul className={`plain-list ${styles.rows}`}>
        {found.slice(0, most).map((entry) => (
          <li key={entry} className={styles.row}>
            <span className={styles.entry}>{entry}</span>
            <ActionIcon aria-label={t('words.remove', { word: entry })} onClick={() => onRemove(entry)}>
              <Icon name="trash" />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {found.length > most && (
        <button
          type="button"
          className={`plain-button ${styles.more}`}
          onClick={() => setMost(most + firstShown * 5)}
        >
          {t('words.more', { count: found.length - most })}
        </button>
      )}
    </>
  )
}
