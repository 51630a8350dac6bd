import type { Replacement } from './typographic.ts'

/**
 * Figures and short forms as German typography wants them (Duden, DIN 5008): an en dash without spaces in ranges
 * (10–12), no-break spaces in „5 %“, „§ 5“, „z. B.“. What may be a number of another kind stays as typed: dates,
 * telephone and order numbers, ISBN, anything that leans on letters, slashes or more hyphens.
 */
export function replacementOfFigures(before: string, typed: string, language: string): Replacement | null {
  return rangeBefore(before, typed) ?? heldTogether(before, typed) ?? shortForm(before, typed, language)
}

/** Two figures or times joined by a hyphen, at the end of the text and standing alone there. */
const range = /(?:^|[\s([„‚“«»])((\d{1,4}|\d{1,2}[.:]\d{2})-(\d{1,4}|\d{1,2}[.:]\d{2}))([.:]?)$/u

/** After these words figures with a hyphen are names of something, not a range. */
const namesBefore =
  /(?:^|[^\p{L}])(?:tel|telefon|telefonnummer|phone|call|fax|mobil|handy|isbn|issn|iban|din|iso|iec|boeing|nr|nummer|number|az|aktenzeichen|modell|model|typ|type|code|plz|version)[.:]?[\s\d/()+,-]*$/iu

function rangeBefore(before: string, typed: string): Replacement | null {
  if (!/^[\s,;!?)\]“”‘»«%€°…]$/u.test(typed)) return null
  const found = range.exec(before)
  if (!found) return null
  const [whole, figures = '', first = '', last = '', after = ''] = found
  const start = before.length - whole.trimStart().length
  if (!isRange(first, last) || namesBefore.test(before.slice(0, start))) return null
  return {
    remove: figures.length + after.length + 1,
    insert: `${first}–${last}${after}${typed}`,
  }
}

/** Whether the second figure can be where the first one leads: 10–12, 80–120, 2020–2024, 10:30–12. */
function isRange(first: string, last: string): boolean {
  const isTime = /[.:]/.test(first + last)
  const [from, to] = [first, last].map((figure) => Number(figure.replace(':', '.')))
  if (from === undefined || to === undefined || from >= to) return false
  if (isTime) return to <= 24 && [first, last].every((figure) => !/[.:][6-9]/.test(figure))
  if (first.length === 4 || last.length === 4)
    return first.length === last.length && from >= 1000 && to < 2200
  // 030-123 is a telephone number, 08-10 are hours.
  return ![first, last].some((figure) => figure.startsWith('0') && figure.length > 2)
}

/** A space that must not break: before a unit's sign, after the sign of a paragraph of law. */
function heldTogether(before: string, typed: string): Replacement | null {
  if (/^[%‰€]$/.test(typed) && /\d $/.test(before)) return { remove: 2, insert: `\u00a0${typed}` }
  if (/^\d$/.test(typed) && /§ $/.test(before)) return { remove: 2, insert: `\u00a0${typed}` }
  return null
}

const shortForms: readonly (readonly [string, string])[] = [
  ['z', 'B'],
  ['z', 'T'],
  ['d', 'h'],
  ['u', 'a'],
  ['u', 'U'],
  ['o', 'Ä'],
  ['u', 'Ä'],
  ['v', 'a'],
  ['i', 'A'],
  ['a', 'D'],
  ['s', 'o'],
  ['s', 'u'],
]

/** „z. B.“ with a no-break space, typed with a space or without. */
function shortForm(before: string, typed: string, language: string): Replacement | null {
  if (typed !== '.' || !language.startsWith('de')) return null
  const found = /(?:^|[\s([„‚«»])((\p{L})\. ?(\p{L}))$/u.exec(before)
  const [, written = '', first, second] = found ?? []
  if (!first || !second || !shortForms.some(([a, b]) => a === first && b === second)) return null
  return { remove: written.length + 1, insert: `${first}.\u00a0${second}.` }
}
