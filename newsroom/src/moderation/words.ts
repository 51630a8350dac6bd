import type { TextKey, Texts } from '../texts/texts.ts'
import type { QueueItem } from './queries.ts'

type Signal = QueueItem['spans'][number]['signal']

const signals = [
  'threat',
  'identityAttack',
  'insult',
  'profanity',
  'disrespect',
  'offTopic',
  'spam',
] as const satisfies readonly Signal[]

/** What stands out, as words: scores from an even chance on, then what the other phases found. */
export function findingWords(item: QueueItem, t: Texts): { text: string; isClear: boolean }[] {
  const scored = signals.flatMap((signal) => {
    const score = item.scores?.[signal] ?? 0
    // Sums up insult, threat and attack: said by itself only where none of them is.
    const isSaid = signal === 'disrespect' && (item.scores?.insult ?? 0) >= 0.5
    if (score < 0.5 || isSaid) return []
    const isClear = score >= 0.8
    const name = t(`moderation.signal.${signal}`)
    return [{ text: t(isClear ? 'moderation.clear' : 'moderation.likely', { signal: name }), isClear }]
  })
  const found = item.reasons.flatMap(({ phase, says, facts }) => {
    const key = `moderation.phase.${phase}`
    return isPhaseKey(key) ? [{ text: t(key, facts), isClear: says === 'reject' || says === 'spam' }] : []
  })
  return [...scored, ...found]
}

const phaseKeys = [
  'moderation.phase.honeypot',
  'moderation.phase.too-fast',
  'moderation.phase.blocked',
  'moderation.phase.banned-words',
  'moderation.phase.suspicious-words',
  'moderation.phase.scoring-failed',
  'moderation.phase.links',
] as const satisfies readonly TextKey[]

const isPhaseKey = (key: string): key is (typeof phaseKeys)[number] => phaseKeys.some((each) => each === key)

/** The rule that the findings point to, as a start for the moderator. */
export const suggestedRule = (item: QueueItem): string =>
  item.reasons.find(({ says, clause }) => clause !== null && says !== 'note' && says !== 'wait')?.clause ?? ''
