import type { Scored, Signal, Span } from '../scoring/index.ts'

/** What a client of Google's Comment Analyzer API may ask for, of that which is answered here. */
export const attributes = [
  'TOXICITY',
  'SEVERE_TOXICITY',
  'INSULT',
  'PROFANITY',
  'THREAT',
  'IDENTITY_ATTACK',
  'SPAM',
  'OFF_TOPIC',
] as const
export type Attribute = (typeof attributes)[number]

export const isAttribute = (name: string): name is Attribute =>
  (attributes as readonly string[]).includes(name)

/** Our signal that an attribute is; severe is what threatens or attacks a group, or is most disrespectful. */
const signalOf = {
  TOXICITY: 'disrespect',
  INSULT: 'insult',
  PROFANITY: 'profanity',
  THREAT: 'threat',
  IDENTITY_ATTACK: 'identityAttack',
  SPAM: 'spam',
  OFF_TOPIC: 'offTopic',
} as const satisfies Record<Exclude<Attribute, 'SEVERE_TOXICITY'>, string>

/**
 * The attribute's score, to the last digit what the scorer says. Severe toxicity, which it does not know, is the
 * highest of threat, identity attack and the square of disrespect: never above toxicity's own scale, and low for what is
 * merely rude. Null where nothing can be told (off topic without an article, or of a short text).
 */
export function scoreOf(attribute: Attribute, { scores }: Pick<Scored, 'scores'>): number | null {
  if (attribute !== 'SEVERE_TOXICITY') return scores[signalOf[attribute]]
  return Math.max(scores.threat, scores.identityAttack, scores.disrespect ** 2)
}

/** Whose words stand for each. */
const causes: Record<Attribute, readonly Signal[]> = {
  TOXICITY: ['disrespect', 'insult', 'profanity', 'threat', 'identityAttack'],
  SEVERE_TOXICITY: ['threat', 'identityAttack'],
  INSULT: ['insult'],
  PROFANITY: ['profanity'],
  THREAT: ['threat'],
  IDENTITY_ATTACK: ['identityAttack'],
  SPAM: ['spam'],
  OFF_TOPIC: ['offTopic'],
}

/** The stretches of the text that caused it, each once, in their order. */
export function spansOf(
  attribute: Attribute,
  { spans }: Pick<Scored, 'spans'>,
): Pick<Span, 'start' | 'end'>[] {
  const places = new Map(
    spans
      .filter(({ signal }) => causes[attribute].includes(signal))
      .map(({ start, end }) => [`${start} ${end}`, { start, end }]),
  )
  return [...places.values()].toSorted((a, b) => a.start - b.start || a.end - b.end)
}
