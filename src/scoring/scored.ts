/** What a comment is judged on. `disrespect` sums up the four after it; `offTopic` is about the article alone. */
export const signals = [
  'disrespect',
  'insult',
  'profanity',
  'threat',
  'identityAttack',
  'spam',
  'offTopic',
] as const
export type Signal = (typeof signals)[number]

export type ScoredLanguage = 'de' | 'en'

/** The words that caused a signal; `start` and `end` count UTF-16 code units of the text as it was given. */
export type Span = { signal: Signal; start: number; end: number }

/** What is to be judged. `article` and `parent` are what it is to be on topic of. */
export type ToScore = {
  text: string
  /** As somebody says; found out where it is missing or neither German nor English. */
  language?: string | null
  article?: { headline: string; teaser?: string | null; text?: string | null } | null
  /** The text of the comment that it answers. */
  parent?: string | null
}

/**
 * Scores are 0…1 and calibrated: of texts at 0.8 four in five are so. `offTopic` is null where no article is given or
 * the text is too short to tell. `offensive` is the verdict on respect at the documented threshold.
 */
export type Scored = {
  language: ScoredLanguage
  scores: Record<Exclude<Signal, 'offTopic'>, number> & { offTopic: number | null }
  offensive: boolean
  spans: Span[]
  suggestion: 'approve' | 'hold' | 'reject'
}

/** `version` names the model and its rules: what was scored by another one may be scored anew. */
export type Scorer = { version: string; score(comment: ToScore): Scored }
