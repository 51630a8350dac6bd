import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../api.ts'
import { SearchField } from '../articles/list/article-filters.tsx'
import { AddButton } from '../shell/add-button.tsx'
import { ListDetail } from '../shell/list-detail.tsx'
import { Empty, Loading, PageHead, ProblemNote } from '../shell/page.tsx'
import { type Column, RowList } from '../shell/row-list.tsx'
import { usePages } from '../shell/use-pages.ts'
import { useSelected } from '../shell/use-selected.ts'
import type { Texts } from '../texts/texts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { AuthorForm } from './author-form.tsx'
import { type Author, authorQuery, type ListedAuthor } from './queries.ts'

/** Whose names stand above articles. */
export function AuthorsScreen() {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [q, setQ] = useState('')
  const [selected, select] = useSelected()
  const list = usePages<ListedAuthor>('/authors', { q })
  const add = useMutation({
    mutationFn: (name: string) => post<Author>('/authors', { name }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['authors'] })
      select(id)
    },
  })
  return (
    <>
      <PageHead
        title={t('place.authors')}
        actions={
          <AddButton
            name={t('authors.add')}
            label={t('authors.newName')}
            busy={add.isPending}
            error={add.error}
            onAdd={(name) => add.mutateAsync(name)}
          />
        }
      >
        <SearchField value={q} onChange={setQ} label={t('authors.search')} />
      </PageHead>
      <ListDetail
        title={list.items?.find(({ id }) => id === selected)?.name ?? t('authors.author')}
        onClose={() => select(null)}
        list={
          <RowList
            label={t('place.authors')}
            columns={selected ? columnsOf(t).filter(({ key }) => key !== 'email') : columnsOf(t)}
            items={list.items}
            idOf={({ id }) => id}
            onOpen={({ id }) => select(id)}
            onSelect={({ id }) => select(id)}
            selectedId={selected}
            error={list.error}
            more={list.more}
            empty={
              q ? (
                <Empty title={t('authors.noneFound')} />
              ) : (
                <Empty title={t('authors.none')}>{t('authors.noneHint')}</Empty>
              )
            }
          />
        }
        detail={selected ? <Detail key={selected} id={selected} onRemoved={() => select(null)} /> : null}
      />
    </>
  )
}

const columnsOf = (t: Texts): Column<ListedAuthor>[] => [
  { key: 'name', head: t('authors.name'), width: 'minmax(0, 1.2fr)', cell: ({ name }) => name },
  { key: 'role', head: t('authors.roleTitle'), width: 'minmax(0, 1fr)', cell: ({ roleTitle }) => roleTitle },
  {
    key: 'email',
    head: t('authors.email'),
    width: 'minmax(0, 1fr)',
    wideOnly: true,
    cell: ({ email }) => email,
  },
  {
    key: 'articles',
    head: t('authors.articles'),
    width: '70px',
    align: 'end',
    cell: ({ articleCount }) => articleCount.toLocaleString(t.language),
  },
]

function Detail({ id, onRemoved }: { id: string; onRemoved: () => void }) {
  const { data: author, error, refetch } = useQuery(authorQuery(id))
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  return author ? <AuthorForm author={author} onRemoved={onRemoved} /> : <Loading />
}
