import { z } from '@hono/zod-openapi'
import { statement, statementCategories } from './moderation.ts'

const count = z.number().int()
const isDay = (text: string) => new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
/** A day of the site's calendar. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'field.date')
  .refine(isDay, 'field.date')

export const daysQuery = z.object({ days: z.coerce.number().int().min(1).max(90).default(30) })
export const days = z
  .object({
    items: z.array(
      z.object({
        day: z.string(),
        /** The most that waited at once, and the longest wait; null for a day on which nobody looked. */
        waiting: count.nullable(),
        longestWaitSeconds: count.nullable(),
        decisions: count,
        byRule: z.array(z.object({ rule: z.string(), count })),
        agreed: count,
        suggested: count,
      }),
    ),
  })
  .openapi('ModerationDays')
export type ModerationDays = z.infer<typeof days>

const isPeriod = ({ from, to }: { from: string; to: string }) =>
  from <= to && Date.parse(to) - Date.parse(from) <= 731 * 86_400_000
const badPeriod = { path: ['to'], message: 'field.period' }
/** Both days are included; at most two years. */
export const periodQuery = z.object({ from: day, to: day }).refine(isPeriod, badPeriod)
export const statementsQuery = z
  .object({ from: day, to: day, cursor: z.string().max(2000).optional() })
  .refine(isPeriod, badPeriod)

const share = z.number().nullable()
/** What DSA Article 15 asks for; counted anew each time it is asked for. */
export const transparency = z
  .object({
    from: z.string(),
    to: z.string(),
    notices: z.object({
      received: count,
      open: count,
      byReason: z.array(
        z.object({
          reason: z.string(),
          received: count,
          removed: count,
          kept: count,
          medianHours: z.number().nullable(),
        }),
      ),
    }),
    measures: z.object({
      total: count,
      ownInitiative: count,
      afterNotice: count,
      rejected: count,
      removed: count,
      /** Passages were taken out. */
      redacted: count,
      /** The machine had pointed at so many; a person decided on each. */
      machinePointed: count,
      byClause: z.array(
        z.object({
          number: z.string(),
          rulesVersion: count,
          title: z.object({ de: z.string(), en: z.string() }),
          category: z.enum(statementCategories),
          rejected: count,
          removed: count,
          redacted: count,
        }),
      ),
    }),
    approved: count,
    spam: z.object({ byPeople: count, byTraps: count }),
    complaints: z.object({
      received: count,
      upheld: count,
      reversed: count,
      open: count,
      medianHours: z.number().nullable(),
    }),
    /** Reversed on complaint, of all measures and of those the machine had pointed at; 0…1. */
    errors: z.object({ all: share, machinePointed: share }),
    staff: count,
  })
  .openapi('TransparencyReport')
export type Transparency = z.infer<typeof transparency>

/** At most a hundred, as the Commission's database takes them in one call. */
export const statementBatch = z
  .object({ statements: z.array(statement), nextCursor: z.string().nullable() })
  .openapi('StatementBatch')
