import { Button, Progress } from '@mantine/core'
import { useState } from 'react'
import { Keys } from '../shell/keys.tsx'
import { Loading, ProblemNote } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './moderation.module.css'
import { focusOnce } from './notes.tsx'
import type { Chosen, ManyPreview } from './queries.ts'
import { RejectForm } from './reject-form.tsx'
import { useDeskKeys } from './use-desk-keys.ts'
import { type ManyPlan, useMany } from './use-many.ts'

type Props = {
  chosen: Chosen
  onDone: (commentIds: readonly string[]) => void
  onClose: () => void
}

/** What is to become of several comments: the decision, what it would do, how far it is, and the way back. */
export function ManyPanel({ chosen, onDone, onClose }: Props) {
  const t = useTexts()
  const many = useMany(chosen, onDone)
  const [isRejecting, setIsRejecting] = useState(false)
  const { state } = many
  const isChoosing = state.step === 'choosing' && !isRejecting
  const none = { rule: null, explanation: null }
  const act = (run: () => void) => () => {
    if (isChoosing) run()
  }
  useDeskKeys({
    a: act(() => many.look('approve', none)),
    r: act(() => setIsRejecting(true)),
    s: act(() => many.look('spam', none)),
    escape: onClose,
  })
  return (
    <section className={styles.many} aria-label={t('bulk.title')}>
      <h2 className={styles.headline}>
        {'ids' in chosen ? t('bulk.chosen', { count: chosen.ids.length }) : t('bulk.allChosen')}
      </h2>
      <ProblemNote error={many.error} />
      {isChoosing && (
        <div className={styles.buttons}>
          <Button onClick={() => many.look('approve', none)} rightSection={<Keys keys="a" />}>
            {t('moderation.approve')}
          </Button>
          <Button variant="default" onClick={() => setIsRejecting(true)} rightSection={<Keys keys="r" />}>
            {t('moderation.reject')}
          </Button>
          <Button variant="default" onClick={() => many.look('spam', none)} rightSection={<Keys keys="s" />}>
            {t('moderation.spam')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('bulk.none')}
          </Button>
        </div>
      )}
      {state.step === 'choosing' && isRejecting && (
        <RejectForm
          start=""
          label="bulk.rejectNow"
          onReject={(reasons) => {
            setIsRejecting(false)
            many.look('reject', reasons)
          }}
          onCancel={() => setIsRejecting(false)}
        />
      )}
      {state.step === 'looking' && <Loading />}
      {state.step === 'ready' && (
        <Preview plan={state.plan} onMake={() => many.make(state.plan)} onBack={many.back} />
      )}
      {state.step === 'working' && (
        <div className={styles.part} role="status">
          <p>{t('bulk.working', { done: state.done, count: state.of })}</p>
          <Progress value={(state.done / state.of) * 100} aria-label={t('bulk.title')} />
          <div>
            <Button variant="default" onClick={many.stop}>
              {t('bulk.stop')}
            </Button>
          </div>
        </div>
      )}
      {state.step === 'done' && (
        <div className={styles.part} role="status">
          <p>{t(state.isUndone ? 'bulk.undone' : 'bulk.done', { count: state.decisionIds.length })}</p>
          {state.left > 0 && <p className="soft">{t('bulk.left', { count: state.left })}</p>}
          <div className={styles.buttons}>
            <Button onClick={onClose} ref={focusOnce}>
              {t('bulk.close')}
            </Button>
            {!state.isUndone && state.decisionIds.length > 0 && (
              <Button variant="default" onClick={() => many.undo(state.decisionIds)}>
                {t('bulk.undo')}
              </Button>
            )}
          </div>
        </div>
      )}
    </section>
  )
}

const reasons = ['claimed', 'decided', 'gone'] as const
const mostNamed = 8

function Preview({ plan, onMake, onBack }: { plan: ManyPlan; onMake: () => void; onBack: () => void }) {
  const t = useTexts()
  const { preview, decision, rule } = plan
  const count = preview.ids.length
  return (
    <div className={styles.part}>
      <h3 className={styles.partTitle}>{t('bulk.preview')}</h3>
      <ul className={styles.previewList}>
        <li>{t(`bulk.will.${decision}`, { count, rule: rule ?? '' })}</li>
        <li>{preview.mails === 0 ? t('bulk.noMails') : t('bulk.mails', { count: preview.mails })}</li>
        {reasons.map((reason) => (
          <Skipped key={reason} reason={reason} preview={preview} />
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button onClick={onMake} disabled={count === 0} ref={focusOnce}>
          {t('bulk.make', { count })}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('bulk.back')}
        </Button>
      </div>
    </div>
  )
}

function Skipped({ reason, preview }: { reason: (typeof reasons)[number]; preview: ManyPreview }) {
  const t = useTexts()
  const names = preview.skipped.filter((each) => each.reason === reason).map(({ authorName }) => authorName)
  if (names.length === 0) return null
  const named = names.slice(0, mostNamed).join(', ')
  return (
    <li className="soft">
      {t(`bulk.skipped.${reason}`, { count: names.length })}
      {reason !== 'gone' && ` (${named}${names.length > mostNamed ? ', …' : ''})`}
    </li>
  )
}
