import type { Block, BodyDoc } from '../../../../src/articles/body/schema.ts'
import { canonicalBlock, storedBody } from '../body.ts'
import { type Draft, type DraftField, draftFields, fieldKey } from '../draft.ts'
import { compareBodies } from './compare-bodies.ts'

/** Who changed something since both began from `base`. */
export type ChangedBy = 'mine' | 'theirs' | 'both'
export type Choice = 'mine' | 'theirs' | 'both'

export type FieldDifference = { field: Exclude<DraftField, 'body'>; by: ChangedBy }
/** A stretch of the body. `same` ones need no choice. */
export type Stretch = { by: ChangedBy | 'same'; mine: Block[]; theirs: Block[] }

/** Two versions of one article that began from the same revision. */
export type Merge = { mine: Draft; theirs: Draft; fields: FieldDifference[]; body: Stretch[] }

/** What a person decided: by field, and by position of the stretch. */
export type Choices = { fields: Partial<Record<DraftField, Choice>>; body: Record<number, Choice> }

/** Finds what two people changed since `base`, field by field and in the body paragraph by paragraph. */
export function compareThree(base: Draft, mine: Draft, theirs: Draft): Merge {
  const fields = draftFields.flatMap((field): FieldDifference[] => {
    if (field === 'body' || fieldKey(mine, field) === fieldKey(theirs, field)) return []
    const mineChanged = fieldKey(mine, field) !== fieldKey(base, field)
    const theirsChanged = fieldKey(theirs, field) !== fieldKey(base, field)
    return [{ field, by: mineChanged && theirsChanged ? 'both' : mineChanged ? 'mine' : 'theirs' }]
  })
  return { mine, theirs, fields, body: compareThreeBodies(base.body, mine.body, theirs.body) }
}

/** The choice that keeps everybody's words: each one's own changes, and both where both wrote. */
export function gentleChoices(merge: Merge): Choices {
  return {
    fields: Object.fromEntries(
      merge.fields.map(({ field, by }) => [field, by === 'theirs' ? 'theirs' : defaultFor(field, by)]),
    ),
    body: Object.fromEntries(merge.body.flatMap(({ by }, i) => (by === 'same' ? [] : [[i, by]]))),
  }
}

const listFields: readonly DraftField[] = ['tags', 'bylines', 'places']
/** Only lists can hold both; of two headlines one has to go. */
export const canHoldBoth = (field: DraftField): boolean => listFields.includes(field)
const defaultFor = (field: DraftField, by: ChangedBy): Choice =>
  by === 'both' && canHoldBoth(field) ? 'both' : 'mine'

/** The article as decided. What was not decided is as in `mine`. */
export function mergedDraft(merge: Merge, choices: Choices): Draft {
  const { mine, theirs } = merge
  const content = merge.body.flatMap((stretch, i) => {
    const choice = choices.body[i] ?? 'mine'
    if (stretch.by === 'same' || choice === 'mine') return stretch.mine
    return choice === 'theirs' ? stretch.theirs : union(stretch.mine, stretch.theirs)
  })
  const draft: Draft = { ...mine, body: { type: 'doc', content } }
  for (const { field } of merge.fields) {
    const choice = choices.fields[field] ?? 'mine'
    if (choice === 'theirs') Object.assign(draft, { [field]: theirs[field] })
    if (choice === 'both')
      Object.assign(draft, { [field]: union(mine[field] as unknown[], theirs[field] as unknown[]) })
  }
  return draft
}

function union<T>(first: readonly T[], second: readonly T[]): T[] {
  const known = new Set(first.map((item) => JSON.stringify(item)))
  return [...first, ...second.filter((item) => !known.has(JSON.stringify(item)))]
}

/** Position in the other version for each block of `base` that is still there, unchanged or recognisably changed. */
function kept(base: BodyDoc, other: BodyDoc): Map<number, number> {
  const positions = new Map<number, number>()
  let i = 0
  let j = 0
  for (const { kind } of compareBodies(base, other)) {
    if (kind === 'same' || kind === 'changed') positions.set(i, j)
    if (kind !== 'added') i++
    if (kind !== 'removed') j++
  }
  return positions
}

/**
 * The diff3 way: what both still have parts the stretches that one or both rewrote. A paragraph that both have is a
 * stretch of its own, so that changes of neighbouring paragraphs do not get into each other's way.
 */
function compareThreeBodies(baseDoc: BodyDoc, mineDoc: BodyDoc, theirsDoc: BodyDoc): Stretch[] {
  const [base, mine, theirs] = [baseDoc, mineDoc, theirsDoc].map((doc) => storedBody(doc).content) as [
    Block[],
    Block[],
    Block[],
  ]
  const inMine = kept(baseDoc, mineDoc)
  const inTheirs = kept(baseDoc, theirsDoc)
  const stretches: Stretch[] = []
  const from = { base: 0, mine: 0, theirs: 0 }
  const endStretch = (to: typeof from) => {
    stretches.push(
      ...stretchOf(
        base.slice(from.base, to.base),
        mine.slice(from.mine, to.mine),
        theirs.slice(from.theirs, to.theirs),
      ),
    )
  }
  for (let i = 0; i < base.length; i++) {
    const [m, t] = [inMine.get(i), inTheirs.get(i)]
    if (m === undefined || t === undefined) continue
    endStretch({ base: i, mine: m, theirs: t })
    stretches.push(...stretchOf(base.slice(i, i + 1), mine.slice(m, m + 1), theirs.slice(t, t + 1)))
    Object.assign(from, { base: i + 1, mine: m + 1, theirs: t + 1 })
  }
  endStretch({ base: base.length, mine: mine.length, theirs: theirs.length })
  return stretches
}

function stretchOf(base: Block[], mine: Block[], theirs: Block[]): Stretch[] {
  const [b, m, t] = [base, mine, theirs].map((blocks) => blocks.map(canonicalBlock).join()) as [
    string,
    string,
    string,
  ]
  if (m === t) return mine.length ? [{ by: 'same', mine, theirs }] : []
  return [{ by: m === b ? 'theirs' : t === b ? 'mine' : 'both', mine, theirs }]
}
