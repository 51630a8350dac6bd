/** A part of a text, in UTF-16 code units. */
export type Passage = { start: number; end: number }

/** Stands in place of what the newsroom took out, so that no reader takes the rest for the writer's whole words. */
const marks = { de: '[…] (Anm. d. Red.)', en: '[…] (note by the editors)' } as const

/**
 * The text with each passage replaced by the newsroom's mark; passages that touch or overlap become one. Null where a
 * passage is none of this text, or where nothing of the writer's own words would be left.
 */
export function redactedText(
  text: string,
  passages: readonly Passage[],
  language: 'de' | 'en',
): string | null {
  const mark = marks[language]
  if (passages.length === 0 || !passages.every((passage) => isWithin(text, passage))) return null
  let redacted = ''
  let left = ''
  let at = 0
  for (const { start, end } of joined(text, passages)) {
    const kept = text.slice(at, start)
    left += kept
    redacted += kept + mark
    at = end
  }
  left += text.slice(at)
  return /[\p{L}\p{N}]/u.test(left.replaceAll(mark, '')) ? redacted + text.slice(at) : null
}

const isWithin = (text: string, { start, end }: Passage): boolean =>
  Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length

/** In order, with no sign cut in two; what only white space stands between is one. */
function joined(text: string, passages: readonly Passage[]): Passage[] {
  const whole: Passage[] = []
  for (const { start, end } of passages.toSorted((a, b) => a.start - b.start)) {
    const passage = { start: atSign(text, start, -1), end: atSign(text, end, 1) }
    const last = whole.at(-1)
    if (last && text.slice(last.end, passage.start).trim() === '') last.end = Math.max(last.end, passage.end)
    else whole.push(passage)
  }
  return whole
}

/** The second half of a surrogate pair begins no sign. */
const atSign = (text: string, at: number, step: 1 | -1): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at + step : at
