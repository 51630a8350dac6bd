import { letterFormOf } from './letters.ts'

/** A text in compared letters; each code unit of it knows from where to where in the original it stands. */
export type Folded = { codes: Uint16Array; starts: Int32Array; ends: Int32Array; length: number }

/** Beyond this nothing is read: hostile lengths cost no more than long comments. */
export const longestRead = 10_000

const combiningDiaeresis = 0x308

/** Every character by `letterFormOf`; a combining diaeresis makes the umlaut that it shows. */
export function fold(original: string): Folded {
  const limit = Math.min(original.length, longestRead)
  const room = 4 * limit
  const folded: Folded = {
    codes: new Uint16Array(room),
    starts: new Int32Array(room),
    ends: new Int32Array(room),
    length: 0,
  }
  for (let at = 0; at < limit; ) {
    const code = original.charCodeAt(at)
    if (code < 0x80) {
      push(folded, plainForm(code), at, at + 1)
      at++
      continue
    }
    const codePoint = original.codePointAt(at) ?? code
    const end = at + (codePoint > 0xffff ? 2 : 1)
    const form = codePoint === combiningDiaeresis ? umlautAfter(folded) : letterFormOf(codePoint)
    for (let place = 0; place < form.length; place++) push(folded, form.charCodeAt(place), at, end)
    at = end
  }
  return folded
}

function push(folded: Folded, code: number, start: number, end: number): void {
  folded.codes[folded.length] = code
  folded.starts[folded.length] = start
  folded.ends[folded.length] = end
  folded.length++
}

const plainForm = (code: number): number =>
  code >= 65 && code <= 90 ? code + 32 : code < 33 || code === 127 ? 32 : code

/** a, o, u before the mark become the umlaut; over other letters it is only decoration. */
function umlautAfter({ codes, length }: Folded): string {
  const before = codes[length - 1]
  return before === 97 || before === 111 || before === 117 ? 'e' : ''
}
