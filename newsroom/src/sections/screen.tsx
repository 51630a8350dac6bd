import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, post } from '../api.ts'
import { useMay } from '../session/session.ts'
import { AddButton } from '../shell/add-button.tsx'
import { ListDetail } from '../shell/list-detail.tsx'
import { Empty, Loading, PageHead, ProblemNote } from '../shell/page.tsx'
import { SortableList } from '../shell/sortable-list.tsx'
import { useUndo } from '../shell/undo.tsx'
import { useSelected } from '../shell/use-selected.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { type Section, sectionsQuery } from './queries.ts'
import { SectionForm } from './section-form.tsx'
import styles from './sections.module.css'

/** The sections in the order in which readers find them. */
export function SectionsScreen() {
  const t = useTexts()
  const sections = useQuery(sectionsQuery)
  const [selected, select] = useSelected()
  const add = useAddSection(select)
  const chosen = sections.data?.find(({ id }) => id === selected)
  return (
    <>
      <PageHead
        title={t('place.sections')}
        actions={
          <AddButton
            name={t('sections.add')}
            label={t('sections.newName')}
            busy={add.isPending}
            error={add.error}
            onAdd={(name) => add.mutateAsync(name)}
          />
        }
      />
      <ListDetail
        title={chosen?.name ?? ''}
        onClose={() => select(null)}
        list={
          <>
            {sections.error && <ProblemNote error={sections.error} retry={() => void sections.refetch()} />}
            {sections.data ? (
              <Order sections={sections.data} selected={selected} select={select} />
            ) : (
              !sections.error && <Loading />
            )}
          </>
        }
        detail={
          chosen ? <SectionForm key={chosen.id} section={chosen} onRemoved={() => select(null)} /> : null
        }
      />
    </>
  )
}

function useAddSection(select: (id: string) => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => post<Section>('/sections', { name }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['sections'] })
      select(id)
    },
  })
}

type OrderProps = { sections: Section[]; selected: string | undefined; select: (id: string) => void }

function Order({ sections, selected, select }: OrderProps) {
  const t = useTexts()
  const may = useMay()
  const order = useOrderSections()
  if (sections.length === 0) return <Empty title={t('sections.none')}>{t('sections.noneHint')}</Empty>
  return (
    <div className={styles.list}>
      {order.error && <ProblemNote error={order.error} />}
      <SortableList
        label={t('place.sections')}
        items={sections}
        idOf={({ id }) => id}
        nameOf={({ name }) => name}
        selectedId={selected}
        onOrder={(next) => may('sections.manage') && order.mutate({ next, before: sections })}
      >
        {(section) => (
          <button
            type="button"
            data-row
            className={`plain-button ${styles.row}`}
            aria-current={section.id === selected || undefined}
            onClick={() => select(section.id)}
          >
            <span className={styles.name}>{section.name}</span>
            <span className={styles.path}>{section.path}</span>
            <span className={styles.note}>
              {section.commentMode &&
                t('sections.commentsHere', { mode: t(`comments.${section.commentMode}`) })}
            </span>
          </button>
        )}
      </SortableList>
      <p className={styles.foot}>{t('sections.orderHint')}</p>
    </div>
  )
}

/** Puts the sections in order at once; what is seen does not wait for the server. */
function useOrderSections() {
  const t = useTexts()
  const queryClient = useQueryClient()
  const undo = useUndo()
  const { queryKey } = sectionsQuery
  const mutation = useMutation({
    mutationFn: ({ next }: { next: Section[]; before: Section[]; back?: boolean }) =>
      call('PUT', '/sections/order', { body: { ids: next.map(({ id }) => id) } }),
    onMutate: ({ next }) => queryClient.setQueryData(queryKey, next),
    onError: (_, { before }) => queryClient.setQueryData(queryKey, before),
    onSuccess: (_, { before, back }) => {
      if (!back) undo.done(t('sections.ordered'), () => mutation.mutate({ next: before, before, back: true }))
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  })
  return mutation
}
