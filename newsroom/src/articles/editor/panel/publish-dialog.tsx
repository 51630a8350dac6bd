import { Button, Checkbox, Group, Modal, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Article } from '../../../../../src/newsroom-api/contract/articles.ts'
import { useMedia } from '../../../media/queries.ts'
import { useMay, useSite } from '../../../session/session.ts'
import { exactTime, instantOf, localTime } from '../../../shell/dates.ts'
import { Icon } from '../../../shell/icons.tsx'
import { ProblemNote } from '../../../shell/page.tsx'
import { useTexts } from '../../../texts/use-texts.tsx'
import { type StateChange, useStateChange } from '../../change-state.ts'
import { fieldNames } from '../../compare/draft-in-words.ts'
import { type Draft, draftFields } from '../../draft.ts'
import { type Keeper, type KeeperState, NotSaved } from '../draft-keeper.ts'
import { saveInWords } from '../save-word.tsx'
import { findingInWords } from '../use-finding-words.ts'
import { MissingForEngines } from './engines-part.tsx'
import styles from './panel.module.css'
import { wrongTime } from './publish-time.ts'

type Props = { keeper: Keeper; state: KeeperState; onClose: () => void }

/** Ctrl Enter, then Enter: publishes, now or at a time; whoever may not publish hands in. */
export function PublishDialog({ keeper, state, onClose }: Props) {
  const t = useTexts()
  const may = useMay()
  const { article, draft } = state
  const publishes = article ? article.may.publish : may('articles.publish')
  const change = useStateChange((wanted) => keeper.send(wanted), article)
  const run = (wanted: StateChange) => change.mutate(wanted, { onSuccess: onClose })
  const title = !publishes
    ? t('publish.handIn')
    : article?.publishedRevision !== null && article
      ? t('publish.changes')
      : t('publish.title')
  return (
    <Modal opened onClose={onClose} title={title} size="md">
      <Reminders draft={draft} />
      {article && <MissingForEngines articleId={article.id} revision={article.revision} />}
      {!publishes ? (
        <HandIn run={run} pending={change.isPending} />
      ) : article && article.publishedRevision !== null ? (
        <Changes run={run} pending={change.isPending} />
      ) : (
        <When article={article} run={run} pending={change.isPending} />
      )}
      {change.error instanceof NotSaved ? (
        <NotSavedNote state={state} />
      ) : (
        <ProblemNote error={change.error} />
      )}
    </Modal>
  )
}

type StepProps = { run: (change: StateChange) => void; pending: boolean }

function HandIn({ run, pending }: StepProps) {
  const t = useTexts()
  return (
    <>
      <p className="soft">{t('publish.handInHint')}</p>
      <Group justify="flex-end" mt="md">
        <Button
          data-autofocus
          data-main-action
          loading={pending}
          onClick={() => run({ status: 'in_review' })}
        >
          {t('publish.handIn')}
        </Button>
      </Group>
    </>
  )
}

function Changes({ run, pending }: StepProps) {
  const t = useTexts()
  const [significant, setSignificant] = useState(false)
  return (
    <>
      <Checkbox
        checked={significant}
        onChange={(event) => setSignificant(event.target.checked)}
        label={t('publish.significant')}
        description={t('publish.significantHint')}
      />
      <Group justify="flex-end" mt="md">
        <Button
          data-autofocus
          data-main-action
          loading={pending}
          onClick={() => run({ status: 'published', ...(significant ? { significant } : {}) })}
        >
          {t('publish.changes')}
        </Button>
      </Group>
    </>
  )
}

function When({ article, run, pending }: StepProps & { article: Article | null }) {
  const t = useTexts()
  const { timeZone } = useSite()
  const words = { language: t.language, timeZone }
  const [later, setLater] = useState(article?.status === 'scheduled')
  const [time, setTime] = useState(() => localTime(article?.publishAt ?? nextHour(), timeZone))
  const publishAt = instantOf(time, timeZone)
  const wrong = wrongTime(publishAt, Date.now())
  const submit = () => {
    if (!later) run({ status: 'published', ...(article?.publishAt ? { publishAt: null } : {}) })
    else if (publishAt) run({ status: 'scheduled', publishAt })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Radio.Group
        value={later ? 'later' : 'now'}
        onChange={(value) => setLater(value === 'later')}
        aria-label={t('publish.when')}
      >
        <Stack gap={8}>
          <Radio value="now" label={t('publish.now')} />
          <Radio value="later" label={t('publish.later')} />
        </Stack>
      </Radio.Group>
      {later && (
        <TextInput
          type="datetime-local"
          mt="sm"
          label={t('publish.at')}
          description={publishAt && !wrong ? `${exactTime(publishAt, words)} (${timeZone})` : timeZone}
          error={wrong && t(`publish.${wrong}`)}
          max="2099-12-31T23:59"
          value={time}
          onChange={(event) => setTime(event.target.value)}
        />
      )}
      <Group justify="flex-end" mt="md">
        {article?.status === 'scheduled' && (
          <Button variant="default" loading={pending} onClick={() => run({ status: 'draft' })}>
            {t('publish.unschedule')}
          </Button>
        )}
        <Button
          type="submit"
          data-autofocus
          data-main-action
          loading={pending}
          disabled={later && (!publishAt || wrong !== null)}
        >
          {later ? t('publish.schedule') : t('publish.now')}
        </Button>
      </Group>
    </form>
  )
}

const nextHour = () => new Date((Math.floor(Date.now() / 3_600_000) + 1) * 3_600_000).toISOString()

/** What a colleague would point out over the shoulder. None of it keeps anybody from publishing. */
function Reminders({ draft }: { draft: Draft }) {
  const t = useTexts()
  const { data: lead } = useMedia(draft.leadPicture?.mediaId ?? null)
  const reminders = [
    !draft.headline.trim() && t('remind.headline'),
    !draft.section && t('remind.section'),
    draft.body.content.length === 0 && t('remind.body'),
    draft.bylines.length === 0 && t('remind.byline'),
    draft.leadPicture && lead && draft.leadPicture.alt === null && lead.alt === null && t('remind.alt'),
    draft.leadPicture && lead && !draft.leadPicture.credit && !lead.credit && t('remind.credit'),
  ].filter((text): text is string => Boolean(text))
  if (reminders.length === 0) return null
  return (
    <ul className={styles.reminders}>
      {reminders.map((reminder) => (
        <li key={reminder}>
          <Icon name="warning" /> {reminder}
        </li>
      ))}
    </ul>
  )
}

function NotSavedNote({ state }: { state: KeeperState }) {
  const t = useTexts()
  if (state.save.kind === 'refused') return <ProblemNote error={state.save.error} />
  if (state.save.kind === 'held')
    return (
      <div className={styles.mendFirst} role="alert">
        <p>{t('publish.mendFirst')}</p>
        <ul className="plain-list">
          {draftFields.map((field) => {
            const finding = state.findings[field]
            return (
              finding && (
                <li key={field}>
                  {t(fieldNames[field])}: {findingInWords(finding, t)}
                </li>
              )
            )
          })}
        </ul>
      </div>
    )
  return (
    <p className="error" role="alert">
      {saveInWords(state, t)}
    </p>
  )
}
