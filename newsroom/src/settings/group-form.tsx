import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Findings } from '../shell/keep-form.ts'
import { KeptForm } from '../shell/kept-form.tsx'
import { Loading, ProblemNote } from '../shell/page.tsx'
import { type Kept, useKept } from '../shell/use-kept.ts'
import { type GroupValues, groupQuery, type SettingsGroup, type StoredGroup, writeGroup } from './queries.ts'

type Props<G extends SettingsGroup> = {
  group: G
  labels: { [F in keyof GroupValues[G]]?: string }
  check?: (values: GroupValues[G]) => Findings<GroupValues[G]>
  children: (form: Kept<GroupValues[G]>) => ReactNode
}

/** One group of settings as a form that saves by itself; pages that show it change at once. */
export function GroupForm<G extends SettingsGroup>(props: Props<G>) {
  const { data, error, refetch } = useQuery(groupQuery(props.group))
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  return <LoadedForm key={props.group} stored={data} {...props} />
}

function LoadedForm<G extends SettingsGroup>({
  group,
  stored,
  labels,
  check,
  children,
}: Props<G> & { stored: StoredGroup<G> }) {
  const queryClient = useQueryClient()
  const form = useKept<GroupValues[G]>(stored, {
    ...(check ? { check } : {}),
    read: () => queryClient.fetchQuery({ ...groupQuery(group), staleTime: 0 }),
    write: async (changes, base) => {
      const written = await writeGroup(group, { ...base.values, ...changes }, base.revision)
      queryClient.setQueryData(groupQuery(group).queryKey, written)
      // The site's name and time zone stand in the session.
      if (group === 'site') void queryClient.invalidateQueries({ queryKey: ['session'] })
      // Whom mails come from follows from several groups.
      void queryClient.invalidateQueries({ queryKey: ['mail', 'state'] })
      return written
    },
  })
  return (
    <KeptForm form={form} labels={labels}>
      {children(form)}
    </KeptForm>
  )
}
