import { LRUCache } from 'lru-cache'
import { readBackground } from '../topics/index.ts'
import { germanStem } from './german-stem.ts'

const compounds = new LRUCache<string, readonly string[]>({ max: 20_000 })
const shortestCompound = 8
const longestCompound = 40
const shortestPart = 4
/** What German puts between the parts: Arbeit·s·platz, Kind·er·garten. */
const joints = ['', 's', 'es', 'n', 'en', 'er', 'e', 'ens']

/**
 * The stems of the parts of a German compound, by the vocabulary that is shipped: index and search agree whatever an
 * archive holds. Three parts are found where two of them are a word, and an end that is a word where the beginning is
 * none („Giftmüll·skandal“).
 */
export function compoundParts(form: string): readonly string[] {
  if (form.length < shortestCompound || form.length > longestCompound) return []
  const known = compounds.get(form)
  if (known) return known
  const parts = cut(form)
  compounds.set(form, parts)
  return parts
}

function cut(form: string): readonly string[] {
  const two = inTwo(form)
  if (two.length > 0)
    return unique([...two, ...two.flatMap((part) => (part.length > shortestCompound ? inTwo(part) : []))])
  return withLastPart(form, { shortest: 5, texts: 3 })
}

/** Of several cuts, the one whose parts are longest and most in use (Koehn & Knight 2003). */
function inTwo(form: string): string[] {
  let best = { worth: 0, parts: [] as string[] }
  for (let place = shortestPart; place <= form.length - shortestPart; place++) {
    const tail = knownStem(form.slice(place))
    if (tail === null || tail.uses < 2) continue
    for (const joint of joints) {
      const whole = form.slice(0, place)
      if (!whole.endsWith(joint)) continue
      const head = joint ? whole.slice(0, -joint.length) : whole
      const stem = head.length < shortestPart ? null : knownStem(head)
      if (stem === null || stem.uses < 2) continue
      const length = Math.min(head.length, form.length - place)
      const worth = Math.sqrt(stem.uses * tail.uses) * (joint ? 0.9 : 1) * length
      if (worth > best.worth) best = { worth, parts: [stem.stem, tail.stem] }
    }
  }
  return best.parts
}

/** Where only the end is a known word: what stands before it may be one that the shipped statistics never met. */
function withLastPart(form: string, known: { shortest: number; texts: number }): readonly string[] {
  for (let end = shortestPart; end <= form.length - known.shortest; end++) {
    const tail = knownStem(form.slice(end))
    if (tail === null || tail.stem.length < shortestPart || tail.uses < known.texts) continue
    const head = withoutJoint(form.slice(0, end))
    const before =
      head.length < 2 * shortestPart ? [] : [...inTwo(head), ...withLastPart(head, { shortest: 4, texts: 5 })]
    return unique([...(before.length > 0 ? before : [germanStem(head)]), tail.stem])
  }
  return []
}

const withoutJoint = (head: string): string =>
  head.length > shortestPart + 1 && /(ung|heit|keit|ion|schaft|tät|ts|gs)s$/.test(head)
    ? head.slice(0, -1)
    : head

const unique = (parts: readonly string[]): readonly string[] => [...new Set(parts)]

/** Endings that a stem can have lost are no longer than this: „-ungen“ and one letter. */
const longestEnding = 6

/**
 * The stem with the number of texts it stands in. Most of what is cut off is no word: that no known stem begins it is
 * seen without making its stem, which would take twenty times as long.
 */
function knownStem(word: string): { stem: string; uses: number } | null {
  const { textsWith } = readBackground()
  for (let end = word.length; end >= Math.max(3, word.length - longestEnding); end--) {
    if (!textsWith.has(word.slice(0, end))) continue
    const stem = germanStem(word)
    const uses = textsWith.get(stem)
    return uses ? { stem, uses } : null
  }
  return null
}
