import { useTexts } from '../texts/use-texts.tsx'
import styles from './state-word.module.css'

export type ArticleState = 'draft' | 'in_review' | 'scheduled' | 'published' | 'unpublished'

/** The state of an article as a word with a dot; the dots differ in shape too. */
export function StateWord({ status, changed }: { status: ArticleState; changed?: boolean }) {
  const t = useTexts()
  return (
    <span className={styles.state} data-status={status}>
      <Dot status={status} />
      {t(`status.${status}`)}
      {changed && <span className="soft"> {t('status.withChanges')}</span>}
    </span>
  )
}

function Dot({ status }: { status: ArticleState }) {
  return (
    <svg width="9" height="9" viewBox="0 0 10 10" aria-hidden="true" className={styles.dot}>
      {status === 'draft' && (
        <circle cx="5" cy="5" r="3.800" fill="none" stroke="currentColor" strokeWidth="1.600" />
      )}
      {status === 'in_review' && (
        <>
          <circle cx="5" cy="5" r="3.8" fill="none" stroke="currentColor" strokeWidth="1.6" />
          <path d="M5 1a4 4 0 0 1 0 8z" fill="currentColor" />
        </>
      )}
      {status === 'scheduled' && <path d="M5 .3L9.700 5 5 9.700.3 5z" fill="currentColor" />}
      {status === 'published' && <circle cx="5" cy="5" r="4.300" fill="currentColor" />}
      {status === 'unpublished' && (
        <path d="M1.500 1.500l7 7M8.500 1.500l-7 7" stroke="currentColor" strokeWidth="1.800" />
      )}
    </svg>
  )
}

/** A word with a plain dot, for states of other things. */
export function DotWord({
  tone,
  children,
}: {
  tone: 'quiet' | 'good' | 'waiting' | 'bad'
  children: string
}) {
  const status = { quiet: 'draft', good: 'published', waiting: 'in_review', bad: 'unpublished' } as const
  return (
    <span className={styles.state} data-status={status[tone]}>
      <Dot status={status[tone]} />
      {children}
    </span>
  )
}
