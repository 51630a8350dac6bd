import { NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post, remove } from '../api.ts'
import { SearchField } from '../articles/list/article-filters.tsx'
import { useMay } from '../session/session.ts'
import { AddButton } from '../shell/add-button.tsx'
import { ListDetail } from '../shell/list-detail.tsx'
import { Empty, Loading, PageHead, ProblemNote } from '../shell/page.tsx'
import { type Column, RowList } from '../shell/row-list.tsx'
import { usePages } from '../shell/use-pages.ts'
import { useRemoval } from '../shell/use-removal.tsx'
import { useSelected } from '../shell/use-selected.ts'
import type { Texts } from '../texts/texts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { type ListedTag, type Tag, tagKinds, tagQuery } from './queries.ts'
import { TagFacts } from './tag-facts.tsx'
import { TagForm } from './tag-form.tsx'

/** What articles are about: people, places, topics. Doubles are merged here. */
export function TagsScreen() {
  const t = useTexts()
  const [q, setQ] = useState('')
  const [kind, setKind] = useState('')
  const [selected, select] = useSelected()
  const list = usePages<ListedTag>('/tags', { q, kind })
  const removal = useRemoval()
  const items = list.items?.filter(({ id }) => !removal.hidden.has(id))
  const add = useAddTag(select)
  return (
    <>
      <PageHead
        title={t('place.tags')}
        actions={
          <AddButton
            name={t('tags.add')}
            label={t('tags.newName')}
            busy={add.isPending}
            error={add.error}
            onAdd={(name) => add.mutateAsync(name)}
          />
        }
      >
        <SearchField value={q} onChange={setQ} label={t('tags.search')} />
        <NativeSelect
          aria-label={t('tags.kind')}
          value={kind}
          onChange={({ currentTarget }) => setKind(currentTarget.value)}
          data={[
            { value: '', label: t('tags.anyKind') },
            ...tagKinds.map((value) => ({ value, label: t(`tags.kinds.${value}`) })),
          ]}
        />
      </PageHead>
      <ListDetail
        title={items?.find(({ id }) => id === selected)?.name ?? t('tags.tag')}
        onClose={() => select(null)}
        list={
          <RowList
            label={t('place.tags')}
            columns={selected ? columnsOf(t).filter(({ key }) => key !== 'aliases') : columnsOf(t)}
            items={items}
            idOf={({ id }) => id}
            onOpen={({ id }) => select(id)}
            onSelect={({ id }) => select(id)}
            selectedId={selected}
            error={list.error}
            more={list.more}
            empty={
              q || kind ? (
                <Empty title={t('tags.noneFound')} />
              ) : (
                <Empty title={t('tags.none')}>{t('tags.noneHint')}</Empty>
              )
            }
          />
        }
        detail={
          selected && !removal.hidden.has(selected) ? (
            <Detail
              key={selected}
              id={selected}
              onGone={(tag, into) => {
                if (into) return select(into)
                select(null)
                removal.remove({
                  id: tag.id,
                  message: t('tags.removed', { name: tag.name }),
                  run: () => remove(`/tags/${tag.id}`),
                  list: 'tags',
                })
              }}
            />
          ) : null
        }
      />
    </>
  )
}

function useAddTag(select: (id: string) => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => post<Tag>('/tags', { name }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['tags'] })
      select(id)
    },
  })
}

const columnsOf = (t: Texts): Column<ListedTag>[] => [
  { key: 'name', head: t('tags.name'), width: 'minmax(0, 2fr)', cell: ({ name }) => name },
  { key: 'kind', head: t('tags.kind'), width: '110px', cell: ({ kind }) => t(`tags.kind.${kind}`) },
  {
    key: 'aliases',
    head: t('tags.aliases'),
    width: 'minmax(0, 2fr)',
    wideOnly: true,
    cell: ({ aliases }) => aliases.join(', '),
  },
  {
    key: 'articles',
    head: t('tags.articles'),
    width: '70px',
    align: 'end',
    cell: ({ articleCount }) => articleCount.toLocaleString(t.language),
  },
]

function Detail({ id, onGone }: { id: string; onGone: (tag: Tag, into: string | null) => void }) {
  const may = useMay()
  const { data: tag, error, refetch } = useQuery(tagQuery(id))
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!tag) return <Loading />
  if (!may('tags.manage')) return <TagFacts tag={tag} />
  return <TagForm tag={tag} onGone={(into) => onGone(tag, into)} />
}
