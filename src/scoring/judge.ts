import { attackByRules, gatherEvidence, shareUsed, shareWithoutAttack } from './evidence.ts'
import { detectLanguage, namedLanguage } from './language.ts'
import { type Lexicon, openLexicon } from './lexicon/lexicon.ts'
import { type Features, openFeatures, readFeatures } from './model/features.ts'
import { heads } from './model/heads.ts'
import { inputsOf } from './model/inputs.ts'
import { type Model, marginsOf, probabilityOf } from './model/model.ts'
import { openTopicality } from './rules/off-topic.ts'
import { spamIn } from './rules/spam.ts'
import type { Scored, Scorer, Span, ToScore } from './scored.ts'
import { longestRead } from './text/fold.ts'
import { normalise, type Vocabulary } from './text/normalise.ts'
import { vocabularyOf } from './vocabulary.ts'

/** From here on a text is called offensive: see docs/moderation.md for what is found and missed there. */
export const offensiveFrom = 0.4

/** From which score of a signal a person should look, or would most likely reject. */
const holdFrom = {
  disrespect: 0.5,
  insult: 0.55,
  profanity: 0.7,
  threat: 0.4,
  identityAttack: 0.5,
  spam: 0.5,
  offTopic: 0.7,
}
const rejectFrom = {
  disrespect: 0.9,
  insult: 0.92,
  profanity: 2,
  threat: 0.8,
  identityAttack: 0.85,
  spam: 0.9,
  offTopic: 2,
}

/** A scorer over a model: the same comment always has the same scores. */
export function openScorer(model: Model): Scorer {
  const lexicon = openLexicon()
  const vocabulary = vocabularyOf(model.knownWords, lexicon)
  const features = openFeatures()
  const offTopic = openTopicality()
  return {
    version: model.version,
    score(comment) {
      const judged = judge({ model, lexicon, vocabulary, features }, comment)
      const scores = { ...judged.scores, offTopic: offTopic(comment, judged.language) }
      return {
        language: judged.language,
        scores,
        offensive: scores.disrespect >= offensiveFrom,
        spans: judged.spans,
        suggestion: suggestionFor(scores),
      }
    },
  }
}

type Tools = { model: Model; lexicon: Lexicon; vocabulary: Vocabulary; features: Features }

function judge({ model, lexicon, vocabulary, features }: Tools, comment: ToScore) {
  const original = comment.text.slice(0, longestRead)
  const normal = normalise(original, vocabulary)
  readFeatures(features, normal, lexicon.isHarmless)
  const language = namedLanguage(comment.language) ?? detectLanguage(model, features, normal.words)
  const evidence = gatherEvidence(lexicon, { original, normal, language })
  const own = model.languages[language]
  const inputs = inputsOf(marginsOf(own, features), evidence)
  const [disrespect = 0, insult = 0, profanity = 0, identityAttack = 0] =
    normal.words.length === 0 ? [] : heads.map((head) => probabilityOf(own.stacks[head], inputs))
  const {
    threat,
    group,
    groupDenied,
    groupFriendly,
    softened,
    insult: called,
    slur,
    profanity: cursed,
  } = evidence.values
  const share = shareWithoutAttack(evidence.values)
  const byModel = identityAttack * share * (0.2 + 0.8 * shareUsed(evidence))
  // Tweets to learn English from name groups mostly to insult them: where nothing is said against one, that must not count.
  const isNamedOnly = share < 1 && group > 0 && (language === 'en' || groupDenied + groupFriendly > 0)
  const isSoftOnly = softened > 0 && called + slur + cursed + threat === 0
  const fair = isNamedOnly || isSoftOnly ? 0.45 : 1
  const byRules = attackByRules(evidence)
  // English texts to learn from know hate as slurs only; there the rules speak for themselves.
  const attack = Math.max(byModel, language === 'en' ? 0.9 * byRules : 0.4 * byModel + 0.6 * byRules)
  const spam = spamIn(original, normal)
  return {
    language,
    scores: {
      // A threat or a clear attack on a group is no respect, whatever its words.
      disrespect: Math.max(disrespect * fair, 0.95 * threat, 1.5 * attack - 0.6),
      insult: insult * fair,
      profanity,
      threat,
      identityAttack: attack,
      spam: spam.score,
    },
    spans: merged([
      ...evidence.spans,
      ...(spam.score < 0.3 ? [] : spam.found.map(({ start, end }): Span => ({ signal: 'spam', start, end }))),
    ]),
  }
}

const mostSpans = 200

/** In the order of the text, without those that stand inside one of the same signal. */
function merged(spans: readonly Span[]): Span[] {
  const kept: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.end <= span.start) continue
    if (
      kept.some(({ signal, start, end }) => signal === span.signal && start <= span.start && span.end <= end)
    )
      continue
    kept.push(span)
    if (kept.length === mostSpans) break
  }
  return kept
}

function suggestionFor(scores: Scored['scores']): Scored['suggestion'] {
  const reaches = (limits: Record<keyof typeof holdFrom, number>) =>
    Object.entries(limits).some(([signal, limit]) => (scores[signal as keyof typeof holdFrom] ?? 0) >= limit)
  if (reaches(rejectFrom)) return 'reject'
  return reaches(holdFrom) ? 'hold' : 'approve'
}
