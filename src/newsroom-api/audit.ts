import { listAudit } from '../audit/index.ts'
import { toInstant } from '../platform/clock.ts'
import type { World } from '../platform/world.ts'
import { auditEntry, auditQuery } from './contract/audit.ts'
import { listOf } from './contract/common.ts'
import { type Api, jsonAnswer, newApi, route } from './kit.ts'

const listRoute = route({
  method: 'get',
  path: '/audit',
  operationId: 'listAuditEntries',
  access: 'audit.read',
  tags: ['audit'],
  summary: 'Who did what, newest first',
  request: { query: auditQuery },
  responses: { 200: jsonAnswer(listOf(auditEntry), 'One page') },
})

/** The log of who did what. Nothing changes it. */
export function auditApi(world: World): Api {
  const api = newApi()
  api.openapi(listRoute, async (c) => {
    const { limit, cursor, from, to, ...filter } = c.req.valid('query')
    const time = { from: (from && toInstant(from)) || undefined, to: (to && toInstant(to)) || undefined }
    const { items, nextCursor } = await listAudit(world.longReads, { ...filter, ...time }, { limit, cursor })
    const shown = items.map((entry) => ({ ...entry, detail: detailOf(entry.detail) }))
    return c.json({ items: shown, nextCursor }, 200)
  })
  return api
}

/** Lists in details are read only in the room, plain in the answer. */
const detailOf = (detail: Record<string, string | number | boolean | null | readonly string[]>) =>
  Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [name, isList(value) ? [...value] : value]),
  )

const isList = (value: unknown): value is readonly string[] => Array.isArray(value)
