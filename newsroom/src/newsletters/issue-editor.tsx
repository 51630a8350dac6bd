import { ActionIcon, Button, Menu, SegmentedControl, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { post, remove } from '../api.ts'
import { useSite } from '../session/session.ts'
import { exactTime } from '../shell/dates.ts'
import { Icon } from '../shell/icons.tsx'
import { Conflict, FormProblem } from '../shell/kept-form.tsx'
import { ProblemNote } from '../shell/page.tsx'
import { useShortcuts } from '../shell/use-shortcuts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { type Block, isBlank } from './block-list.ts'
import { BlockDesk } from './blocks/block-desk.tsx'
import { CheckPanel } from './check-panel.tsx'
import { IssueProgress } from './issue-progress.tsx'
import { IssueState } from './issue-state.tsx'
import styles from './newsletters.module.css'
import { PreviewPanel } from './preview-panel.tsx'
import { type Issue, isEditable, issuePath, useNewslettersChanged } from './queries.ts'
import { RemoveIssueDialog } from './remove-issue-dialog.tsx'
import { SendDialog, TestDialog } from './send-dialog.tsx'
import { useDuplicate } from './use-duplicate.ts'
import { useIssueForm } from './use-issue-form.ts'

type Props = { issue: Issue; language: string; onBack: () => void; onOpen: (issueId: string) => void }
const sides = ['content', 'preview', 'checks'] as const
type Side = (typeof sides)[number]

/** One issue: written while it is a draft, watched once it is on its way. */
export function IssueEditor(props: Props) {
  return isEditable(props.issue.status) ? <Writing {...props} /> : <Watching {...props} />
}

function Watching({ issue, onBack, onOpen }: Props) {
  const t = useTexts()
  const duplicate = useDuplicate(issue, onOpen)
  return (
    <>
      <div className={styles.bar}>
        <ActionIcon onClick={onBack} aria-label={t('newsletters.back')}>
          <Icon name="back" />
        </ActionIcon>
        <h1 className={styles.subject}>{issue.subject}</h1>
        <span className={styles.space} />
        <Button variant="default" loading={duplicate.isPending} onClick={() => duplicate.mutate()}>
          {t('newsletters.duplicate')}
        </Button>
        <ProblemNote error={duplicate.error} />
      </div>
      <div className={styles.desk}>
        <IssueProgress issue={issue} />
        <div className={styles.side}>
          <PreviewPanel issue={issue} revision={issue.revision} />
        </div>
      </div>
    </>
  )
}

function Writing({ issue, language, onBack, onOpen }: Props) {
  const t = useTexts()
  const { form, shown, know, revision } = useIssueForm(issue)
  const [open, setOpen] = useState<string | null>(null)
  const isWide = useMediaQuery('(min-width: 1001px)', true, { getInitialValueInEffect: false })
  const [chosen, setSide] = useState<Side>('content')
  /** Where there is room, the content stands beside the others. */
  const side = isWide && chosen === 'content' ? 'preview' : chosen
  const { values, state } = form
  useShortcuts({ 'mod+s': () => void form.save() })
  useEffect(() => {
    document.title = values.subject || t('newsletters.noSubject')
  }, [values.subject, t])
  const goTo = (number: number) => {
    const block = values.blocks.filter((each) => !isBlank(each))[number]
    if (!block) return
    if (!isWide) setSide('content')
    setOpen(block.key)
    setTimeout(() =>
      document.querySelector(`[data-block="${block.key}"]`)?.scrollIntoView({ block: 'center' }),
    )
  }
  const labels = {
    subject: t('newsletters.subject'),
    preheader: t('newsletters.preheader'),
    blocks: t('newsletters.blocks'),
  }
  return (
    <div>
      <IssueBar issue={issue} form={form} revision={revision} onBack={onBack} onOpen={onOpen} />
      <div className={styles.sides}>
        <SegmentedControl
          size="xs"
          value={side}
          onChange={(value) => setSide(value as Side)}
          aria-label={t('newsletters.show')}
          data={sides
            .filter((each) => !isWide || each !== 'content')
            .map((value) => ({
              value,
              label: t(`newsletters.side.${value}`),
            }))}
        />
      </div>
      <div className={styles.desk} data-side={side}>
        <div className={styles.content}>
          <h1 className="visually-hidden">{values.subject || t('newsletters.noSubject')}</h1>
          <Conflict
            form={form}
            labels={labels}
            words={(value, field) =>
              field === 'blocks'
                ? t('newsletters.blockCount', { count: (value as Block[]).length })
                : String(value)
            }
          />
          <FormProblem form={form} />
          {state.findings.blocks && <p className="error">{state.findings.blocks}</p>}
          <TextInput
            label={labels.subject}
            description={t('newsletters.signs', { count: values.subject.trim().length })}
            {...form.text('subject', 200)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
          <TextInput
            label={labels.preheader}
            placeholder={t('newsletters.preheaderHint')}
            {...form.text('preheader', 200)}
            mt={8}
            mb={16}
          />
          <BlockDesk
            form={form}
            shown={shown}
            know={know}
            language={language}
            open={open}
            setOpen={setOpen}
          />
        </div>
        <div className={styles.side}>
          {side === 'checks' ? (
            <CheckPanel issue={issue} revision={revision} onGo={goTo} />
          ) : (
            <PreviewPanel issue={issue} revision={revision} />
          )}
        </div>
      </div>
    </div>
  )
}

type BarProps = Omit<Props, 'language'> & Pick<ReturnType<typeof useIssueForm>, 'form' | 'revision'>

/** How it stands with the issue, and the next step. */
function IssueBar({ issue, form, revision, onBack, onOpen }: BarProps) {
  const t = useTexts()
  const { timeZone } = useSite()
  const changed = useNewslettersChanged()
  const [dialog, setDialog] = useState<'test' | 'send' | 'remove' | null>(null)
  const duplicate = useDuplicate(issue, onOpen)
  const { save } = form.state
  const act = useMutation({
    mutationFn: async (what: 'fill' | 'unschedule' | 'remove') => {
      if (what === 'remove') return remove(issuePath(issue), revision)
      if (!(await form.save())) return
      await post(`${issuePath(issue)}/${what}`)
    },
    onSuccess: async (_, what) => {
      if (what === 'remove') onBack()
      await changed()
    },
  })
  /** What is looked at last is what is stored. */
  const openSaved = async (which: 'test' | 'send') => {
    if (await form.save()) setDialog(which)
  }
  return (
    <div className={styles.bar}>
      <ActionIcon onClick={onBack} aria-label={t('newsletters.back')}>
        <Icon name="back" />
      </ActionIcon>
      <IssueState status={issue.status} />
      {issue.scheduledAt && (
        <span className="small">{exactTime(issue.scheduledAt, { language: t.language, timeZone })}</span>
      )}
      <span className="small soft" role="status">
        {save === 'saving' && t('form.saving')}
        {save === 'saved' && t('form.saved')}
        {save === 'unsaved' && t('form.unsaved')}
        {save === 'refused' && t('form.refused')}
      </span>
      <span className={styles.space} />
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon aria-label={t('shell.more')}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => act.mutate('fill')}>{t('newsletters.fill')}</Menu.Item>
          {issue.status === 'scheduled' && (
            <Menu.Item onClick={() => act.mutate('unschedule')}>{t('newsletters.unschedule')}</Menu.Item>
          )}
          <Menu.Item
            onClick={async () => {
              if (await form.save()) duplicate.mutate()
            }}
          >
            {t('newsletters.duplicate')}
          </Menu.Item>
          <Menu.Item color="red" onClick={() => setDialog('remove')}>
            {t('newsletters.removeIssue')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" onClick={() => void openSaved('test')}>
        {t('newsletters.test')}
      </Button>
      <Button onClick={() => void openSaved('send')}>{t('newsletters.send')}</Button>
      <ProblemNote error={act.error ?? duplicate.error} />
      {dialog === 'remove' && (
        <RemoveIssueDialog onClose={() => setDialog(null)} onRemove={() => act.mutate('remove')} />
      )}
      {dialog === 'test' && <TestDialog issue={issue} onClose={() => setDialog(null)} />}
      {dialog === 'send' && <SendDialog issue={issue} revision={revision} onClose={() => setDialog(null)} />}
    </div>
  )
}
