import { fieldNames, hostileFields, targetFields } from '../lexicon/fields.ts'

/** Hostile words beside a target, beside each other, beside who is addressed or pointed at; how many, and what share. */
export const nearNames = ['target', 'hostile', 'addressed', 'pointed', 'many', 'share'] as const

const isHostile = (place: number): boolean => place < hostileFields.length
/** Treason is said of the state as well as being hostile. */
const isTarget = (place: number): boolean =>
  (place >= hostileFields.length && place < hostileFields.length + targetFields.length) || place === treason
const treason = fieldNames.indexOf('treason')
const you = fieldNames.indexOf('you')
const pointing = fieldNames.indexOf('pointing')

/** How often each field is spoken of, at most three times; in thirds. */
export function countFields(fieldsOf: readonly (readonly number[])[]): number[] {
  const counts = new Array<number>(fieldNames.length).fill(0)
  for (const fields of fieldsOf) for (const field of fields) counts[field] = (counts[field] ?? 0) + 1
  return counts.map((count) => Math.min(3, count) / 3)
}

/** @param fieldsOf the fields of each word, in the order of the text */
export function nearness(fieldsOf: readonly (readonly number[])[]): number[] {
  const holds = (wanted: (place: number) => boolean) => fieldsOf.map((fields) => fields.some(wanted))
  const hostile = holds(isHostile)
  const beside = (others: readonly boolean[], reach: number): number => {
    let count = 0
    hostile.forEach((isBad, place) => {
      if (!isBad || count === 3) return
      const last = Math.min(others.length - 1, place + reach)
      for (let near = Math.max(0, place - reach); near <= last; near++)
        if (near !== place && others[near]) {
          count++
          return
        }
    })
    return count / 3
  }
  const all = hostile.filter(Boolean).length
  return [
    beside(holds(isTarget), 5),
    beside(hostile, 4),
    beside(
      holds((place) => place === you),
      4,
    ),
    beside(
      holds((place) => place === pointing),
      3,
    ),
    Math.min(1, all / 5),
    all / Math.max(5, fieldsOf.length),
  ]
}
