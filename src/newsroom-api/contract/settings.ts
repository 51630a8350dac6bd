import { z } from '@hono/zod-openapi'
import type { Settings } from '../../settings/index.ts'

export const settingsGroups = [
  'site',
  'imprint',
  'look',
  'navigation',
  'texts',
  'reading',
  'moderation',
  'mail',
  'machines',
] as const

/** A group with its version: what `If-Match` names when it is stored again. 0: never stored, all defaults. */
export type SettingsGroupAnswer<G extends keyof Settings = keyof Settings> = {
  value: Settings[G]
  version: number
}
export type SettingsAnswer = { [G in keyof Settings]: SettingsGroupAnswer<G> }

/** A text that the publisher may reword. `text` is the catalogue's, `own` the publisher's. */
export const editableText = z
  .object({ key: z.string(), text: z.string(), own: z.string().nullable() })
  .openapi('EditableText')
export const textsCatalogue = z
  .object({
    language: z.enum(['de', 'en']),
    address: z.enum(['formal', 'informal']),
    items: z.array(editableText),
  })
  .openapi('TextsCatalogue')
export type TextsCatalogue = z.infer<typeof textsCatalogue>
