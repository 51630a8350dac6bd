import { LRUCache } from 'lru-cache'
import { backgroundVocabulary, germanStem, knownStem, partsOf } from '../topics/index.ts'

const compounds = new LRUCache<string, readonly string[]>({ max: 20_000 })
const shortestCompound = 8
const longestCompound = 40
const shortestPart = 4

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

const inTwo = (form: string): string[] => partsOf(form, backgroundVocabulary())

function cut(form: string): readonly string[] {
  const two = inTwo(form)
  if (two.length > 0)
    return unique([...two, ...two.flatMap((part) => (part.length > shortestCompound ? inTwo(part) : []))])
  return withLastPart(form, { shortest: 5, texts: 3 })
}

/** Where only the end is a known word: what stands before it may be one that the shipped statistics never met. */
function withLastPart(form: string, known: { shortest: number; texts: number }): readonly string[] {
  for (let end = shortestPart; end <= form.length - known.shortest; end++) {
    const tail = knownStem(form.slice(end), backgroundVocabulary())
    if (tail === null || tail.stem.length < shortestPart || tail.texts < known.texts) continue
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
