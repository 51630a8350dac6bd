import type { ScoredLanguage } from '../scored.ts'
import { letterFormOf } from '../text/letters.ts'
import { englishHarmless, englishInsults, englishProfanity, englishSlurs } from './english-words.ts'
import { openFields } from './fields.ts'
import {
  germanHarmless,
  germanInsults,
  germanPrefixes,
  germanProfanity,
  germanSlurs,
} from './german-words.ts'

export type BadKind = 'insult' | 'profanity' | 'slur'
export const badKinds = ['insult', 'profanity', 'slur'] as const satisfies readonly BadKind[]

/** How bad a word is of each kind, 0…1: `hurensohn` is an insult and profane. */
export type Badness = Record<BadKind, number>

export type Lexicon = {
  /** Null for a word that is not bad in a text of this language. */
  badnessOf(form: string, language: ScoredLanguage): Badness | null
  /** The bad word that a masked one shows (`arschl*ch`), null where it shows none. */
  unmasked(raw: string): string | null
  /** Innocent, though it holds a bad word: `Arschaffenburg`. */
  isHarmless(form: string): boolean
  /** What it speaks of: places in `fieldNames`. */
  fieldsOf(form: string, language: ScoredLanguage): readonly number[]
}

const strengths = { strong: 1, plain: 0.7, mild: 0.3 } as const
type Lists = Record<keyof typeof strengths, string>

const inflected: Record<ScoredLanguage, readonly string[]> = {
  de: ['', 'e', 'en', 'er', 'es', 's', 'n', 'em', 'in', 'innen', 'ern'],
  en: ['', 's', 'es', 'ed', 'ing', 'y', 'er', 'ers'],
}

/** Shorter words are not looked for at the end of others: „Giraffe“ is no insult. */
const shortestTail = 5
/** „Arbeitsloser“ is none, either. */
const neverTails = new Set(['loser', 'losers', 'machen', 'lauch', 'klotz', 'kasper'])
const mostRemembered = 20_000

/** Bad in one language, something else in the other: German „dick“, English “made”. */
const ambiguous = new Set(
  'dick dicks cracker crackers jap japs fag fags prick turd anal hoe hoes coon asse asses spic clit'.split(
    ' ',
  ),
)

/** Both languages' lists, unfolded into all their forms. The worst words of one are known in the other, too. */
export function openLexicon(): Lexicon {
  const harmless = new Set([...wordsIn(germanHarmless), ...wordsIn(englishHarmless)])
  const german = formsOf('de', { insult: germanInsults, profanity: germanProfanity, slur: germanSlurs })
  const english = formsOf('en', { insult: englishInsults, profanity: englishProfanity, slur: englishSlurs })
  for (const word of harmless) {
    german.delete(word)
    english.delete(word)
  }
  const words = { de: withWorstOf(german, english), en: withWorstOf(english, german) }
  const remembered = new Map<string, Badness | null>()
  const fields = openFields()
  const byEnds = byFirstAndLast([...german, ...english])
  return {
    badnessOf(form, language) {
      const direct = words[language].get(form)
      if (direct || language === 'en' || form.length < 6) return direct ?? null
      const before = remembered.get(form)
      if (before !== undefined) return before
      const badness = harmless.has(form) ? null : ofCompound(form, german, harmless)
      if (remembered.size >= mostRemembered) remembered.clear()
      remembered.set(form, badness)
      return badness
    },
    unmasked: (raw) => unmask(raw, byEnds),
    isHarmless: (form) => harmless.has(form),
    fieldsOf: (form, language) => (harmless.has(form) ? [] : fields.of(form, language)),
  }
}

/** With the words of the other language that are as bad as can be, and mean nothing here. */
function withWorstOf(
  own: ReadonlyMap<string, Badness>,
  other: ReadonlyMap<string, Badness>,
): Map<string, Badness> {
  const words = new Map(own)
  for (const [word, badness] of other)
    if (!words.has(word) && !ambiguous.has(word) && word.length > 3 && worstOf(badness) === 1)
      words.set(word, badness)
  return words
}

export const worstOf = ({ insult, profanity, slur }: Badness): number => Math.max(insult, profanity, slur)

const wordsIn = (list: string): string[] => list.trim().split(/\s+/).map(formOfWord)
const formOfWord = (word: string): string =>
  Array.from(word, (letter) => letterFormOf(letter.codePointAt(0) ?? 0)).join('')

function formsOf(language: ScoredLanguage, kinds: Record<BadKind, Lists>): Map<string, Badness> {
  const words = new Map<string, Badness>()
  for (const kind of badKinds)
    for (const strength of ['strong', 'plain', 'mild'] as const)
      for (const word of wordsIn(kinds[kind][strength]))
        for (const ending of inflected[language]) {
          // „sau“ is a word of abuse, „sauer“ and „sauen“ are not: short words take no endings.
          if (ending !== '' && word.length < 4) continue
          const badness = words.get(word + ending) ?? { insult: 0, profanity: 0, slur: 0 }
          words.set(word + ending, { ...badness, [kind]: Math.max(badness[kind], strengths[strength]) })
        }
  return words
}

/** A compound is as bad as its last part, or cursed by its first: „Politikerpack“, „Scheißladen“. */
function ofCompound(
  form: string,
  words: ReadonlyMap<string, Badness>,
  harmless: ReadonlySet<string>,
): Badness | null {
  for (let cut = 3; cut <= form.length - shortestTail; cut++) {
    const tail = form.slice(cut)
    const badness = words.get(tail)
    if (badness && worstOf(badness) >= 0.7 && !neverTails.has(tail)) return badness
    if (harmless.has(tail)) return null
  }
  const cursedBy = (prefixes: readonly string[]) =>
    prefixes.some(
      (prefix) => prefix.length > 3 && form.length >= prefix.length + 4 && form.startsWith(prefix),
    )
  const profanity = cursedBy(germanPrefixes.profanity) ? 0.7 : 0
  const insult = cursedBy(germanPrefixes.insult) && !form.startsWith('voll') ? 0.7 : 0
  return profanity || insult ? { insult, profanity, slur: 0 } : null
}

function byFirstAndLast(words: readonly (readonly [string, Badness])[]): ReadonlyMap<string, string[]> {
  const lists = new Map<string, string[]>()
  for (const [word, badness] of words) {
    if (word.length < 4 || worstOf(badness) < 0.7) continue
    const key = word.charAt(0) + word.charAt(word.length - 1)
    const list = lists.get(key)
    if (list) list.push(word)
    else lists.set(key, [word])
  }
  return lists
}

const longestMasked = 24

function unmask(raw: string, byEnds: ReadonlyMap<string, string[]>): string | null {
  if (raw.length > longestMasked) return null
  const candidates = byEnds.get(raw.charAt(0) + raw.charAt(raw.length - 1))
  if (!candidates) return null
  const joined = raw.replace(/[-._]/g, '')
  if (candidates.includes(joined)) return joined
  const letters = raw.match(/\p{L}/gu)?.length ?? 0
  const pattern = new RegExp(
    `^${raw.replace(/[^\p{L}*#_.-]/gu, '.').replace(/[*#_.-]+/g, (run) => `.{1,${run.length + 2}}`)}$`,
    'u',
  )
  return candidates.find((word) => word.length <= 2 * letters + 1 && pattern.test(word)) ?? null
}
