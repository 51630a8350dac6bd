import { Button, Group, Modal, Progress } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { post } from '../api.ts'
import { useMay } from '../session/session.ts'
import { Fact, Facts } from '../shell/fields.tsx'
import { NoMailServer } from '../shell/no-mail-server.tsx'
import { ProblemNote } from '../shell/page.tsx'
import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { IssueState } from './issue-state.tsx'
import styles from './newsletters.module.css'
import { type Issue, isRunning, issuePath, useNewslettersChanged } from './queries.ts'

/** How far an issue is on its way to its readers, and what can still be done about it. */
export function IssueProgress({ issue }: { issue: Issue }) {
  const t = useTexts()
  const may = useMay()
  const { total, accepted, failed, pending, progress, status } = issue
  const figure = (value: number) => value.toLocaleString(t.language)
  const done = total - pending
  return (
    <section className={styles.progress} aria-label={t('newsletters.progress')}>
      <p>
        <IssueState status={status} />{' '}
        <span className="soft">{t('newsletters.doneOf', { done: figure(done), total: figure(total) })}</span>
      </p>
      <Progress
        value={total > 0 ? (done / total) * 100 : 0}
        size={8}
        aria-label={t('newsletters.progress')}
      />
      {status === 'waiting-for-smtp' && <NoMailServer>{t('newsletters.noSmtp')}</NoMailServer>}
      {progress?.pauseReason && progress.pauseReason !== 'by-hand' && (
        <p className={styles.note}>{t('newsletters.pausedBecause', { reason: progress.pauseReason })}</p>
      )}
      <Facts>
        <Fact name={t('newsletters.total')}>{figure(total)}</Fact>
        <Fact name={t('newsletters.accepted')}>{figure(accepted)}</Fact>
        <Fact name={t('newsletters.failed')}>{figure(failed)}</Fact>
        <Fact name={t('newsletters.pending')}>{figure(pending)}</Fact>
        {progress && progress.bounced > 0 && (
          <Fact name={t('newsletters.bounced')}>{figure(progress.bounced)}</Fact>
        )}
        {typeof progress?.perMinute === 'number' && (
          <Fact name={t('newsletters.perMinute')}>{figure(Math.round(progress.perMinute))}</Fact>
        )}
        {typeof progress?.secondsLeft === 'number' && (
          <Fact name={t('newsletters.left')}>
            {t('newsletters.minutesLeft', { count: Math.max(1, Math.ceil(progress.secondsLeft / 60)) })}
          </Fact>
        )}
        {issue.sentAt && (
          <Fact name={t('newsletters.sentAt')}>
            <Time at={issue.sentAt} />
          </Fact>
        )}
      </Facts>
      {isRunning(status) && <ProgressActions issue={issue} />}
      {issue.mailingId && may('outbox.read') && (
        <Link to="/mailings" search={{ open: issue.mailingId } as never}>
          {t('newsletters.deliveries')}
        </Link>
      )}
      {issue.url && (
        <a href={issue.url} target="_blank" rel="noreferrer">
          {t('newsletters.archive')}
        </a>
      )}
    </section>
  )
}

function ProgressActions({ issue }: { issue: Issue }) {
  const t = useTexts()
  const changed = useNewslettersChanged()
  const [asking, setAsking] = useState(false)
  const act = useMutation({
    mutationFn: (what: 'pause' | 'resume' | 'cancel') => post(`${issuePath(issue)}/${what}`),
    onSettled: changed,
  })
  const button = (what: 'pause' | 'resume') => (
    <Button
      variant="default"
      loading={act.isPending && act.variables === what}
      onClick={() => act.mutate(what)}
    >
      {t(`newsletters.${what}`)}
    </Button>
  )
  return (
    <>
      <Group gap={8}>
        {issue.status === 'sending' && button('pause')}
        {issue.status === 'paused' && button('resume')}
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('newsletters.cancel')}
        </Button>
      </Group>
      <ProblemNote error={act.error} />
      {asking && (
        <Modal opened onClose={() => setAsking(false)} title={t('newsletters.cancelTitle')} size="sm">
          <p>{t('newsletters.cancelHint', { count: issue.pending })}</p>
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('newsletters.cancelNot')}
            </Button>
            <Button
              color="red"
              onClick={() => {
                setAsking(false)
                act.mutate('cancel')
              }}
            >
              {t('newsletters.cancelYes')}
            </Button>
          </Group>
        </Modal>
      )}
    </>
  )
}
