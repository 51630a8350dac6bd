import { OpenAPIHono } from '@hono/zod-openapi'
import { expect, it } from 'vitest'
import { anActor, anArticle } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { newestMail } from '../../test/mails.ts'
import { aWaitingComment } from '../../test/waiting-comment.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { moderatedComments } from '../comments/index.ts'
import { decide, decideAppeal, decideNotice, noticeCases } from '../moderation/desk/index.ts'
import { appeal, report } from '../moderation/index.ts'
import { noteDayTask } from '../moderation/report/index.ts'
import { must } from '../platform/result.ts'
import type { ApiEnv } from './kit.ts'
import { moderationReportApi } from './moderation-report.ts'

const mia = { actor: anActor({ id: 'm1', name: 'Mia', role: 'moderator' }), address: null }
const max = { actor: anActor({ id: 'm2', name: 'Max', role: 'moderator' }), address: null }
const reject = { decision: 'reject', rule: '1', explanation: 'Herr Meier wird hier beschimpft.' } as const
const period = '?from=2026-11-01&to=2026-11-30'

/** A table, as it is downloaded. */
async function tableOf(world: TestWorld, path: string): Promise<string> {
  const app = new OpenAPIHono<ApiEnv>()
  app.use(async (c, next) => {
    c.set('actor', mia.actor)
    await next()
  })
  app.route('/api/v1', moderationReportApi(world))
  return (await app.request(`/api/v1${path}`)).text()
}

/** A shift: one approved, two rejected (one reversed on complaint), one spam, one removed after a notice. */
async function aShift(world: TestWorld): Promise<void> {
  const articleId = (await anArticle(world, { status: 'published' })).id
  const comment = (name: string, suggestion: 'hold' | 'approve' = 'hold') =>
    aWaitingComment(world, {
      articleId,
      name,
      email: `${name}@example.org`,
      confirmed: true,
      assessment: { suggestion },
    })
  const [a, b, c, d, e] = [
    await comment('ada', 'approve'),
    await comment('ben'),
    await comment('cem', 'approve'),
    await comment('dora'),
    await comment('emil'),
  ]
  const plain = { rule: null, explanation: null }
  must(await decide(world, { commentId: a, decision: 'approve', ...plain }, mia))
  must(await decide(world, { commentId: b, ...reject }, mia))
  const secret =
    /beschwerde\/([\w-]+)/.exec((await newestMail(world, 'statement-of-reasons')).text)?.[1] ?? ''
  must(await decide(world, { commentId: c, ...reject, rule: '6' }, mia))
  must(await decide(world, { commentId: d, decision: 'spam', ...plain }, mia))
  must(await decide(world, { commentId: e, decision: 'approve', ...plain }, mia))
  const complaint = must(await appeal(world, { secret, text: 'Das war höflich.' }))
  world.clock.advance({ hours: 3 })
  must(await decideAppeal(world, { appealId: complaint.id, outcome: 'reversed', explanation: null }, max))
  const notice = {
    reason: 'Verstoß gegen die Regeln',
    explanation: 'x',
    name: null,
    email: null,
    goodFaith: true,
  }
  must(await report(world, { comment: { id: e }, ...notice }))
  world.clock.advance({ hours: 2 })
  const [open] = await noticeCases(world)
  if (!open) throw new Error('no notice')
  const removal = { noticeId: open.notice.id, outcome: 'removed', rule: '1', answer: null } as const
  must(await decideNotice(world, removal, mia))
  expect((await moderatedComments(world.db, [b, e])).map(({ status }) => status).toSorted()).toEqual([
    'approved',
    'removed',
  ])
}

describeOnEachDatabase('what moderation tells of itself', (testWorld) => {
  it('counts a period as DSA Article 15 asks for', async () => {
    const world = await testWorld()
    await aShift(world)
    const { call } = await callerAs(world, [moderationReportApi(world)], 'moderator')
    const { body } = await call('GET', `/moderation/transparency${period}`)
    expect(body).toEqual({
      from: '2026-11-01',
      to: '2026-11-30',
      notices: {
        received: 1,
        open: 0,
        byReason: [{ reason: 'Verstoß gegen die Regeln', received: 1, removed: 1, kept: 0, medianHours: 2 }],
      },
      measures: {
        total: 3,
        ownInitiative: 2,
        afterNotice: 1,
        rejected: 2,
        removed: 1,
        redacted: 0,
        machinePointed: 2,
        byClause: [
          expect.objectContaining({ number: '1', rejected: 1, removed: 1, rulesVersion: 1 }),
          expect.objectContaining({ number: '6', rejected: 1, removed: 0 }),
        ],
      },
      approved: 2,
      spam: { byPeople: 1, byTraps: 0 },
      complaints: { received: 1, upheld: 0, reversed: 1, open: 0, medianHours: 3 },
      errors: { all: 0.3333, machinePointed: 0.5 },
      staff: 2,
    })
    const empty = (await call('GET', '/moderation/transparency?from=2026-01-01&to=2026-01-31')).body
    expect(empty).toMatchObject({ measures: { total: 0, byClause: [] }, errors: { all: null }, staff: 0 })
    for (const bad of ['?from=2026-02-30&to=2026-03-01', '?from=2026-03-02&to=2026-03-01', ''])
      expect((await call('GET', `/moderation/transparency${bad}`)).status).toBe(422)
    const table = await tableOf(world, `/moderation/transparency.csv${period}`)
    expect(table.split('\r\n')).toEqual(
      expect.arrayContaining(['notices,Verstoß gegen die Regeln,medianHours,2', 'errors,,all,0.3333']),
    )
  })

  it('gives the statements of reasons in the fields of the Commission’s database, without personal data', async () => {
    const world = await testWorld()
    await aShift(world)
    const { call } = await callerAs(world, [moderationReportApi(world)], 'moderator')
    const { body } = await call('GET', `/moderation/statements${period}`)
    const statements = body.statements as Record<string, string>[]
    expect(body.nextCursor).toBeNull()
    expect(statements.map(({ source_type }) => source_type)).toEqual([
      'SOURCE_VOLUNTARY',
      'SOURCE_VOLUNTARY',
      'SOURCE_ARTICLE_16',
    ])
    expect(JSON.stringify(statements)).not.toMatch(/Meier|example\.org|Das sehe ich/)
    expect(statements[0]?.incompatible_content_explanation).toMatch(
      /^Nicht veröffentlicht werden Beleidigungen/,
    )
    const table = await tableOf(world, `/moderation/statements.csv${period}`)
    expect(table).toMatch(/^puid,decision_visibility,/)
    expect(table.trimEnd().split('\r\n')).toHaveLength(4)
    expect(table).toContain('"[""CONTENT_TYPE_TEXT""]"')
  })

  it('hands statements out by the hundred', async () => {
    const world = await testWorld()
    const articleId = (await anArticle(world, { status: 'published' })).id
    for (let n = 0; n < 103; n++) {
      const commentId = await aWaitingComment(world, { articleId })
      must(await decide(world, { commentId, ...reject }, mia))
    }
    const { call } = await callerAs(world, [moderationReportApi(world)], 'moderator')
    const puids = new Set<string>()
    let cursor = ''
    const sizes: number[] = []
    do {
      const { body } = await call('GET', `/moderation/statements${period}${cursor}`)
      const statements = body.statements as { puid: string }[]
      sizes.push(statements.length)
      for (const { puid } of statements) puids.add(puid)
      cursor = body.nextCursor === null ? '' : `&cursor=${String(body.nextCursor)}`
    } while (cursor !== '')
    expect([sizes, puids.size]).toEqual([[100, 3], 103])
  })

  it('shows the last days: what waited, decisions, how often the suggestion was followed', async () => {
    const world = await testWorld()
    await aShift(world)
    const articleId = (await anArticle(world, { status: 'published', headline: 'Fähre' })).id
    await aWaitingComment(world, { articleId, email: 'eva@example.org' })
    world.clock.advance({ hours: 1 })
    await noteDayTask.run(world, {})
    const { call } = await callerAs(world, [moderationReportApi(world)], 'moderator')
    const items = (await call('GET', '/moderation/days?days=3')).body.items as object[]
    expect(items).toHaveLength(3)
    expect(items[0]).toMatchObject({ day: '2026-11-21', waiting: null, decisions: 0 })
    expect(items[2]).toMatchObject({
      day: '2026-11-23',
      waiting: 1,
      longestWaitSeconds: 3600,
      decisions: 7,
      byRule: [
        { rule: '1', count: 2 },
        { rule: '6', count: 1 },
      ],
    })
  })
})
