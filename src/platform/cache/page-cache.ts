import { type CachedPage, type RenderedPage, represent } from './representation.ts'

export type PageCache = {
  get(key: string): CachedPage | undefined
  /**
   * The page, rendered at most once however many ask at the same time. What was dropped while it was being rendered
   * is answered to those who asked before the drop, but not kept.
   */
  fill(key: string, render: () => Promise<RenderedPage>): Promise<CachedPage>
  /** Drops exactly the pages made of one of these; `*` drops all. */
  drop(tags: readonly string[]): number
  stats(): { pages: number; bytes: number; hits: number; misses: number; drops: number }
  countHit(): void
}

/**
 * Rendered pages in memory, each compressed once in every encoding that readers ask for, with strong ETags
 * (RFC 9110 8.8.3) per encoding. Bounded by `maxBytes`; the page least recently asked for goes first.
 */
export function openPageCache(maxBytes: number): PageCache {
  const pages = new Map<string, CachedPage>()
  const keysByTag = new Map<string, Set<string>>()
  const underWay = new Map<string, { promise: Promise<CachedPage>; stale: boolean }>()
  /** Tags dropped since a render began make its result unfit to keep: `[drop number, tags]`, pruned when idle. */
  let recentDrops: { number: number; tags: readonly string[] }[] = []
  let dropNumber = 0
  /** Renders not yet done, those included that a drop has made stale and a newer one has followed. */
  let rendering = 0
  let bytes = 0
  const counts = { hits: 0, misses: 0, drops: 0 }

  const remove = (key: string): void => {
    const page = pages.get(key)
    if (!page) return
    pages.delete(key)
    bytes -= page.bytes
    for (const tag of page.madeOf) {
      const keys = keysByTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) keysByTag.delete(tag)
    }
  }

  const keep = (key: string, page: CachedPage): void => {
    if (page.bytes > maxBytes / 4) return
    remove(key)
    pages.set(key, page)
    bytes += page.bytes
    for (const tag of page.madeOf) {
      const keys = keysByTag.get(tag) ?? new Set()
      keysByTag.set(tag, keys.add(key))
    }
    makeRoom()
  }

  const makeRoom = (): void => {
    for (const oldest of pages.keys()) {
      if (bytes <= maxBytes) break
      remove(oldest)
    }
  }

  const droppedSince = (number: number, madeOf: readonly string[]): boolean =>
    recentDrops.some(
      (drop) => drop.number > number && drop.tags.some((tag) => tag === '*' || madeOf.includes(tag)),
    )

  const renderAndKeep = async (key: string, render: () => Promise<RenderedPage>): Promise<CachedPage> => {
    const startedAt = dropNumber
    const page = represent(await render(), (more) => {
      if (pages.get(key) !== page) return
      bytes += more
      makeRoom()
    })
    if (page.madeOf.length > 0 && !droppedSince(startedAt, page.madeOf)) keep(key, page)
    return page
  }

  return {
    get(key) {
      const page = pages.get(key)
      if (page && bytes > maxBytes / 2) {
        pages.delete(key)
        pages.set(key, page) // most recently used goes to the end
      }
      return page
    },
    fill(key, render) {
      const running = underWay.get(key)
      if (running && !running.stale) return running.promise
      counts.misses++
      const promise = renderAndKeep(key, render)
      const entry = { promise, stale: false }
      underWay.set(key, entry)
      rendering++
      const done = () => {
        rendering--
        if (underWay.get(key) === entry) underWay.delete(key)
        if (rendering === 0) recentDrops = []
      }
      promise.then(done, done)
      return promise
    },
    drop(tags) {
      counts.drops++
      dropNumber++
      for (const entry of underWay.values()) entry.stale = true
      if (rendering > 0) recentDrops.push({ number: dropNumber, tags })
      const keys = tags.includes('*')
        ? [...pages.keys()]
        : tags.flatMap((tag) => [...(keysByTag.get(tag) ?? [])])
      for (const key of keys) remove(key)
      return keys.length
    },
    stats: () => ({ pages: pages.size, bytes, ...counts }),
    countHit() {
      counts.hits++
    },
  }
}
