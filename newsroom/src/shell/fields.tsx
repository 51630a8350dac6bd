import type { CSSProperties, ReactNode } from 'react'
import styles from './fields.module.css'

/** Inputs one below the other. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className={styles.fields}>{children}</div>
}

/** Short inputs that belong together, side by side where there is room. */
export function Pair({ children, tracks }: { children: ReactNode; tracks?: string }) {
  return (
    <div className={styles.pair} style={tracks ? ({ '--tracks': tracks } as CSSProperties) : undefined}>
      {children}
    </div>
  )
}

type GroupProps = {
  title: string
  hint?: ReactNode
  children: ReactNode
}

/** A part of a form with a heading of its own. */
export function FieldGroup({ title, hint, children }: GroupProps) {
  return (
    <section className={styles.group}>
      <h2 className={styles.title}>{title}</h2>
      {hint && <p className={styles.hint}>{hint}</p>}
      <div className={styles.fields}>{children}</div>
    </section>
  )
}

/** Facts as name and value, one below the other. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
