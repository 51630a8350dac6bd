import { ActionIcon } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Redirect } from '../../../src/newsroom-api/contract/redirects.ts'
import { call } from '../api.ts'
import { SearchField } from '../articles/list/article-filters.tsx'
import { Icon } from '../shell/icons.tsx'
import { Empty, PageHead } from '../shell/page.tsx'
import { type Column, RowList } from '../shell/row-list.tsx'
import { Time } from '../shell/time.tsx'
import { usePages } from '../shell/use-pages.ts'
import { useRemoval } from '../shell/use-removal.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { RedirectForm } from './redirect-form.tsx'

/** Old addresses and where they lead. Those of articles come by themselves, others are set here. */
export function RedirectsScreen() {
  const t = useTexts()
  const [q, setQ] = useState('')
  const [edited, setEdited] = useState<{ from: string; to: string } | null>(null)
  const list = usePages<Redirect>('/redirects', { q })
  const removal = useRemoval()
  const removeOne = (redirect: Redirect) =>
    removal.remove({
      id: redirect.from,
      message: t('redirects.removed', { from: redirect.from }),
      run: () => call('DELETE', '/redirects', { query: { from: redirect.from } }),
      list: 'redirects',
    })
  const columns: Column<Redirect>[] = [
    { key: 'from', head: t('redirects.from'), width: 'minmax(0, 1fr)', cell: ({ from }) => from },
    {
      key: 'to',
      head: t('redirects.to'),
      width: 'minmax(0, 1fr)',
      cell: (redirect) => <Target {...redirect} />,
    },
    {
      key: 'by',
      head: t('redirects.by'),
      width: '140px',
      wideOnly: true,
      cell: ({ articleId, createdBy }) => (articleId ? t('redirects.byItself') : createdBy),
    },
    {
      key: 'at',
      head: t('redirects.since'),
      width: '96px',
      align: 'end',
      wideOnly: true,
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
    {
      key: 'remove',
      head: '',
      width: '28px',
      cell: (redirect) => (
        <ActionIcon
          aria-label={t('redirects.remove', { from: redirect.from })}
          title={t('action.remove')}
          onClick={() => removeOne(redirect)}
        >
          <Icon name="trash" />
        </ActionIcon>
      ),
    },
  ]
  return (
    <>
      <PageHead title={t('place.redirects')}>
        <SearchField value={q} onChange={setQ} label={t('redirects.search')} />
      </PageHead>
      <RedirectForm key={edited?.from ?? ''} start={edited} onDone={() => setEdited(null)} />
      <RowList
        label={t('place.redirects')}
        columns={columns}
        items={list.items?.filter(({ from }) => !removal.hidden.has(from))}
        idOf={({ from }) => from}
        onOpen={({ articleId, from, to }) => !articleId && setEdited({ from, to: to ?? '' })}
        selectedId={edited?.from}
        error={list.error}
        more={list.more}
        empty={
          q ? (
            <Empty title={t('redirects.noneFound')} />
          ) : (
            <Empty title={t('redirects.none')}>{t('redirects.noneHint')}</Empty>
          )
        }
      />
    </>
  )
}

function Target({ to, articleId }: Redirect) {
  const t = useTexts()
  if (!articleId) return to
  return (
    <Link to="/articles/$id" params={{ id: articleId }}>
      {to ?? t('redirects.article')}
    </Link>
  )
}
