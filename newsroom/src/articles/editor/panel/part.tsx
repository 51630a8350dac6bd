import { useLocalStorage } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Icon } from '../../../shell/icons.tsx'
import styles from './panel.module.css'

type Props = {
  name: string
  title: string
  note?: ReactNode
  openAtFirst?: boolean
  wrong?: boolean
  children: ReactNode
}

/**
 * A part of the side panel that folds; a person's choice is kept. Folded, it says what it holds. As long as something
 * in it is `wrong` it stays open.
 */
export function Part({ name, title, note, openAtFirst = false, wrong = false, children }: Props) {
  const [wanted, setWanted] = useLocalStorage({
    key: `depesche.part.${name}`,
    defaultValue: openAtFirst,
    getInitialValueInEffect: false,
  })
  const open = wanted || wrong
  return (
    <section className={styles.part}>
      <h2>
        <button
          type="button"
          className={`plain-button ${styles.partHead}`}
          aria-expanded={open}
          onClick={() => setWanted(!wanted)}
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
