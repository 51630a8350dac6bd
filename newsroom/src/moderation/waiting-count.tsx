import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './moderation.module.css'
import { figuresQuery } from './queries.ts'

/** How many comments wait, beside the name of the place; nothing when none does. */
export function WaitingCount() {
  const t = useTexts()
  const waiting = useQuery(figuresQuery).data?.waiting ?? 0
  if (waiting === 0) return null
  return (
    <span className={styles.count} title={t('moderation.waitingCount', { count: waiting })}>
      {waiting}
    </span>
  )
}
