/** One step from `before` to `after`: an item of both, of the first only, or of the second only. */
export type Step<T> =
  | { kind: 'same'; before: T; after: T }
  | { kind: 'removed'; before: T }
  | { kind: 'added'; after: T }

/** Past this many comparisons two texts are shown as replaced rather than keeping a person waiting. */
const mostComparisons = 4_000_000

/** The shortest way from one sequence to the other; items are the same when their keys are. */
export function diff<T>(before: readonly T[], after: readonly T[], key: (item: T) => string): Step<T>[] {
  const a = before.map(key)
  const b = after.map(key)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const same = (i: number, j: number) => ({ kind: 'same', before: before[i], after: after[j] }) as Step<T>
  const head = a.slice(0, start).map((_, i) => same(i, i))
  const tail = a.slice(endA).map((_, i) => same(endA + i, endB + i))
  const pairs = commonPairs(a.slice(start, endA), b.slice(start, endB)).map(
    ([i, j]) => [i + start, j + start] as const,
  )
  return [...head, ...between({ before, after, pairs, start, endA, endB }), ...tail]
}

type Middle<T> = {
  before: readonly T[]
  after: readonly T[]
  pairs: (readonly [number, number])[]
  start: number
  endA: number
  endB: number
}

function between<T>({ before, after, pairs, start, endA, endB }: Middle<T>): Step<T>[] {
  const steps: Step<T>[] = []
  let i = start
  let j = start
  for (const [nextI, nextJ] of [...pairs, [endA, endB] as const]) {
    while (i < nextI) steps.push({ kind: 'removed', before: before[i++] as T })
    while (j < nextJ) steps.push({ kind: 'added', after: after[j++] as T })
    if (nextI < endA && nextJ < endB)
      steps.push({ kind: 'same', before: before[i++] as T, after: after[j++] as T })
  }
  return steps
}

/** Longest common subsequence, as pairs of positions. */
function commonPairs(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length * b.length > mostComparisons) return []
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}

/** A run of text that stayed, went or came. */
export type TextPart = { kind: 'same' | 'removed' | 'added'; text: string }

/** Two texts, word by word. Neighbouring parts of one kind are joined. */
export function diffWords(before: string, after: string): TextPart[] {
  const steps = diff(words(before), words(after), (word) => word)
  const parts: TextPart[] = []
  for (const step of steps) {
    const text = step.kind === 'added' ? step.after : step.before
    const last = parts.at(-1)
    if (last?.kind === step.kind) last.text += text
    else parts.push({ kind: step.kind, text })
  }
  return parts
}

const words = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []

/** How alike two texts are, 0…1: the share of words they have in common. */
export function likeness(before: string, after: string): number {
  if (before === after) return 1
  const size = (text: string) => words(text).filter((word) => word.trim()).length
  const larger = Math.max(size(before), size(after))
  if (larger === 0) return 0
  const kept = diffWords(before, after)
    .filter((part) => part.kind === 'same')
    .reduce((sum, part) => sum + size(part.text), 0)
  return kept / larger
}
