import { DotWord } from '../shell/state-word.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import type { IssueSummary } from './queries.ts'

const tones = {
  draft: 'quiet',
  scheduled: 'waiting',
  preparing: 'waiting',
  'waiting-for-smtp': 'waiting',
  sending: 'waiting',
  paused: 'waiting',
  sent: 'good',
  cancelled: 'bad',
} as const

export function IssueState({ status }: Pick<IssueSummary, 'status'>) {
  const t = useTexts()
  return <DotWord tone={tones[status]}>{t(`newsletters.status.${status}`)}</DotWord>
}
