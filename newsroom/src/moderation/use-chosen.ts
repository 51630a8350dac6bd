import { useState } from 'react'
import type { QueueItem } from './queries.ts'

/** Several comments of a list, chosen to be decided on together; `isAll`: all that the filter lets through. */
export function useChosen(items: readonly QueueItem[]) {
  const [ids, setIds] = useState<readonly string[]>([])
  const [isAll, setIsAll] = useState(false)
  const [last, setLast] = useState<string | null>(null)
  const set = (next: readonly string[]) => {
    setIsAll(false)
    setIds(next)
  }
  const toggle = (id: string) => {
    setLast(id)
    set(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id])
  }
  /** From the one chosen last, or else from `start`, to this one. */
  const extendTo = (id: string, start = id) => {
    const [from, to] = [last ?? start, id].map((each) => items.findIndex((item) => item.id === each))
    if (from === undefined || to === undefined || from < 0 || to < 0) return toggle(id)
    const range = items.slice(Math.min(from, to), Math.max(from, to) + 1)
    setLast(id)
    set([...new Set([...ids, ...range.map((item) => item.id)])])
  }
  return {
    ids,
    isAll,
    isAny: isAll || ids.length > 0,
    isChosen: (id: string) => isAll || ids.includes(id),
    toggle,
    extendTo,
    all: () => setIsAll(true),
    none: () => {
      setLast(null)
      set([])
    },
  }
}
