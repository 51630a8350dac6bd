import { ActionIcon, Menu, SegmentedControl } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ArticleSummary } from '../../../src/newsroom-api/contract/articles.ts'
import { SearchField } from '../articles/list/article-filters.tsx'
import { articlePagesQuery } from '../articles/queries.ts'
import { Icon } from '../shell/icons.tsx'
import { Empty } from '../shell/page.tsx'
import { type Column, RowList } from '../shell/row-list.tsx'
import { Time } from '../shell/time.tsx'
import { useShortcuts } from '../shell/use-shortcuts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { type Board, mostSecond, type PlaceNumber, pinsOf, places } from './board.ts'
import { useDragged } from './drag-desk.tsx'
import styles from './front-page.module.css'

type Props = { board: Board; place: (article: ArticleSummary, at: PlaceNumber) => void }

/** Finds articles and puts them on the board: dragged, by the figures 1 to 5, or from the menu of a row. */
export function ArticleFinder({ board, place }: Props) {
  const t = useTexts()
  const [q, setQ] = useState('')
  const [status, setStatus] = useState<'published' | 'scheduled'>('published')
  const [selected, select] = useState<ArticleSummary | null>(null)
  const filters = { q: q || undefined, status, sort: status, limit: 50 }
  const list = useInfiniteQuery({ ...articlePagesQuery(filters), placeholderData: keepPreviousData })
  const items = list.data?.pages.flatMap((page) => page.items)
  const placeOf = (id: string) => {
    const index = pinsOf(board).findIndex(({ articleId }) => articleId === id)
    return index < 0 ? null : index + (board.lead ? 1 : 2)
  }
  const firstFree = (): PlaceNumber =>
    board.lead ? ((Math.min(board.second.length, mostSecond - 1) + 2) as PlaceNumber) : 1
  useShortcuts(Object.fromEntries(places.map((at) => [String(at), () => selected && place(selected, at)])))
  const columns: Column<ArticleSummary>[] = [
    {
      key: 'headline',
      head: t('articles.headline'),
      width: 'minmax(0, 1fr)',
      cell: (article) => <Draggable article={article} />,
    },
    {
      key: 'time',
      head: t(`articles.time.${status}`),
      width: '78px',
      align: 'end',
      cell: ({ publishedAt, publishAt }) => {
        const at = status === 'published' ? publishedAt : publishAt
        return at && <Time at={at} />
      },
    },
    {
      key: 'put',
      head: '',
      width: '28px',
      cell: (article) => <PlaceMenu article={article} at={placeOf(article.id)} place={place} />,
    },
  ]
  return (
    <>
      <div className={styles.finder}>
        <SearchField value={q} onChange={setQ} label={t('articles.search')} />
        <SegmentedControl
          size="xs"
          value={status}
          onChange={(value) => setStatus(value as typeof status)}
          data={[
            { value: 'published', label: t('status.published') },
            { value: 'scheduled', label: t('status.scheduled') },
          ]}
          aria-label={t('articles.status')}
        />
      </div>
      <p className={styles.hint}>{t('frontPage.finderHint')}</p>
      <RowList
        label={t('place.articles')}
        columns={columns}
        items={items}
        idOf={({ id }) => id}
        onOpen={(article) => place(article, firstFree())}
        onSelect={select}
        selectedId={selected?.id}
        error={list.error}
        more={
          list.hasNextPage
            ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage }
            : undefined
        }
        empty={<Empty title={t(q ? 'articles.noneFound' : 'frontPage.noArticles')} />}
      />
    </>
  )
}

function Draggable({ article }: { article: ArticleSummary }) {
  const drag = useDragged(`article-${article.id}`, { article })
  return (
    <span {...drag} className={styles.grab} title={article.headline}>
      {article.headline}
    </span>
  )
}

type MenuProps = { article: ArticleSummary; at: number | null; place: Props['place'] }

/** The place that the article has, else a plus; opens the places that it can have. */
function PlaceMenu({ article, at, place }: MenuProps) {
  const t = useTexts()
  return (
    <Menu position="bottom-end" width={180} withinPortal>
      <Menu.Target>
        <ActionIcon
          aria-label={
            at === null
              ? t('frontPage.put', { headline: article.headline })
              : t('frontPage.placed', { headline: article.headline, place: at })
          }
        >
          {at === null ? <Icon name="plus" /> : <strong className={styles.placed}>{at}</strong>}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map((to) => (
          <Menu.Item key={to} onClick={() => place(article, to)}>
            {to === 1 ? t('frontPage.asLead') : t('frontPage.atPlace', { place: to })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
