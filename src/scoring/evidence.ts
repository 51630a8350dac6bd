import { type Badness, type Lexicon, worstOf } from './lexicon/lexicon.ts'
import { isDenied, quotedWords, turningWords } from './rules/context.ts'
import { isGroup, isHostile } from './rules/groups.ts'
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
] as const
export type EvidenceName = (typeof evidenceNames)[number]

export type Evidence = { values: Record<EvidenceName, number>; threats: Found[]; spans: Span[] }

/** How far apart a group and what is said of it may stand, in words. */
const window = 6

/** @param reading the text as written, normalised, and its language */
export function gatherEvidence(
  lexicon: Lexicon,
  { original, normal, language }: { original: string; normal: Normal; language: ScoredLanguage },
): Evidence {
  const { words } = normal
  const quoted = quotedWords(original, words)
  const turning = turningWords(language)
  const values = Object.fromEntries(evidenceNames.map((name) => [name, 0])) as Record<EvidenceName, number>
  const spans: Span[] = []
  const hostileAt: { place: number; worth: number; isSoft: boolean }[] = []
  const groupsAt: number[] = []
  const addressedAt: number[] = []
  words.forEach((word, place) => {
    const badness = lexicon.badnessOf(word.form, language)
    if (isGroup(word.form, language)) groupsAt.push(place)
    if (turning.addressed.has(word.form)) addressedAt.push(place)
    if (turning.counter.has(word.form)) values.counter++
    if (turning.friendly.has(word.form)) values.friendly++
    const isBad = badness !== null && worstOf(badness) > 0
    if (!isBad && !isHostile(word.form, language)) return
    const isSoft = quoted[place] === 1 || isDenied(words, place, language)
    hostileAt.push({ place, worth: isBad ? Math.max(0.6, worstOf(badness)) : 0.8, isSoft })
    if (isBad) note(values, spans, { word, badness, isSoft })
  })
  weighGroups(values, { hostileAt, groupsAt, words, spans })
  values.addressed = hostileAt.filter(
    ({ place, isSoft }) => !isSoft && addressedAt.some((at) => Math.abs(at - place) <= 4),
  ).length
  values.groupFriendly = groupsAt.length > 0 && values.friendly > 0 ? 1 : 0
  values.speaksTo = addressedAt.length > 0 ? 1 : 0
  values.quoted = quoted.some((one) => one === 1) ? 1 : 0
  const threats = threatsIn(normal, language, (start) =>
    words.some((word, place) => word.start === start && quoted[place] === 1),
  )
  values.threat = either(threats)
  weighManner(values, original, words.length)
  for (const name of ['addressed', 'counter', 'friendly'] as const)
    values[name] = Math.min(3, values[name]) / 3
  for (const { start, end, worth } of threats) if (worth >= 0.5) spans.push({ signal: 'threat', start, end })
  return { values, threats, spans }
}

const kinds = { insult: 'insult', profanity: 'profanity', slur: 'identityAttack' } as const satisfies Record<
  keyof Badness,
  Signal
>

/** Further bad words add less and less. */
function note(
  values: Record<EvidenceName, number>,
  spans: Span[],
  { word, badness, isSoft }: { word: Word; badness: Badness; isSoft: boolean },
): void {
  for (const kind of ['insult', 'profanity', 'slur'] as const) {
    const worth = badness[kind]
    if (worth === 0) continue
    if (isSoft) values.softened = Math.max(values.softened, worth)
    else {
      values[kind] = 1 - (1 - values[kind]) * (1 - 0.8 * worth)
      if (worth >= 0.5) spans.push({ signal: kinds[kind], start: word.start, end: word.end })
    }
  }
}

/** A group and what is hostile within six words of it. Denied or quoted, it is told apart. */
function weighGroups(
  values: Record<EvidenceName, number>,
  {
    hostileAt,
    groupsAt,
    words,
    spans,
  }: {
    hostileAt: readonly { place: number; worth: number; isSoft: boolean }[]
    groupsAt: readonly number[]
    words: readonly Word[]
    spans: Span[]
  },
): void {
  values.group = Math.min(1, groupsAt.length / 2)
  for (const at of groupsAt)
    for (const { place, worth, isSoft } of hostileAt) {
      const distance = Math.abs(place - at)
      if (distance > window) continue
      const near = worth * (1 - (0.25 * distance) / window)
      if (isSoft) {
        values.groupDenied = Math.max(values.groupDenied, near)
        continue
      }
      values.groupAttack = Math.max(values.groupAttack, near)
      if (worth >= 0.6)
        for (const word of [words[at], words[place]])
          if (word && !spans.some((span) => span.signal === 'identityAttack' && span.start === word.start))
            spans.push({ signal: 'identityAttack', start: word.start, end: word.end })
    }
  values.groupSoftened = values.groupAttack > 0 && values.counter > 0 ? values.groupAttack : 0
}

/** Capitals, exclamation marks, questions, length: 0…1 each. */
function weighManner(values: Record<EvidenceName, number>, original: string, words: number): void {
  let [capitals, letters, exclamations, questions] = [0, 0, 0, 0]
  const end = Math.min(original.length, 2000)
  for (let at = 0; at < end; at++) {
    const code = original.charCodeAt(at)
    if (code >= 65 && code <= 90) capitals++
    if ((code | 32) >= 97 && (code | 32) <= 122) letters++
    if (code === 33) exclamations++
    if (code === 63) questions++
  }
  values.capitals = letters < 12 ? 0 : Math.max(0, capitals / letters - 0.12)
  values.exclamations = Math.min(1, exclamations / 4)
  values.questions = Math.min(1, questions / 3)
  values.length = Math.min(1, Math.log(1 + words) / 6)
}

/** That at least one is so, when each is so by its worth. */
const either = (found: readonly Found[]): number =>
  1 - found.reduce((none, { worth }) => none * (1 - worth), 1)

/**
 * What the rules alone say of an attack on a group, 0…1: a group beside hostile words, threatened, or called by a name that
 * is a slur. Who speaks about such words, quotes or denies them does not attack.
 */
export function attackByRules({
  group,
  groupAttack,
  slur,
  threat,
  counter,
  quoted,
}: Evidence['values']): number {
  const attack = Math.max(groupAttack, group > 0 && threat >= 0.5 ? 0.9 : 0, slur >= 0.75 ? 0.8 : 0)
  return attack * (counter > 0 || quoted > 0 ? 0.4 : 1)
}

/**
 * What is left of the model's belief in an attack where no rule sees one: it has learned from texts of which two in five
 * were hate, and so has little trust in whoever names a group.
 */
export function shareWithoutAttack(values: Evidence['values']): number {
  const { groupAttack, groupDenied, groupFriendly, slur, insult, threat } = values
  if (Math.max(groupAttack, slur, insult, threat) >= 0.2) return 1
  if (groupFriendly > 0 || groupDenied > 0) return 0.45
  return 0.85
}
