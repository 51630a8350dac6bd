import { useLocalStorage } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Icon } from '../../../shell/icons.tsx'
import styles from './panel.module.css'

type Props = { name: string; title: string; note?: ReactNode; openAtFirst?: boolean; children: ReactNode }

/** A part of the side panel that folds; a person's choice is kept. Folded, it says what it holds. */
export function Part({ name, title, note, openAtFirst = false, children }: Props) {
  const [open, setOpen] = useLocalStorage({
    key: `depesche.part.${name}`,
    defaultValue: openAtFirst,
    getInitialValueInEffect: false,
  })
  return (
    <section className={styles.part}>
      <h2>
        <button
          type="button"
          className={`plain-button ${styles.partHead}`}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {title}
          <span className={styles.note}>{open ? null : note}</span>
          <Icon name={open ? 'up' : 'down'} size={12} />
        </button>
      </h2>
      {open && <div className={styles.partBody}>{children}</div>}
    </section>
  )
}
