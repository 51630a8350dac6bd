import { queryOptions } from '@tanstack/react-query'
import type { SettingsAnswer, TextsCatalogue } from '../../../src/newsroom-api/contract/settings.ts'
import { call, get } from '../api.ts'
import type { Stored } from '../shell/keep-form.ts'

export type SettingsGroup = keyof SettingsAnswer
/** The texts by their keys; one without own words is undefined. */
export type GroupValues = {
  [G in SettingsGroup]: G extends 'texts' ? Record<string, string | undefined> : SettingsAnswer[G]['value']
}
export type StoredGroup<G extends SettingsGroup> = Stored<GroupValues[G]>
export type EditableText = TextsCatalogue['items'][number]

const settingsQuery = queryOptions({
  queryKey: ['settings', 'all'],
  queryFn: () => get<SettingsAnswer>('/settings'),
})

/** One group of settings, each stored whole. */
export const groupQuery = <G extends SettingsGroup>(group: G) =>
  queryOptions({
    queryKey: ['settings', 'group', group],
    queryFn: async ({ client }): Promise<StoredGroup<G>> => {
      const all = await client.fetchQuery({ ...settingsQuery, staleTime: 0 })
      return { values: all[group].value as GroupValues[G], revision: all[group].version }
    },
  })

export async function writeGroup<G extends SettingsGroup>(
  group: G,
  values: GroupValues[G],
  revision: number,
): Promise<StoredGroup<G>> {
  const { value, version } = await call<SettingsAnswer[G]>('PUT', `/settings/${group}`, {
    body: values,
    revision,
  })
  return { values: value as GroupValues[G], revision: version }
}

/** Every text that a publisher may reword, in the language of the site. */
export const textsCatalogueQuery = queryOptions({
  queryKey: ['settings', 'texts-catalogue'],
  queryFn: () => get<TextsCatalogue>('/settings/texts-catalogue'),
})
