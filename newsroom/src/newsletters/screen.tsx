import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { post } from '../api.ts'
import { useSite } from '../session/session.ts'
import { AddButton } from '../shell/add-button.tsx'
import { Empty, Loading, PageHead, ProblemNote } from '../shell/page.tsx'
import { type Column, RowList } from '../shell/row-list.tsx'
import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { IssueListView } from './issue-list.tsx'
import { NewsletterForm } from './newsletter-form.tsx'
import {
  isRunning,
  issueQuery,
  liveEvery,
  type Newsletter,
  newslettersQuery,
  useNewslettersChanged,
} from './queries.ts'

const IssueEditor = lazy(() => import('./issue-editor.tsx').then((m) => ({ default: m.IssueEditor })))

/** What is open stands in the address, so that it can be linked and the browser's way back leads out of it. */
type Opened = { open?: string; issue?: string; part?: 'settings' | 'all' }

/** Newsletters, the issues of one, one issue. Where there is one newsletter only, its issues come first. */
export function NewslettersScreen() {
  const navigate = useNavigate()
  const search = useRouterState({ select: (state) => state.location.search as Opened })
  const go = (to: Opened) => void navigate({ to: '.', search: to } as never)
  const newsletters = useQuery(newslettersQuery)
  if (newsletters.error && !newsletters.data)
    return <ProblemNote error={newsletters.error} retry={() => void newsletters.refetch()} />
  if (!newsletters.data) return <Loading />
  const [first, ...others] = newsletters.data
  const one =
    newsletters.data.find(({ id }) => id === search.open) ??
    (others.length === 0 && search.part !== 'all' ? first : undefined)
  if (!one) return <NewsletterList items={newsletters.data} onOpen={(open) => go({ open })} />
  const toIssues = () => go({ open: one.id })
  if (search.issue)
    return (
      <OpenIssue
        key={search.issue}
        newsletter={one}
        id={search.issue}
        onBack={toIssues}
        onOpen={(issue) => go({ open: one.id, issue })}
      />
    )
  if (search.part === 'settings') return <NewsletterForm key={one.id} newsletter={one} onBack={toIssues} />
  return (
    <IssueListView
      key={one.id}
      newsletter={one}
      onBack={() => go({ part: 'all' })}
      onOpen={(issue) => go({ open: one.id, issue })}
      onSettings={() => go({ open: one.id, part: 'settings' })}
    />
  )
}

type OpenIssueProps = {
  newsletter: Newsletter
  id: string
  onBack: () => void
  onOpen: (issueId: string) => void
}

function OpenIssue({ newsletter, id, onBack, onOpen }: OpenIssueProps) {
  const { language } = useSite()
  const issue = useQuery({
    ...issueQuery(newsletter.id, id),
    refetchOnMount: 'always',
    refetchInterval: ({ state }) => (state.data && isRunning(state.data.status) ? liveEvery : false),
    gcTime: 0,
  })
  if (issue.error && !issue.data)
    return <ProblemNote error={issue.error} retry={() => void issue.refetch()} />
  if (!issue.data || !issue.isFetchedAfterMount) return <Loading />
  return (
    <Suspense fallback={<Loading />}>
      <IssueEditor
        issue={issue.data}
        language={newsletter.language ?? language}
        onBack={onBack}
        onOpen={onOpen}
      />
    </Suspense>
  )
}

function NewsletterList({ items, onOpen }: { items: Newsletter[]; onOpen: (id: string) => void }) {
  const t = useTexts()
  const changed = useNewslettersChanged()
  const add = useMutation({
    mutationFn: (name: string) => post<Newsletter>('/newsletters', { name }),
    onSuccess: async ({ id }) => {
      await changed()
      onOpen(id)
    },
  })
  const columns: Column<Newsletter>[] = [
    {
      key: 'name',
      head: t('newsletters.name'),
      width: 'minmax(0, 1fr)',
      cell: ({ shownName }) => shownName,
    },
    {
      key: 'cadence',
      head: t('newsletters.cadence'),
      width: '150px',
      wideOnly: true,
      cell: ({ cadence }) => cadence ?? '–',
    },
    {
      key: 'subscribers',
      head: t('newsletters.subscriberCount'),
      width: '110px',
      align: 'end',
      cell: ({ subscribers }) => subscribers.toLocaleString(t.language),
    },
    {
      key: 'last',
      head: t('newsletters.lastSent'),
      width: '110px',
      align: 'end',
      cell: ({ lastSentAt }) => (lastSentAt ? <Time at={lastSentAt} /> : '–'),
    },
    {
      key: 'next',
      head: t('newsletters.nextByItself'),
      width: '130px',
      align: 'end',
      wideOnly: true,
      cell: ({ nextAt }) => (nextAt ? <Time at={nextAt} /> : '–'),
    },
  ]
  return (
    <>
      <PageHead
        title={t('place.newsletters')}
        actions={
          <AddButton
            name={t('newsletters.new')}
            label={t('newsletters.name')}
            busy={add.isPending}
            error={add.error}
            onAdd={(name) => add.mutateAsync(name)}
          />
        }
      />
      <RowList
        label={t('place.newsletters')}
        columns={columns}
        items={items}
        idOf={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        empty={<Empty title={t('newsletters.none')} />}
      />
    </>
  )
}
