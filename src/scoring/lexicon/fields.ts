import type { ScoredLanguage } from '../scored.ts'
import { englishFields } from './english-fields.ts'
import { germanFields } from './german-fields.ts'

/** What words speak of. Hostile fields first, then whom hostility meets, then how somebody speaks. */
export const hostileFields = [
  'stupidity',
  'madness',
  'lying',
  'treason',
  'shame',
  'disgust',
  'excrement',
  'sex',
  'animals',
  'violence',
  'punishment',
  'expulsion',
  'crime',
  'contempt',
  'speech',
] as const
export const targetFields = ['camps', 'migrants', 'faith', 'women', 'state'] as const
export const fieldNames = [
  ...hostileFields,
  ...targetFields,
  'generalising',
  'pointing',
  'you',
  'they',
  'we',
  'me',
  'kind',
  'measured',
  'news',
  'mockery',
  'wish',
  'negation',
] as const
export type FieldName = (typeof fieldNames)[number]

/** The places in `fieldNames` of the fields that a word belongs to. */
export type Fields = { of(form: string, language: ScoredLanguage): readonly number[] }

const mostRemembered = 20_000
const shortestBeginning = 2

export function openFields(): Fields {
  const lists = { de: readFields(germanFields), en: readFields(englishFields) }
  const remembered = { de: new Map<string, readonly number[]>(), en: new Map<string, readonly number[]>() }
  return {
    of(form, language) {
      const known = remembered[language]
      const before = known.get(form)
      if (before) return before
      const found = fieldsIn(lists[language], form)
      if (known.size >= mostRemembered) known.clear()
      known.set(form, found)
      return found
    },
  }
}

type Lists = {
  whole: ReadonlyMap<string, readonly number[]>
  beginnings: ReadonlyMap<string, readonly number[]>
  longest: number
}

function readFields(fields: Record<FieldName, string>): Lists {
  const whole = new Map<string, number[]>()
  const beginnings = new Map<string, number[]>()
  fieldNames.forEach((name, place) => {
    for (const word of fields[name].split(/\s+/)) {
      const isWhole = word.endsWith('.')
      const form = isWhole ? word.slice(0, -1) : word
      const map = isWhole ? whole : beginnings
      map.set(form, [...(map.get(form) ?? []), place])
    }
  })
  return { whole, beginnings, longest: Math.max(...[...beginnings.keys()].map((form) => form.length)) }
}

function fieldsIn({ whole, beginnings, longest }: Lists, form: string): readonly number[] {
  const found = new Set(whole.get(form))
  for (let length = shortestBeginning; length <= Math.min(longest, form.length); length++)
    for (const place of beginnings.get(form.slice(0, length)) ?? []) found.add(place)
  return [...found].sort((a, b) => a - b)
}
