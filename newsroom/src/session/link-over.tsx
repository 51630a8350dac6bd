import type { ReactNode } from 'react'
import { isApiError } from '../api.ts'
import { ProblemNote } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './door.module.css'
import { Door } from './door.tsx'

/** Behind a link of a mail that leads nowhere: used, withdrawn, or never whole. Nobody is told which. */
export function LinkOver({ error, children }: { error: unknown; children?: ReactNode }) {
  const t = useTexts()
  const isUnknown = isApiError(error) && ['link-invalid', 'unknown-invitation'].includes(error.code)
  return (
    <Door title={t('session.linkOver')}>
      {isUnknown ? (
        <p role="alert" className={styles.hint}>
          {t('session.linkOverHint')}
        </p>
      ) : (
        <ProblemNote error={error} />
      )}
      {children}
    </Door>
  )
}
