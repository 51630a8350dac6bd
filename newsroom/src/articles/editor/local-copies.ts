import type { Draft } from '../draft.ts'

/**
 * What was typed and not yet stored on the server, kept in this browser: nothing is lost when the connection, the
 * session or the machine gives up. `base` is what the writer began from, for comparing with what others wrote since.
 */
export type LocalCopy = {
  key: string
  at: string
  baseRevision: number | null
  draft: Draft
  base: Draft | null
}

export type LocalCopies = {
  keep(copy: LocalCopy): void
  find(key: string): LocalCopy | null
  drop(key: string): void
  /** Copies of articles that never reached the server. */
  ofNewArticles(): LocalCopy[]
}

const prefix = 'depesche.copy.'
/** Keys of articles that have no id yet begin with this. */
export const newArticlePrefix = 'new-'

export function localCopies(storage: Storage): LocalCopies {
  const find = (key: string): LocalCopy | null => {
    try {
      const held = storage.getItem(prefix + key)
      return held ? (JSON.parse(held) as LocalCopy) : null
    } catch {
      return null
    }
  }
  return {
    find,
    keep: (copy) => {
      if (!store(storage, copy)) store(storage, { ...copy, base: null })
    },
    drop: (key) => storage.removeItem(prefix + key),
    ofNewArticles: () =>
      Object.keys(storage)
        .filter((key) => key.startsWith(prefix + newArticlePrefix))
        .flatMap((key) => find(key.slice(prefix.length)) ?? []),
  }
}

/** False when the browser's room is used up. */
function store(storage: Storage, copy: LocalCopy): boolean {
  try {
    storage.setItem(prefix + copy.key, JSON.stringify(copy))
    return true
  } catch {
    return false
  }
}
