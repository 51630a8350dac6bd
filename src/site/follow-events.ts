import type { DepescheEvent } from '../platform/events/events.ts'
import { pagesTouchedBy } from './dependencies.ts'

/** What an import brings comes several times a second, and is old news: its pages wait this long for each other. */
export const restMilliseconds = 800

type Drop = (tags: readonly string[]) => void

/**
 * Drops the pages that an event touches: at once, but for imports, whose pages are dropped together. Otherwise every page of a
 * section would be made anew with each batch, ten times a second, while readers wait for it.
 */
export function dropOnEvents(drop: Drop): { follow(event: DepescheEvent): void; stop(): void } {
  let waiting = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  const dropWaiting = (): void => {
    timer = null
    if (waiting.size === 0) return
    const tags = waiting
    waiting = new Set()
    timer = setTimeout(dropWaiting, restMilliseconds)
    drop([...tags])
  }
  return {
    follow(event) {
      const tags = pagesTouchedBy(event)
      if (!isOldNews(event)) return drop(tags)
      for (const tag of tags) waiting.add(tag)
      if (!timer) dropWaiting()
    },
    stop() {
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}

/** What an archive brings: often, much at once, and nobody waits for it. */
export const isOldNews = ({ type }: DepescheEvent): boolean =>
  type === 'articles.imported' || type === 'comments.imported'
