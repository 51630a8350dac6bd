import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { setUpStateQuery } from '../set-up/queries.ts'
import styles from './door.module.css'

/** The quiet page before the newsroom: whose it is, one question at a time. `name` is the site's unless given. */
export function Door({
  name,
  title,
  children,
  wide,
}: {
  name?: string
  title: string
  children: ReactNode
  wide?: boolean
}) {
  const { data: state } = useQuery(setUpStateQuery)
  return (
    <main className={styles.door} data-wide={wide || undefined}>
      <p className={styles.name}>{name ?? state?.site?.name ?? 'Depesche'}</p>
      <h1 className={styles.title}>{title}</h1>
      {children}
    </main>
  )
}
