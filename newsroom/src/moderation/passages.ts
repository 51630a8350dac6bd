import type { Passage } from './queries.ts'

/** With one more; passages that overlap become one. The one that was added last stands last. */
export function withPassage(passages: readonly Passage[], added: Passage): Passage[] {
  const meets = (other: Passage) => other.start <= added.end && other.end >= added.start
  const met = [...passages.filter(meets), added]
  return [
    ...passages.filter((other) => !meets(other)),
    { start: Math.min(...met.map(({ start }) => start)), end: Math.max(...met.map(({ end }) => end)) },
  ]
}
