import {
  daysAtDesk,
  type StatementPlace,
  statementBatch as statementsAfter,
  transparencyReport,
} from '../moderation/report/index.ts'
import type { World } from '../platform/world.ts'
import {
  daysQuery,
  days as daysShown,
  periodQuery,
  statementBatch,
  statementsQuery,
  transparency,
} from './contract/moderation-report.ts'
import { csvMark, csvRow, streamOf } from './csv.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { type Api, jsonAnswer, newApi, route } from './kit.ts'
import { reportRows } from './transparency-table.ts'

const access = 'comments.moderate'
const tags = ['moderation']
const table = {
  200: { description: 'CSV, UTF-8', content: { 'text/csv': { schema: { type: 'string' as const } } } },
}

const daysRoute = route({
  method: 'get',
  path: '/moderation/days',
  operationId: 'listModerationDays',
  access,
  tags,
  summary: 'The last days at the desk: what waited, decisions by rule, how often the suggestion was followed',
  request: { query: daysQuery },
  responses: { 200: jsonAnswer(daysShown, 'The oldest day first, today last') },
})
const reportRoute = route({
  method: 'get',
  path: '/moderation/transparency',
  operationId: 'getTransparencyReport',
  access,
  tags,
  summary: 'Transparency report of a period (DSA Article 15)',
  request: { query: periodQuery },
  responses: { 200: jsonAnswer(transparency, 'Counted now') },
})
const reportTableRoute = route({
  method: 'get',
  path: '/moderation/transparency.csv',
  operationId: 'downloadTransparencyReport',
  access,
  tags,
  summary: 'The transparency report as a table: subject, figure, value',
  request: { query: periodQuery },
  responses: table,
})
const statementsRoute = route({
  method: 'get',
  path: '/moderation/statements',
  operationId: 'listStatementsOfReasons',
  access,
  tags,
  summary:
    'Statements of reasons of a period, without personal data, as the Commission’s database takes them',
  description:
    'A page holds at most a hundred, as `POST /api/v1/statements` of the Commission’s database takes in one call; `puid` keeps a statement from being taken twice.',
  request: { query: statementsQuery },
  responses: { 200: jsonAnswer(statementBatch, 'One batch, the oldest first') },
})
const statementsTableRoute = route({
  method: 'get',
  path: '/moderation/statements.csv',
  operationId: 'downloadStatementsOfReasons',
  access,
  tags,
  summary: 'All statements of reasons of a period as a table; lists stand in it as JSON',
  request: { query: periodQuery },
  responses: table,
})

const isPlace = (value: unknown): value is StatementPlace =>
  typeof value === 'object' &&
  value !== null &&
  'decidedAt' in value &&
  'id' in value &&
  typeof value.decidedAt === 'string' &&
  !Number.isNaN(Date.parse(value.decidedAt)) &&
  typeof value.id === 'string'

/** What moderation tells of itself: its days, the transparency report, statements for the Commission. */
export function moderationReportApi(world: World): Api {
  const api = newApi()
  const download = (name: string, { from, to }: { from: string; to: string }) =>
    ({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}-${from}-${to}.csv"`,
    }) as const

  api.openapi(daysRoute, async (c) =>
    c.json({ items: await daysAtDesk(world, c.req.valid('query').days) }, 200),
  )

  api.openapi(reportRoute, async (c) => c.json(await transparencyReport(world, c.req.valid('query')), 200))

  api.openapi(reportTableRoute, async (c) => {
    const period = c.req.valid('query')
    const rows = reportRows(await transparencyReport(world, period))
    return c.body(csvMark + rows.map(csvRow).join(''), 200, download('transparency', period))
  })

  api.openapi(statementsRoute, async (c) => {
    const { cursor, ...period } = c.req.valid('query')
    const { statements, next } = await statementsAfter(world, period, decodeCursor(cursor, isPlace))
    return c.json({ statements, nextCursor: next && encodeCursor(next) }, 200)
  })

  api.openapi(statementsTableRoute, async (c) => {
    const period = c.req.valid('query')
    return c.body(streamOf(statementRows(world, period)), 200, download('statements', period))
  })

  return api
}

const statementColumns = [
  'puid',
  'decision_visibility',
  'decision_visibility_other',
  'decision_visibility_other',
  'decision_ground',
  'decision_ground_reference_url',
  'incompatible_content_ground',
  'incompatible_content_explanation',
  'decision_facts',
  'content_type',
  'category',
  'territorial_scope',
  'content_language',
  'content_date',
  'application_date',
  'end_date_visibility_restriction',
  'source_type',
  'automated_detection',
  'automated_decision',
] as const

async function* statementRows(
  world: Pick<World, 'longReads'>,
  period: { from: string; to: string },
): AsyncGenerator<string> {
  yield csvMark + csvRow(statementColumns)
  for (let after: StatementPlace | null = null; ; ) {
    const batch: Awaited<ReturnType<typeof statementsAfter>> = await statementsAfter(world, period, after)
    yield batch.statements
      .map((each) => csvRow(statementColumns.map((column) => each[column] ?? null)))
      .join('')
    if (batch.next === null) return
    after = batch.next
  }
}
