import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay } from '../session/session.ts'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './no-mail-server.module.css'

/** Mails wait as no mail server is set; where to look, for those who may. `inset`: below the head of a list. */
export function NoMailServer({ inset = false, children }: { inset?: boolean; children: ReactNode }) {
  const t = useTexts()
  const may = useMay()
  return (
    <p className={styles.note} data-inset={inset || undefined}>
      {children}{' '}
      {may('settings.manage') && (
        <Link to="/settings" search={{ open: 'mail' } as never}>
          {t('shell.mailSettings')}
        </Link>
      )}
    </p>
  )
}
