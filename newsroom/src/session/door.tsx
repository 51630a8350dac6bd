import type { ReactNode } from 'react'
import styles from './door.module.css'

/** The quiet page before the newsroom: who runs it, one question at a time. */
export function Door({
  name,
  title,
  children,
  wide,
}: {
  name: string
  title: string
  children: ReactNode
  wide?: boolean
}) {
  return (
    <main className={styles.door} data-wide={wide || undefined}>
      <p className={styles.name}>{name}</p>
      <h1 className={styles.title}>{title}</h1>
      {children}
    </main>
  )
}
