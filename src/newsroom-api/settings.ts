import { z } from '@hono/zod-openapi'
import { recordAudit } from '../audit/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import {
  changeSettings,
  readSettings,
  type SettingsGroup,
  settingsGroups,
  settingsSchemas,
  settingsVersion,
} from '../settings/index.ts'
import { editableTexts } from '../texts/index.ts'
import { ifMatchHeader } from './contract/common.ts'
import { type SettingsAnswer, textsCatalogue } from './contract/settings.ts'
import { type Api, callerOf, jsonAnswer, jsonBody, newApi, problemFrom, revisionFrom, route } from './kit.ts'

const groupAnswer = <T extends z.ZodType>(value: T) => z.object({ value, version: z.number().int() })
/** By their input form: what is stored has passed the schema, and answers need no second transformation. */
const groups = z
  .object({
    site: groupAnswer(settingsSchemas.site),
    imprint: groupAnswer(settingsSchemas.imprint),
    look: groupAnswer(settingsSchemas.look),
    navigation: groupAnswer(settingsSchemas.navigation),
    texts: groupAnswer(z.record(z.string(), z.string())),
    reading: groupAnswer(settingsSchemas.reading),
    moderation: groupAnswer(settingsSchemas.moderation),
    mail: groupAnswer(settingsSchemas.mail),
    machines: groupAnswer(settingsSchemas.machines),
  })
  .openapi('Settings')
const storedGroup = groupAnswer(z.record(z.string(), z.unknown())).openapi('SettingsGroup')

const readRoute = route({
  method: 'get',
  path: '/settings',
  operationId: 'getSettings',
  access: 'settings.read',
  tags: ['settings'],
  summary: 'All settings by group, each with its version',
  responses: { 200: jsonAnswer(groups, 'Defaults where nothing was stored (version 0)') },
})
const catalogueRoute = route({
  method: 'get',
  path: '/settings/texts-catalogue',
  operationId: 'getTextsCatalogue',
  access: 'settings.read',
  tags: ['settings'],
  summary: 'Every text readers see that may be reworded, with its default',
  responses: { 200: jsonAnswer(textsCatalogue, "In the site's language and form of address") },
})
const groupParameter = z.object({
  group: z
    .enum(settingsGroups as [SettingsGroup, ...SettingsGroup[]])
    .openapi({ param: { name: 'group', in: 'path' } }),
})
const storeRoute = route({
  method: 'put',
  path: '/settings/{group}',
  operationId: 'storeSettings',
  access: 'settings.manage',
  tags: ['settings'],
  summary: 'Store one group whole; what is left out gets its default',
  request: {
    params: groupParameter,
    headers: ifMatchHeader,
    body: jsonBody(z.record(z.string(), z.unknown())),
  },
  responses: { 200: jsonAnswer(storedGroup, 'As stored, with the next version; every page follows at once') },
})

/** The newspaper's settings for administrators. */
export function settingsApi(world: World): Api {
  const api = newApi()

  api.openapi(readRoute, async (c) => {
    const settings = await readSettings(world.db)
    const entries = settingsGroups.map(async (group) => {
      const version = await settingsVersion(world.db, group)
      return [group, { value: settings[group], version }]
    })
    return c.json(Object.fromEntries(await Promise.all(entries)) as SettingsAnswer, 200)
  })

  api.openapi(catalogueRoute, async (c) => {
    const { site, texts } = await readSettings(world.db)
    const items = editableTexts(site.language, site.address).map(({ key, text }) => ({
      key,
      text,
      own: texts[key] ?? null,
    }))
    return c.json({ language: site.language, address: site.address, items }, 200)
  })

  api.openapi(storeRoute, async (c) => {
    const { group } = c.req.valid('param')
    const expected = revisionFrom(c.req.header('if-match'))
    const actor = callerOf(c)
    const change = { group, value: c.req.valid('json'), expected, by: actor.name }
    const changed = await changeSettings(world, change)
    if (!changed.ok) throw problemFrom(changed, { 'revision-outdated': 412 })
    const { value, version } = changed.value
    await inTransaction(world, (tx) =>
      recordAudit(tx, world, {
        actor,
        action: 'settings.changed',
        subject: { kind: 'settings', id: group },
        detail: { version },
      }),
    )
    c.header('ETag', `"${version}"`)
    return c.json({ value: value as Record<string, unknown>, version }, 200)
  })

  return api
}
