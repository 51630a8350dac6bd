import { Button, CopyButton } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './developer.module.css'

type Props = { title: string; secret: string; onClose: () => void }

/** A secret that is told this once: to be copied now. */
export function SecretNote({ title, secret, onClose }: Props) {
  const t = useTexts()
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.focus(), [])
  return (
    <div className={styles.secret} role="status" tabIndex={-1} ref={note}>
      <p>
        <strong>{title}</strong> {t('developer.onlyOnce')}
      </p>
      <code className={styles.secretText}>{secret}</code>
      <div className={styles.buttons}>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button onClick={copy}>{t(copied ? 'developer.copied' : 'developer.copy')}</Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={onClose}>
          {t('developer.kept')}
        </Button>
      </div>
    </div>
  )
}
