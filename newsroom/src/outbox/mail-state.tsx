import type { OutboxItem } from '../../../src/newsroom-api/contract/deliveries.ts'
import { DotWord } from '../shell/state-word.tsx'
import { useTexts } from '../texts/use-texts.tsx'

const tones = {
  'waiting-for-smtp': 'quiet',
  queued: 'waiting',
  submitting: 'waiting',
  retrying: 'waiting',
  accepted: 'good',
  failed: 'bad',
  bounced: 'bad',
  cancelled: 'quiet',
} as const

export function MailState({ mail }: { mail: Pick<OutboxItem, 'status'> }) {
  const t = useTexts()
  return <DotWord tone={tones[mail.status]}>{t(`outbox.status.${mail.status}`)}</DotWord>
}
