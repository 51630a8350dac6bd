import { ListDetail } from '../../shell/list-detail.tsx'
import { Empty, PageHead } from '../../shell/page.tsx'
import { type Column, RowList } from '../../shell/row-list.tsx'
import { Time } from '../../shell/time.tsx'
import { usePages } from '../../shell/use-pages.ts'
import { useSelected } from '../../shell/use-selected.ts'
import { useTexts } from '../../texts/use-texts.tsx'
import { StatusWord } from '../history.tsx'
import type { QueueItem } from '../queries.ts'
import { CommentDetail } from './comment-detail.tsx'
import { CommentFilterBar } from './comment-filter-bar.tsx'
import { useCommentFilters } from './use-comment-filters.ts'

/** All comments, whatever became of them: found by their words, looked at, and decided on anew. */
export function CommentsScreen() {
  const t = useTexts()
  const { filters, asked, change, isNarrowed } = useCommentFilters()
  const [selected, select] = useSelected()
  const list = usePages<QueueItem>('/moderation/comments', asked)
  const columns = useColumns(selected !== undefined)
  const open = list.items?.find(({ id }) => id === selected)
  return (
    <>
      <PageHead title={t('place.comments')}>
        <CommentFilterBar filters={filters} onChange={change} />
      </PageHead>
      <ListDetail
        wide
        title={open?.author.name ?? t('moderation.comment')}
        onClose={() => select(null)}
        list={
          <RowList
            label={t('place.comments')}
            columns={columns}
            items={list.items}
            idOf={({ id }) => id}
            onOpen={({ id }) => select(id)}
            onSelect={({ id }) => select(id)}
            selectedId={selected}
            error={list.error}
            more={list.more}
            empty={
              isNarrowed ? (
                <Empty title={t('comments.noneFound')} />
              ) : (
                <Empty title={t('comments.none')}>{t('comments.noneHint')}</Empty>
              )
            }
          />
        }
        detail={selected ? <CommentDetail key={selected} id={selected} onNarrow={change} /> : null}
      />
    </>
  )
}

function useColumns(isOpen: boolean): Column<QueueItem>[] {
  const t = useTexts()
  const columns: Column<QueueItem>[] = [
    {
      key: 'text',
      head: t('comments.text'),
      width: 'minmax(0, 3fr)',
      cell: ({ text }) => text.slice(0, 200),
    },
    {
      key: 'author',
      head: t('comments.author'),
      width: 'minmax(0, 1fr)',
      cell: ({ author }) => author.name,
    },
    {
      key: 'status',
      head: t('comments.status'),
      width: '160px',
      cell: (item) => <StatusWord item={item} />,
    },
    {
      key: 'article',
      head: t('comments.article'),
      width: 'minmax(0, 1.4fr)',
      wideOnly: true,
      cell: ({ article }) => article?.headline ?? '–',
    },
    {
      key: 'at',
      head: t('comments.at'),
      width: '110px',
      align: 'end',
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
  ]
  return isOpen ? columns.filter(({ key }) => key !== 'article' && key !== 'author') : columns
}
