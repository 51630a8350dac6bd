import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Empty, Loading, PageBody, PageHead, ProblemNote } from '../shell/page.tsx'
import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { CommentCard } from './comment-card.tsx'
import { Due } from './due.tsx'
import styles from './moderation.module.css'
import { decideNotice, noticesQuery, type OpenNotice } from './queries.ts'
import { RejectForm } from './reject-form.tsx'
import { useCaseDecision } from './use-case-decision.ts'
import { suggestedRule } from './words.ts'

/** What readers have reported: each report is answered. */
export function NoticesScreen() {
  const t = useTexts()
  const notices = useQuery(noticesQuery)
  if (notices.error && !notices.data)
    return <ProblemNote error={notices.error} retry={() => void notices.refetch()} />
  if (!notices.data) return <Loading />
  return (
    <>
      <PageHead title={t('place.notices')} />
      {notices.data.items.length === 0 ? (
        <Empty title={t('notices.empty')}>{t('notices.emptyHint')}</Empty>
      ) : (
        <PageBody>
          <ol className={`plain-list ${styles.cases}`}>
            {notices.data.items.map((notice) => (
              <li key={notice.id} className={styles.case}>
                <NoticeCase notice={notice} />
              </li>
            ))}
          </ol>
        </PageBody>
      )}
    </>
  )
}

function NoticeCase({ notice }: { notice: OpenNotice }) {
  const t = useTexts()
  const { busy, error, run } = useCaseDecision()
  const [removing, setRemoving] = useState(false)
  const name = notice.name ?? t('notices.anonymous')
  const keep = () =>
    run(() => decideNotice(notice.id, { outcome: 'kept', rule: null, answer: null }), t('notices.done.kept'))
  return (
    <>
      <CommentCard item={notice.item} />
      <section className={styles.part}>
        <h3 className={styles.partTitle}>
          {t('notices.by', { reference: notice.reference, name })} · <Time at={notice.receivedAt} /> ·{' '}
          <Due at={notice.dueAt} />
        </h3>
        <p className={styles.words}>
          {notice.reason}: {notice.explanation}
        </p>
      </section>
      <ProblemNote error={error} />
      {removing ? (
        <RejectForm
          start={suggestedRule(notice.item)}
          label="notices.removeNow"
          onReject={({ rule, explanation }) =>
            run(
              () => decideNotice(notice.id, { outcome: 'removed', rule, answer: explanation }),
              t('notices.done.removed'),
            )
          }
          onCancel={() => setRemoving(false)}
        />
      ) : (
        <div className={styles.buttons}>
          <Button onClick={keep} loading={busy}>
            {t('notices.keep')}
          </Button>
          <Button variant="default" onClick={() => setRemoving(true)}>
            {t('notices.remove')}
          </Button>
        </div>
      )}
    </>
  )
}
