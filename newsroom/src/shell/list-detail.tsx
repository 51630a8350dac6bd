import { ActionIcon } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTexts } from '../texts/use-texts.tsx'
import { Icon } from './icons.tsx'
import styles from './list-detail.module.css'

type Props = { list: ReactNode; detail: ReactNode | null; title: string; onClose: () => void; wide?: boolean }

/** A list with the detail of one row beside it; on a phone the detail covers the list. */
export function ListDetail({ list, detail, title, onClose, wide }: Props) {
  return (
    <div className={styles.both} data-open={detail ? true : undefined} data-wide={wide || undefined}>
      <div className={styles.list}>{list}</div>
      {detail && (
        <Detail title={title} onClose={onClose}>
          {detail}
        </Detail>
      )}
    </div>
  )
}

function Detail({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const t = useTexts()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('[role=dialog]'))
        onClose()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [onClose])
  return (
    <aside className={styles.detail} ref={panel} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <ActionIcon onClick={onClose} aria-label={t('list.closeDetail')}>
          <Icon name="close" />
        </ActionIcon>
      </div>
      {children}
    </aside>
  )
}
