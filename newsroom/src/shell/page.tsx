import { Button, Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { isApiError } from '../api.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { Icon } from './icons.tsx'
import styles from './page.module.css'

/** The line above a room: its name, what filters it, what can be done. */
export function PageHead({
  title,
  children,
  actions,
}: {
  title: string
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.filters}>{children}</div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}

/** A room that is not a list: text width or full. */
export function PageBody({ children, narrow }: { children: ReactNode; narrow?: boolean }) {
  return <div className={narrow ? `${styles.body} ${styles.narrow}` : styles.body}>{children}</div>
}

/** Nothing here yet: says so and what the next step is. `as` is for a page that holds nothing else. */
export function Empty({
  title,
  as: Title = 'p',
  children,
  action,
}: {
  title: string
  as?: 'p' | 'h1'
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      <Title className={styles.emptyTitle}>{title}</Title>
      {children && <p className="soft">{children}</p>}
      {action}
    </div>
  )
}

/** What went wrong, where it went wrong, in the server's words. */
export function ProblemNote({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const t = useTexts()
  const problem = useProblemText(error)
  if (!error) return null
  return (
    <div className={styles.problem} role="alert">
      <Icon name="warning" />
      <span>
        {problem.text}
        {problem.requestId && (
          <span className="small soft"> {t('problem.reference', { id: problem.requestId })}</span>
        )}
      </span>
      {retry && (
        <Button variant="default" size="compact-xs" onClick={retry}>
          {t('problem.retry')}
        </Button>
      )}
    </div>
  )
}

/** An error as one sentence. */
export function useProblemText(error: unknown): { text: string; requestId?: string | undefined } {
  const t = useTexts()
  if (!isApiError(error)) return { text: t('problem.unexpected') }
  if (error.status === 0) return { text: t('problem.offline') }
  if (error.status >= 500)
    return { text: error.message || t('problem.unexpected'), requestId: error.requestId }
  const fields = error.errors
    .map(({ message }) => message)
    .filter((message) => !error.message.includes(message))
  return { text: [error.message, ...(fields.length <= 3 ? fields : [])].join(' · ') }
}

export function Loading() {
  const t = useTexts()
  return (
    <div className={styles.loading} role="status">
      <Loader size="sm" color="gray" type="dots" />
      <span className="visually-hidden">{t('shell.loading')}</span>
    </div>
  )
}
