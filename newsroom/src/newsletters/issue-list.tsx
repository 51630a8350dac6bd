import { ActionIcon, Button, Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { post } from '../api.ts'
import { Icon } from '../shell/icons.tsx'
import { NoMailServer } from '../shell/no-mail-server.tsx'
import { Empty, PageHead, ProblemNote } from '../shell/page.tsx'
import { type Column, RowList } from '../shell/row-list.tsx'
import { Time } from '../shell/time.tsx'
import { usePages } from '../shell/use-pages.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { IssueState } from './issue-state.tsx'
import styles from './newsletters.module.css'
import type { Issue, IssueList, IssueSummary, Newsletter } from './queries.ts'
import { useNewslettersChanged } from './queries.ts'

type Props = {
  newsletter: Newsletter
  onBack: (() => void) | null
  onOpen: (issueId: string) => void
  onSettings: () => void
}

/** The issues of one newsletter, newest first, and the beginning of a new one. */
export function IssueListView({ newsletter, onBack, onOpen, onSettings }: Props) {
  const t = useTexts()
  const changed = useNewslettersChanged()
  const path = `/newsletters/${newsletter.id}/issues` as const
  const list = usePages<IssueSummary, IssueList>(path)
  const add = useMutation({
    mutationFn: (isEmpty: boolean) => post<Pick<Issue, 'id'>>(path, isEmpty ? { blocks: [] } : {}),
    onSuccess: async ({ id }) => {
      await changed()
      onOpen(id)
    },
  })
  const figure = (value: number) => value.toLocaleString(t.language)
  const columns: Column<IssueSummary>[] = [
    {
      key: 'subject',
      head: t('newsletters.subject'),
      width: 'minmax(0, 1fr)',
      cell: ({ subject, number }) =>
        `${number ? `${number} · ` : ''}${subject || t('newsletters.noSubject')}`,
    },
    { key: 'state', head: t('outbox.state'), width: '190px', cell: (issue) => <IssueState {...issue} /> },
    {
      key: 'progress',
      head: t('newsletters.accepted'),
      width: '130px',
      align: 'end',
      cell: ({ total, accepted }) => (total > 0 ? `${figure(accepted)} / ${figure(total)}` : '–'),
    },
    {
      key: 'at',
      head: t('articles.time.changed'),
      width: '110px',
      align: 'end',
      cell: ({ sentAt, scheduledAt, changedAt }) => <Time at={sentAt ?? scheduledAt ?? changedAt} />,
    },
  ]
  return (
    <>
      <PageHead
        title={newsletter.shownName}
        actions={
          <>
            {onBack && (
              <ActionIcon onClick={onBack} aria-label={t('newsletters.all')} title={t('newsletters.all')}>
                <Icon name="back" />
              </ActionIcon>
            )}
            <Button variant="default" onClick={onSettings}>
              {t('newsletters.settings')}
            </Button>
            <Menu position="bottom-end" width={260}>
              <Menu.Target>
                <Button loading={add.isPending}>{t('newsletters.newIssue')}</Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => add.mutate(false)}>{t('newsletters.newFilled')}</Menu.Item>
                <Menu.Item onClick={() => add.mutate(true)}>{t('newsletters.newEmpty')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      />
      <p className={styles.line}>
        {t('newsletters.subscribers', { count: newsletter.subscribers })}
        {newsletter.nextAt && (
          <>
            {' · '}
            {t('newsletters.nextByItself')} <Time at={newsletter.nextAt} />
          </>
        )}
        {newsletter.isPublic && (
          <>
            {' · '}
            <a href={newsletter.url} target="_blank" rel="noreferrer">
              {t('newsletters.archive')}
            </a>
          </>
        )}
      </p>
      {list.first?.hasSmtp === false && <NoMailServer inset>{t('newsletters.noSmtp')}</NoMailServer>}
      <ProblemNote error={add.error} />
      <RowList
        label={t('newsletters.issues')}
        columns={columns}
        items={list.items}
        idOf={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        error={list.error}
        more={list.more}
        empty={<Empty title={t('newsletters.none')}>{t('newsletters.noneHint')}</Empty>}
      />
    </>
  )
}
