import { Button, Checkbox, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Empty, Loading, PageBody, PageHead, ProblemNote } from '../shell/page.tsx'
import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { CommentCard } from './comment-card.tsx'
import { Due } from './due.tsx'
import styles from './moderation.module.css'
import { appealsQuery, decideAppeal, type OpenAppeal } from './queries.ts'
import { useCaseDecision } from './use-case-decision.ts'

/** Complaints of writers: decided by somebody else than who decided first. */
export function AppealsScreen() {
  const t = useTexts()
  const appeals = useQuery(appealsQuery)
  if (appeals.error && !appeals.data)
    return <ProblemNote error={appeals.error} retry={() => void appeals.refetch()} />
  if (!appeals.data) return <Loading />
  return (
    <>
      <PageHead title={t('place.appeals')} />
      {appeals.data.items.length === 0 ? (
        <Empty title={t('appeals.empty')}>{t('appeals.emptyHint')}</Empty>
      ) : (
        <PageBody>
          <ol className={`plain-list ${styles.cases}`}>
            {appeals.data.items.map((appeal) => (
              <li key={appeal.id} className={styles.case}>
                <AppealCase appeal={appeal} />
              </li>
            ))}
          </ol>
        </PageBody>
      )}
    </>
  )
}

function AppealCase({ appeal }: { appeal: OpenAppeal }) {
  const t = useTexts()
  const { busy, error, run } = useCaseDecision()
  const [explanation, setExplanation] = useState('')
  const [knows, setKnows] = useState(false)
  const decide = (outcome: 'upheld' | 'reversed') =>
    run(
      () =>
        decideAppeal(appeal.id, { outcome, explanation: explanation.trim() || null, alone: appeal.onlyYou }),
      t(`appeals.done.${outcome}`),
    )
  const isHeld = appeal.onlyYou && !knows
  return (
    <>
      <CommentCard item={appeal.item} />
      <p>
        {t('appeals.first', { name: appeal.decidedBy ?? '–', rule: appeal.decision.rule ?? '–' })}
        {appeal.decision.explanation && `: ${appeal.decision.explanation}`}
      </p>
      <section className={styles.part}>
        <h3 className={styles.partTitle}>
          {t('appeals.filed')} · <Time at={appeal.receivedAt} /> · <Due at={appeal.dueAt} />
        </h3>
        <p className={styles.words}>{appeal.text || t('appeals.noWords')}</p>
      </section>
      <ProblemNote error={error} />
      {appeal.mayDecide || appeal.onlyYou ? (
        <>
          <Textarea
            label={t('appeals.explanation')}
            value={explanation}
            onChange={(event) => setExplanation(event.currentTarget.value)}
            maxLength={2000}
            autosize
            minRows={2}
          />
          {appeal.onlyYou && (
            <Checkbox
              label={t('appeals.onlyYou')}
              description={t('appeals.onlyYouHint')}
              checked={knows}
              onChange={({ currentTarget }) => setKnows(currentTarget.checked)}
            />
          )}
          <div className={styles.buttons}>
            <Button onClick={() => decide('reversed')} loading={busy} disabled={isHeld}>
              {t('appeals.reverse')}
            </Button>
            <Button variant="default" onClick={() => decide('upheld')} loading={busy} disabled={isHeld}>
              {t('appeals.uphold')}
            </Button>
          </div>
        </>
      ) : (
        <p className="soft">{t('appeals.notYou')}</p>
      )}
    </>
  )
}
