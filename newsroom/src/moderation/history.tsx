import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { DotWord } from '../shell/state-word.tsx'
import { Time } from '../shell/time.tsx'
import type { Texts } from '../texts/texts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './moderation.module.css'
import { type QueueItem, writerQuery } from './queries.ts'

const shown = 5

/** What else this writer has sent, with what became of it. */
export function WriterComments({ item }: { item: QueueItem }) {
  const t = useTexts()
  const { writerId } = item.author
  const query = useQuery({ ...writerQuery(writerId ?? ''), enabled: writerId !== null })
  const others = (query.data ?? []).filter(({ id }) => id !== item.id).slice(0, shown)
  if (writerId === null || others.length === 0) return null
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t('history.title')}</h3>
      <ul className={`plain-list ${styles.history}`}>
        {others.map((other) => (
          <li key={other.id}>
            <p className={styles.snippet}>{other.text.slice(0, 160)}</p>
            <p className="small soft">
              <StatusWord item={other} /> · <Time at={other.createdAt} />
              {other.article && ` · ${other.article.headline}`}
            </p>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/moderation/comments" search={{ writer: writerId } as never}>
          {t('history.all')}
        </Link>
      </p>
    </section>
  )
}

const tones = {
  pending: 'waiting',
  approved: 'good',
  rejected: 'bad',
  removed: 'bad',
  spam: 'bad',
  withdrawn: 'quiet',
} as const

/** What has become of a comment, with the rule that it was turned down by. */
export function StatusWord({ item }: { item: QueueItem }) {
  const t = useTexts()
  return <DotWord tone={tones[item.status]}>{statusWords(item, t)}</DotWord>
}

export function statusWords(item: QueueItem, t: Texts): string {
  const rule = item.decisions.find(({ status }) => status === item.status)?.rule
  const word = t(`comments.status.${item.status}`)
  const isTurnedDown = item.status === 'rejected' || item.status === 'removed'
  return rule && isTurnedDown ? t('comments.byRule', { word, rule }) : word
}

/** All that was decided on a comment, the newest first. */
export function DecisionLog({ item }: { item: QueueItem }) {
  const t = useTexts()
  if (item.decisions.length === 0) return null
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t('history.decisions')}</h3>
      <ol className={`plain-list ${styles.history}`}>
        {item.decisions.map((decision) => (
          <li key={decision.id}>
            <p>
              {t(`history.decision.${decision.decision}`)}
              {decision.rule && ` · ${t('history.rule', { rule: decision.rule })}`}
              <span className="small soft">
                {' '}
                · {decision.by ?? '–'} · <Time at={decision.decidedAt} />
              </span>
            </p>
            {decision.explanation && <p className="small soft">{decision.explanation}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
