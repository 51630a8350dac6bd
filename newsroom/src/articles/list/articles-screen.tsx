import { Button } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { ArticleSummary } from '../../../../src/newsroom-api/contract/articles.ts'
import { useSite, useWrites } from '../../session/session.ts'
import { instantOf } from '../../shell/dates.ts'
import { ListDetail } from '../../shell/list-detail.tsx'
import { Empty, PageHead } from '../../shell/page.tsx'
import { type Column, RowList } from '../../shell/row-list.tsx'
import { StateWord } from '../../shell/state-word.tsx'
import { Time } from '../../shell/time.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import { articlePagesQuery } from '../queries.ts'
import { ArticleFilters } from './article-filters.tsx'
import { ArticlePeek } from './article-peek.tsx'
import { filtersOf, type ListSearch } from './filters.ts'

/** All articles: narrowed by filters in the address, one of them shown beside the list. */
export function ArticlesScreen() {
  const t = useTexts()
  const { timeZone } = useSite()
  const search = useSearch({ from: '/articles' })
  const navigate = useNavigate()
  const change = useCallback(
    (changes: Partial<ListSearch>) =>
      void navigate({ to: '/articles', search: withoutUndefined({ ...search, ...changes }), replace: true }),
    [navigate, search],
  )
  const filters = filtersOf(search, (day) => instantOf(`${day}T00:00`, timeZone))
  const list = useInfiniteQuery({ ...articlePagesQuery(filters), placeholderData: keepPreviousData })
  const items = list.data?.pages.flatMap((page) => page.items)
  const { open, sort: _, ...narrowing } = search
  const edit = (article: ArticleSummary) => void navigate({ to: '/articles/$id', params: { id: article.id } })
  const writes = useWrites()
  return (
    <>
      <PageHead
        title={t('place.articles')}
        actions={
          writes && (
            <Button component={Link} to="/articles/new">
              {t('articles.new')}
            </Button>
          )
        }
      >
        <ArticleFilters search={search} onChange={change} />
      </PageHead>
      <ListDetail
        title={t('articles.detail')}
        onClose={() => change({ open: undefined })}
        detail={open && items?.some(({ id }) => id === open) ? <ArticlePeek key={open} id={open} /> : null}
        list={
          <RowList
            label={t('place.articles')}
            columns={useColumns(search)}
            items={items}
            idOf={({ id }) => id}
            onOpen={edit}
            onSelect={isWide() ? (article) => change({ open: article.id }) : edit}
            selectedId={open}
            error={list.error}
            more={
              list.hasNextPage
                ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage }
                : undefined
            }
            empty={
              <NothingHere
                narrowed={Object.keys(narrowing).length > 0}
                reset={() => void navigate({ to: '/articles', search: {} })}
                writes={writes}
              />
            }
          />
        }
      />
    </>
  )
}

/** Beside the list there is room for a detail; where there is none, a row opens the article. */
const isWide = () => window.innerWidth > 820

const withoutUndefined = (search: ListSearch): ListSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))

function useColumns({ open, sort, status }: ListSearch): Column<ArticleSummary>[] {
  const t = useTexts()
  const time = sort ?? (status === 'scheduled' ? 'scheduled' : 'changed')
  const at = ({ changedAt, publishedAt, publishAt }: ArticleSummary) =>
    ({ changed: changedAt, published: publishedAt, scheduled: publishAt })[time]
  const all: Column<ArticleSummary>[] = [
    {
      key: 'headline',
      head: t('articles.headline'),
      width: 'minmax(0, 1fr)',
      cell: (article) => article.headline,
    },
    {
      key: 'status',
      head: t('articles.status'),
      width: '128px',
      cell: ({ status: state, revision, publishedRevision }) => (
        <StateWord status={state} changed={publishedRevision !== null && revision > publishedRevision} />
      ),
    },
    {
      key: 'section',
      head: t('articles.section'),
      width: '104px',
      cell: ({ section }) => section.name,
      wideOnly: true,
    },
    {
      key: 'authors',
      head: t('articles.bylines'),
      width: '140px',
      cell: ({ authors }) => authors.join(', '),
      wideOnly: true,
    },
    {
      key: 'time',
      head: t(`articles.time.${time}`),
      width: '92px',
      align: 'end',
      cell: (article) => {
        const instant = at(article)
        return instant && <Time at={instant} />
      },
    },
  ]
  return open ? all.filter(({ key }) => key !== 'authors' && key !== 'section') : all
}

function NothingHere({ narrowed, reset, writes }: { narrowed: boolean; reset: () => void; writes: boolean }) {
  const t = useTexts()
  if (narrowed)
    return (
      <Empty
        title={t('articles.noneFound')}
        action={
          <Button variant="default" onClick={reset}>
            {t('articles.resetFilters')}
          </Button>
        }
      />
    )
  return (
    <Empty
      title={t('articles.none')}
      action={
        writes && (
          <Button component={Link} to="/articles/new">
            {t('articles.newFirst')}
          </Button>
        )
      }
    >
      {t('articles.noneHint')}
    </Empty>
  )
}
