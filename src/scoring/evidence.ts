import { type Badness, type Lexicon, worstOf } from './lexicon/lexicon.ts'
import { attackOnGroups, type Hostile } from './rules/attack.ts'
import { clausesOf, isDenied, quotedWords, speaksAbout, turningWords } from './rules/context.ts'
import { hostility, isGroup } from './rules/groups.ts'
import { mannerOf } from './rules/manner.ts'
import { countFields, nearness } from './rules/near.ts'
import { type Found, threatsIn } from './rules/threat.ts'
import type { ScoredLanguage, Signal, Span } from './scored.ts'
import type { Normal, Word } from './text/normalise.ts'

/** What words and rules say of a text, in the order in which the model's second step weighs it. */
export const evidenceNames = [
  'insult',
  'profanity',
  'slur',
  'softened',
  'addressed',
  'group',
  'groupAttack',
  'groupSoftened',
  'groupDenied',
  'threat',
  'capitals',
  'exclamations',
  'questions',
  'counter',
  'quoted',
  'length',
  'friendly',
  'speaksTo',
  'groupFriendly',
  'laughing',
  'angry',
  'figures',
  'sentences',
  'wordLength',
] as const
export type EvidenceName = (typeof evidenceNames)[number]

export type Evidence = {
  values: Record<EvidenceName, number>
  /** How much is spoken of each of `fieldNames`, and what stands near what (`nearNames`). */
  fields: readonly number[]
  near: readonly number[]
  /** 1: hostile words are condemned; 0.5: reported; 0: used. */
  about: number
  threats: Found[]
  spans: Span[]
}

/** @param reading the text as written, normalised, and its language */
export function gatherEvidence(
  lexicon: Lexicon,
  { original, normal, language }: { original: string; normal: Normal; language: ScoredLanguage },
): Evidence {
  const { words } = normal
  const quoted = quotedWords(original, words)
  const clauses = clausesOf(original, words, language)
  const turning = turningWords(language)
  const fieldsOf = words.map(({ form }) => lexicon.fieldsOf(form, language))
  const values = Object.fromEntries(evidenceNames.map((name) => [name, 0])) as Record<EvidenceName, number>
  const spans: Span[] = []
  const hostile: Hostile[] = []
  const groupsAt: number[] = []
  const addressedAt: number[] = []
  words.forEach((word, place) => {
    const badness = lexicon.badnessOf(word.form, language)
    if (isGroup(word.form, language)) groupsAt.push(place)
    if (turning.addressed.has(word.form)) addressedAt.push(place)
    if (turning.friendly.has(word.form)) values.friendly++
    const isBad = badness !== null && worstOf(badness) > 0
    const asHostile = hostility(words, place, {
      language,
      clauses: clauses.clauses,
      fields: fieldsOf[place] ?? [],
    })
    if (!isBad && asHostile === 0) return
    const isSoft = quoted[place] === 1 || isDenied(words, place, { language, clauses: clauses.clauses })
    const worth = Math.max(isBad ? Math.max(0.6, worstOf(badness)) : 0, asHostile)
    hostile.push({ place, last: place, worth, isSoft })
    if (isBad) note(values, spans, { word, badness, isSoft, isOwn: isSaidOfOneself(words, place) })
  })
  const about = speaksAbout(words, { language, clauses: clauses.clauses })
  values.counter = about.count
  const { attack, denied, marked } = attackOnGroups(normal, { groupsAt, hostile, clauses, quoted, language })
  values.group = Math.min(1, groupsAt.length / 2)
  values.groupAttack = attack
  values.groupDenied = denied
  values.groupSoftened = attack > 0 && about.count > 0 ? attack : 0
  values.addressed = hostile.filter(
    ({ place, isSoft }) => !isSoft && addressedAt.some((at) => Math.abs(at - place) <= 4),
  ).length
  values.groupFriendly = groupsAt.length > 0 && values.friendly > 0 ? 1 : 0
  values.speaksTo = addressedAt.length > 0 ? 1 : 0
  values.quoted = quoted.some((one) => one === 1) ? 1 : 0
  const threats = threatsIn(normal, language, (start) =>
    words.some((word, place) => word.start === start && quoted[place] === 1),
  )
  values.threat = either(threats)
  Object.assign(values, mannerOf(original, words.length))
  for (const name of ['addressed', 'counter', 'friendly'] as const)
    values[name] = Math.min(3, values[name]) / 3
  for (const { start, end, worth } of threats) if (worth >= 0.5) spans.push({ signal: 'threat', start, end })
  for (const place of marked) {
    const word = words[place]
    if (word && !spans.some(({ signal, start }) => signal === 'identityAttack' && start === word.start))
      spans.push({ signal: 'identityAttack', start: word.start, end: word.end })
  }
  return {
    values,
    fields: countFields(fieldsOf),
    near: nearness(fieldsOf),
    about: about.worth,
    threats,
    spans,
  }
}

const kinds = { insult: 'insult', profanity: 'profanity', slur: 'identityAttack' } as const satisfies Record<
  keyof Badness,
  Signal
>

/** Further bad words add less and less. */
function note(
  values: Record<EvidenceName, number>,
  spans: Span[],
  { word, badness, isSoft, isOwn }: { word: Word; badness: Badness; isSoft: boolean; isOwn: boolean },
): void {
  for (const kind of ['insult', 'profanity', 'slur'] as const) {
    const worth = badness[kind] * (isOwn && kind === 'slur' ? 0.5 : 1)
    if (worth === 0) continue
    if (isSoft) values.softened = Math.max(values.softened, worth)
    else {
      values[kind] = 1 - (1 - values[kind]) * (1 - 0.8 * worth)
      if (worth >= 0.5) spans.push({ signal: kinds[kind], start: word.start, end: word.end })
    }
  }
}

/** That at least one is so, when each is so by its worth. */
const either = (found: readonly Found[]): number =>
  1 - found.reduce((none, { worth }) => none * (1 - worth), 1)

/** What groups are called by others, some call themselves: “as a proud …”, „wir …“. */
function isSaidOfOneself(words: readonly Word[], place: number): boolean {
  for (let at = Math.max(0, place - 4); at < place; at++) if (oneself.has(words[at]?.form ?? '')) return true
  return false
}
const oneself = new Set(
  'am im bin myself we us wir my fellow proud stolz stolze stolzer mein meine unsere our'.split(' '),
)

/** How much of an attack is left where hostile words are reported or condemned, or something is quoted. */
export const shareUsed = ({ about, values }: Pick<Evidence, 'about' | 'values'>): number =>
  Math.min(about === 1 ? 0.35 : about > 0 ? 0.5 : 1, values.quoted > 0 ? 0.4 : 1)

/**
 * What the rules alone say of an attack on a group, 0…1: a group beside hostile words, put down, threatened, or called by a
 * name that is a slur. Who speaks about such words, quotes or denies them does not attack.
 */
export function attackByRules(evidence: Pick<Evidence, 'about' | 'values'>): number {
  const { group, groupAttack, groupDenied, slur, threat } = evidence.values
  const attack = Math.max(
    groupAttack,
    group > 0 && threat >= 0.5 && groupDenied < 0.5 ? 0.9 : 0,
    slur >= 0.75 ? 0.8 : 0,
  )
  return attack * shareUsed(evidence)
}

/**
 * What is left of the model's belief in an attack where no rule sees one: it has learned from texts of which two in five
 * were hate, and so has little trust in whoever names a group.
 */
export function shareWithoutAttack(values: Evidence['values']): number {
  const { groupAttack, groupDenied, groupFriendly, slur, insult, threat } = values
  if (Math.max(groupAttack, slur, insult, threat) >= 0.2) return 1
  if (groupFriendly > 0 || groupDenied > 0) return 0.45
  return 0.8
}
