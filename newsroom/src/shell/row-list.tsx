import { Button } from '@mantine/core'
import { type CSSProperties, type ReactNode, useRef } from 'react'
import { useTexts } from '../texts/use-texts.tsx'
import { Loading, ProblemNote } from './page.tsx'
import styles from './row-list.module.css'
import { useShortcuts } from './use-shortcuts.ts'

export type Column<T> = {
  key: string
  head: string
  /** A track of CSS grid: `120px`, `minmax(0, 1fr)`. */
  width: string
  cell: (item: T) => ReactNode
  /** Left out where there is little room; on phones the first column is the row's first line, the rest the second. */
  wideOnly?: boolean
  align?: 'end'
}

type Props<T> = {
  label: string
  columns: readonly Column<T>[]
  items: readonly T[] | undefined
  idOf: (item: T) => string
  /** What Enter and a click on the row do. */
  onOpen: (item: T) => void
  /** Called as the keys move over rows, and on click when given: shows the row's detail. */
  onSelect?: (item: T) => void
  selectedId?: string | undefined
  empty: ReactNode
  error?: unknown
  more?: { load: () => void; loading: boolean } | undefined
}

/** A dense list: 32 px a row, j and k move, Enter opens. */
export function RowList<T>(props: Props<T>) {
  const { label, columns, items, idOf, onOpen, onSelect, selectedId, empty, error, more } = props
  const t = useTexts()
  const rows = useRef<HTMLDivElement>(null)
  useRowKeys(rows)
  if (error) return <ProblemNote error={error} />
  if (!items) return <Loading />
  if (items.length === 0) return <>{empty}</>
  const tracks = {
    '--tracks': columns.map(({ width }) => width).join(' '),
    '--wide-tracks': tracksOf(columns),
  } as CSSProperties
  return (
    <div className={styles.list} style={tracks} ref={rows}>
      <div className={styles.heads} aria-hidden="true">
        {columns.map(({ key, head, wideOnly, align }) => (
          <span key={key} className={styles.cell} data-wide-only={wideOnly} data-align={align}>
            {head}
          </span>
        ))}
      </div>
      <ul className="plain-list" aria-label={label}>
        {items.map((item) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the button inside has the keys; the row is a larger target for the mouse
          <li
            key={idOf(item)}
            className={styles.row}
            data-selected={idOf(item) === selectedId || undefined}
            onClick={(event) => {
              if (!(event.target as Element).closest('a, button:not([data-row])')) (onSelect ?? onOpen)(item)
            }}
            onDoubleClick={() => onOpen(item)}
          >
            {columns.map(({ key, cell, wideOnly, align, head }, i) => (
              <span key={key} className={styles.cell} data-wide-only={wideOnly} data-align={align}>
                {i > 0 && <span className="visually-hidden">{head}: </span>}
                {i === 0 ? (
                  <button
                    type="button"
                    data-row
                    className={`plain-button ${styles.name}`}
                    aria-current={idOf(item) === selectedId || undefined}
                    onFocus={(event) => event.currentTarget.matches(':focus-visible') && onSelect?.(item)}
                    onClick={(event) => event.detail === 0 && onOpen(item)}
                  >
                    {cell(item)}
                  </button>
                ) : (
                  cell(item)
                )}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {more && (
        <Button
          variant="subtle"
          color="gray"
          className={styles.more}
          loading={more.loading}
          onClick={more.load}
        >
          {t('list.more')}
        </Button>
      )}
    </div>
  )
}

const tracksOf = <T,>(columns: readonly Column<T>[]): string =>
  columns
    .filter(({ wideOnly }) => !wideOnly)
    .map(({ width }) => width)
    .join(' ')

/** j, k, Home and End move the focus over the rows of a list. */
function useRowKeys(rows: { current: HTMLElement | null }) {
  const move = (to: (index: number, count: number) => number) => () => {
    const buttons = [...(rows.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const selected = buttons.findIndex((button) => button.closest('[data-selected]'))
    const focused = buttons.indexOf(document.activeElement as HTMLElement)
    const next =
      buttons[Math.max(0, Math.min(buttons.length - 1, to(focused < 0 ? selected : focused, buttons.length)))]
    next?.focus({ focusVisible: true } as FocusOptions)
    next?.closest('li')?.scrollIntoView({ block: 'nearest' })
  }
  const next = move((index) => index + 1)
  const previous = move((index) => Math.max(0, index - 1))
  useShortcuts({
    j: next,
    k: previous,
    arrowdown: next,
    arrowup: previous,
    home: move(() => 0),
    end: move((_, count) => count - 1),
  })
}
