import { z } from '@hono/zod-openapi'
import { id, instant, listQuery } from './common.ts'

/** Who did what, when. `action` is a past event such as `staff.invited`; `network` a shortened address. */
export const auditEntry = z
  .object({
    id,
    at: instant,
    actor: z.object({ kind: z.string(), id: id.nullable(), name: z.string() }),
    action: z.string(),
    subject: z.object({ kind: z.string(), id: z.string().nullable(), label: z.string().nullable() }),
    detail: z.record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
    ),
    network: z.string().nullable(),
  })
  .openapi('AuditEntry')
export type AuditEntry = z.infer<typeof auditEntry>

export const auditQuery = listQuery.extend({
  /** A whole action, or its beginning with a dot: `staff.` */
  action: z.string().max(80).optional(),
  subjectKind: z.string().max(40).optional(),
  subjectId: z.string().max(64).optional(),
  actorId: z.string().max(64).optional(),
  from: instant.optional(),
  to: instant.optional(),
})
