type Span = { signal: string; start: number; end: number }
export type Piece = { text: string; signals: string[]; start: number }

/** The text cut where marks begin and end; a piece knows all signals it was marked for. Spans may overlap. */
export function markedPieces(text: string, spans: readonly Span[]): Piece[] {
  const sound = spans.filter(({ start, end }) => start >= 0 && end <= text.length && start < end)
  const cuts = [...new Set([0, text.length, ...sound.flatMap(({ start, end }) => [start, end])])].toSorted(
    (a, b) => a - b,
  )
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length
    const signals = sound.filter((span) => span.start <= start && span.end >= end).map(({ signal }) => signal)
    return { text: text.slice(start, end), signals: [...new Set(signals)], start }
  })
}
