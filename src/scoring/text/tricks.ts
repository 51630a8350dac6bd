/** a–z, and every letter beyond ASCII that has no Latin look-alike. */
export const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 0xaa && /\p{L}/u.test(String.fromCharCode(code)))

/** Signs that stand for letters inside a word, and those that only come between its letters. */
export const mayStandInWord = (code: number): boolean => inWord.has(code)
const inWord = new Set([..."@$€!|+*#_-.’'´`"].map((sign) => sign.charCodeAt(0)))

const readings: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  6: 'g',
  7: 't',
  8: 'b',
  9: 'g',
  '@': 'a',
  $: 's',
  '€': 'e',
  '!': 'i',
  '|': 'i',
  '+': 't',
}

/**
 * The word that digits and signs stand for, of the same length (`1d10t` → `idiot`, `Arschl*ch`: what is starred stays a
 * star). Null where it is not one word: `covid19`, `hallo!du`, `schwarz-weiss`.
 */
export function leetReading(raw: string, isKnown: (form: string) => boolean): string | null {
  if (!/[^\p{L}]/u.test(raw)) return raw
  if (/^\d+$/.test(raw)) return raw
  const letters = raw.replace(/[^\p{L}]/gu, '').length
  const read = raw.replace(/[^\p{L}]/gu, (sign) => readings[sign] ?? sign)
  for (const reading of [read, read.replaceAll('i', 'l')])
    if (reading.length === raw.length && onlyLetters.test(reading) && reading.length > 2 && isKnown(reading))
      return read === reading ? reading : withL(raw, read, isKnown)
  if (letters >= 3 && onlyLetters.test(read) && /^\p{L}(?:[0134578@$]?\p{L})+$/u.test(raw)) return read
  return null
}

/** Whether signs hide letters: `Arschl*ch`, `sch...e`; not `Leser*innen`. */
export const isMasked = (raw: string): boolean =>
  /\p{L}[*#_.-]+\p{L}/u.test(raw) && !/[*_]in(?:nen)?$/.test(raw)

/** A one that is an l: `depl0rab1e`. Only the signs are read anew, not the letters. */
function withL(raw: string, read: string, isKnown: (form: string) => boolean): string {
  let reading = ''
  for (let place = 0; place < raw.length; place++)
    reading += '1!|'.includes(raw[place] ?? '') ? 'l' : (read[place] ?? '')
  return isKnown(reading) ? reading : read
}

const onlyLetters = /^\p{L}+$/u

/**
 * Which letters stay of a word with stretched ones: three or more in a row are one letter, or two where that makes a known
 * word (`idiooot` → `idiot`, `dooof` → `doof`). Other words keep their double letters. Null where all stay.
 */
export function shortened(form: string, isKnown: (form: string) => boolean): number[] | null {
  if (!isAnyStretched(form)) return null
  const [one, two] = [withRunsOf(form, 1), withRunsOf(form, 2)]
  const word = (places: readonly number[]) => places.map((index) => form[index]).join('')
  return isKnown(word(two)) && !isKnown(word(one)) ? two : one
}

function isAnyStretched(form: string): boolean {
  for (let at = 2; at < form.length; at++) {
    const code = form.charCodeAt(at)
    if (code === form.charCodeAt(at - 1) && code === form.charCodeAt(at - 2) && isLetter(code)) return true
  }
  return false
}

/** The places that stay when of three or more equal letters in a row `most` are kept. */
function withRunsOf(form: string, most: number): number[] {
  const places: number[] = []
  for (let first = 0; first < form.length; ) {
    let end = first + 1
    while (end < form.length && form[end] === form[first]) end++
    const kept = end - first >= 3 ? most : end - first
    for (let index = first; index < first + kept; index++) places.push(index)
    first = end
  }
  return places
}
