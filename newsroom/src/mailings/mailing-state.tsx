import { Progress as Bar } from '@mantine/core'
import { DotWord } from '../shell/state-word.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './mailings.module.css'
import type { Delivery, Mailing, Progress } from './queries.ts'

const tones = {
  draft: 'quiet',
  frozen: 'waiting',
  'waiting-for-smtp': 'waiting',
  sending: 'waiting',
  paused: 'waiting',
  cancelled: 'bad',
  ended: 'good',
} as const

const deliveryTones = {
  queued: 'quiet',
  submitting: 'waiting',
  deferred: 'waiting',
  accepted: 'good',
  failed: 'bad',
  bounced: 'bad',
  suppressed: 'quiet',
} as const

export function MailingState({ status }: Pick<Progress, 'status'>) {
  const t = useTexts()
  return <DotWord tone={tones[status]}>{t(`mailings.status.${status}`)}</DotWord>
}

export function DeliveryState({ status }: Pick<Delivery, 'status'>) {
  const t = useTexts()
  return <DotWord tone={deliveryTones[status]}>{t(`mailings.delivery.${status}`)}</DotWord>
}

/** What kind of mail it is, as people say it. */
export function useKindWords(): (kind: Mailing['kind']) => string {
  const t = useTexts()
  return (kind) => (kind === 'newsletter' || kind === 'alert' ? t(`mailings.kind.${kind}`) : kind)
}

/** How many of all have been dealt with, as a bar and in figures. */
export function Share({ progress }: { progress: Progress }) {
  const t = useTexts()
  const { total, pending } = progress
  const figure = (value: number) => value.toLocaleString(t.language)
  const words = t('newsletters.doneOf', { done: figure(total - pending), total: figure(total) })
  return (
    <span className={styles.share}>
      <Bar
        value={total > 0 ? ((total - pending) / total) * 100 : 0}
        size={6}
        className={styles.bar}
        aria-label={words}
      />
      <span className="nowrap">{words}</span>
    </span>
  )
}
