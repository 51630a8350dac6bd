import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { post, remove } from '../api.ts'
import { useSite } from '../session/session.ts'
import { AddButton } from '../shell/add-button.tsx'
import { Empty, Loading, PageHead, ProblemNote } from '../shell/page.tsx'
import { type Column, RowList } from '../shell/row-list.tsx'
import { DotWord } from '../shell/state-word.tsx'
import { Time } from '../shell/time.tsx'
import { useRemoval } from '../shell/use-removal.tsx'
import { useSelected } from '../shell/use-selected.ts'
import type { Texts } from '../texts/texts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { type Page, type PageSummary, standingPageQuery, standingPagesQuery } from './queries.ts'

const PageEditor = lazy(() => import('./page-editor.tsx').then((m) => ({ default: m.PageEditor })))

/** Standing pages, such as „Über uns“: a list, and one of them to write in. */
export function PagesScreen() {
  const t = useTexts()
  const [open, setOpen] = useSelected()
  const removal = useRemoval()
  const close = () => setOpen(null)
  if (open)
    return (
      <OpenPage
        key={open}
        id={open}
        onBack={close}
        onRemove={({ id, title }) => {
          close()
          removal.remove({
            id,
            message: t('pages.removed', { title }),
            run: () => remove(`/pages/${id}`),
            list: 'pages',
          })
        }}
      />
    )
  return <PageList hidden={removal.hidden} onOpen={setOpen} />
}

function OpenPage({ id, ...props }: { id: string; onBack: () => void; onRemove: (page: Page) => void }) {
  const page = useQuery({
    ...standingPageQuery(id),
    refetchOnWindowFocus: false,
    refetchOnMount: 'always',
    gcTime: 0,
  })
  if (page.error) return <ProblemNote error={page.error} retry={() => void page.refetch()} />
  if (!page.data || !page.isFetchedAfterMount) return <Loading />
  return (
    <Suspense fallback={<Loading />}>
      <PageEditor page={page.data} {...props} />
    </Suspense>
  )
}

function PageList({ hidden, onOpen }: { hidden: ReadonlySet<string>; onOpen: (id: string) => void }) {
  const t = useTexts()
  const pages = useQuery(standingPagesQuery)
  const queryClient = useQueryClient()
  const { language } = useSite()
  const add = useMutation({
    mutationFn: (title: string) =>
      post<Page>('/pages', {
        title,
        language,
        published: false,
        body: { format: 'doc', content: { type: 'doc', content: [] } },
      }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['pages'] })
      onOpen(id)
    },
  })
  return (
    <>
      <PageHead
        title={t('place.pages')}
        actions={
          <AddButton
            name={t('pages.add')}
            label={t('pages.newTitle')}
            busy={add.isPending}
            error={add.error}
            onAdd={(title) => add.mutateAsync(title)}
          />
        }
      />
      <RowList
        label={t('place.pages')}
        columns={columnsOf(t)}
        items={pages.data?.filter(({ id }) => !hidden.has(id))}
        idOf={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        error={pages.error ?? undefined}
        empty={<Empty title={t('pages.none')}>{t('pages.noneHint')}</Empty>}
      />
    </>
  )
}

const columnsOf = (t: Texts): Column<PageSummary>[] => [
  { key: 'title', head: t('pages.title'), width: 'minmax(0, 1fr)', cell: ({ title }) => title },
  { key: 'path', head: t('form.slug'), width: 'minmax(0, 1fr)', cell: ({ path }) => path },
  {
    key: 'state',
    head: t('articles.status'),
    width: '150px',
    cell: ({ published }) =>
      published ? (
        <DotWord tone="good">{t('status.published')}</DotWord>
      ) : (
        <DotWord tone="quiet">{t('pages.notPublished')}</DotWord>
      ),
  },
  {
    key: 'by',
    head: t('pages.changedBy'),
    width: '140px',
    wideOnly: true,
    cell: ({ changedBy }) => changedBy,
  },
  {
    key: 'at',
    head: t('articles.time.changed'),
    width: '96px',
    align: 'end',
    cell: ({ changedAt }) => <Time at={changedAt} />,
  },
]
