import { Button, Group, Modal, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../api.ts'
import { ProblemNote } from '../shell/page.tsx'
import { say } from '../shell/undo.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { type ListedTag, type Tag, tagListQuery, tagQuery } from './queries.ts'

type Props = { tag: Tag; search: string; onClose: () => void; onMerged: (into: string) => void }

/** Merging cannot be taken back, so it is said before what will happen. */
export function MergeDialog({ tag, search, onClose, onMerged }: Props) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [typed, setTyped] = useState(search)
  const [target, setTarget] = useState<ListedTag | null>(null)
  const [q] = useDebouncedValue(typed.trim(), 150)
  const list = useQuery({ ...tagListQuery({ q, limit: 20 }), placeholderData: keepPreviousData })
  // What is chosen stays among the choices, although its label then stands in the field and is searched for.
  const found = [...(list.data?.items ?? []), ...(target ? [target] : [])]
  const others = [...new Map(found.map((each) => [each.id, each])).values()].filter(({ id }) => id !== tag.id)
  const merge = useMutation({
    mutationFn: (into: string) => post<Tag>(`/tags/${tag.id}/merge`, { into }),
    onSuccess: (merged) => {
      say(t('tags.merged', { from: tag.name, into: merged.name }))
      onMerged(merged.id)
      queryClient.setQueryData(tagQuery(merged.id).queryKey, merged)
      void queryClient.invalidateQueries({ queryKey: ['tags', 'pages'] })
      void queryClient.invalidateQueries({ queryKey: ['tags', 'list'] })
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('tags.mergeTitle', { name: tag.name })} size="md">
      <Select
        label={t('tags.mergeInto')}
        data={others.map(({ id, name, kind, articleCount }) => ({
          value: id,
          label: `${name} · ${t(`tags.kind.${kind}`)} · ${t('tags.articleCount', { count: articleCount })}`,
        }))}
        value={target?.id ?? null}
        onChange={(id) => setTarget(others.find((each) => each.id === id) ?? null)}
        searchable
        defaultSearchValue={search}
        onSearchChange={setTyped}
        filter={({ options }) => options}
        nothingFoundMessage={t('tags.noneFound')}
        data-autofocus
      />
      {target && (
        <p style={{ marginTop: 14 }}>{t('tags.mergeConsequence', { from: tag.name, into: target.name })}</p>
      )}
      <ProblemNote error={merge.error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button
          disabled={!target}
          loading={merge.isPending}
          onClick={() => target && merge.mutate(target.id)}
        >
          {t('tags.mergeNow')}
        </Button>
      </Group>
    </Modal>
  )
}
