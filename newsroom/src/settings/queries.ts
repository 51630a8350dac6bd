import { queryOptions } from '@tanstack/react-query'
import { call, get } from '../api.ts'
import type { CommentMode } from '../sections/comment-modes.ts'
import type { Stored } from '../shell/keep-form.ts'

type Link = { label: string; url: string }

/** The groups of settings, each stored whole. */
export type GroupValues = {
  site: {
    name: string
    tagline: string
    language: 'de' | 'en'
    address: 'formal' | 'informal'
    timeZone: string
    country: string
    contactEmail: string
  }
  imprint: {
    publisher: string
    street: string
    postalCode: string
    city: string
    country: string
    representedBy: string
    email: string
    phone: string
    registerCourt: string
    registerNumber: string
    vatId: string
    responsiblePerson: string
    responsibleAddress: string
    more: string
  }
  look: {
    accent: string
    accentDark: string
    serif: 'newsreader' | 'source-serif'
    sans: 'public-sans' | 'libre-franklin'
    logoMediaId: string | null
  }
  navigation: { main: Link[]; footer: Link[]; service: Link[] }
  texts: Record<string, string | undefined>
  reading: {
    feedFullText: boolean
    wordsPerMinute: number
    commentMode: CommentMode
    shareLinks: string[]
    blocks: string[]
  }
  machines: { reserveTextAndDataMining: boolean; sharedMaxAge: number }
}
export type SettingsGroup = keyof GroupValues
export type StoredGroup<G extends SettingsGroup> = Stored<GroupValues[G]>

/** A text that a publisher may reword, with the catalogue's words. */
export type EditableText = { key: string; text: string }

export const groupQuery = <G extends SettingsGroup>(group: G) =>
  queryOptions({ queryKey: ['settings', group], queryFn: () => get<StoredGroup<G>>(`/settings/${group}`) })

export const writeGroup = <G extends SettingsGroup>(group: G, values: GroupValues[G], revision: number) =>
  call<StoredGroup<G>>('PUT', `/settings/${group}`, { body: values, revision })

export const editableTextsQuery = queryOptions({
  queryKey: ['settings', 'editable-texts'],
  queryFn: () => get<EditableText[]>('/settings/texts/editable'),
})
