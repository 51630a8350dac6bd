import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { networkKey, openTryLimit, type TryLimit } from '../accounts/index.ts'
import {
  type AppealCase,
  appealCases,
  decideAppeal,
  decideNotice,
  type NoticeCase,
  noticeCases,
} from '../moderation/desk/index.ts'
import { appeal, report } from '../moderation/index.ts'
import { addDays } from '../platform/clock.ts'
import type { World } from '../platform/world.ts'
import { byCaller } from './caller.ts'
import {
  appealDecision,
  appealInput,
  appealReceived,
  noticeDecision,
  openAppeal,
  openNotice,
  reportInput,
  reportReceived,
  type OpenAppeal as ShownAppeal,
  type OpenNotice as ShownNotice,
} from './contract/moderation.ts'
import {
  type Api,
  type ApiEnv,
  callerOf,
  idParameter,
  jsonAnswer,
  jsonBody,
  newApi,
  problemFrom,
  route,
} from './kit.ts'
import { presentDecision, presentItem } from './moderation-presenter.ts'
import { ApiProblem } from './problem.ts'

const access = 'comments.moderate'
const tags = ['moderation']

const reportRoute = route({
  method: 'post',
  path: '/reports',
  operationId: 'reportComment',
  access: 'open',
  tags,
  limited: true,
  summary: 'A notice on a published comment (DSA Article 16)',
  description: 'Whoever gives an address has the receipt confirmed by mail, and is told the decision.',
  request: { body: jsonBody(reportInput) },
  responses: { 202: jsonAnswer(reportReceived, 'Received; a person decides') },
})
const appealRoute = route({
  method: 'post',
  path: '/appeals/{token}',
  operationId: 'appeal',
  access: 'open',
  tags,
  limited: true,
  summary:
    'A writer’s complaint against a decision (DSA Article 20), by the secret of the mail with the reasons',
  conflict: 'There is a complaint already, or the decision does not hold any more',
  request: {
    params: z.object({
      token: z
        .string()
        .min(1)
        .max(200)
        .openapi({ param: { name: 'token', in: 'path' } }),
    }),
    body: jsonBody(appealInput),
  },
  responses: { 202: jsonAnswer(appealReceived, 'Received; somebody else decides') },
})
const appealsRoute = route({
  method: 'get',
  path: '/moderation/appeals',
  operationId: 'listAppeals',
  access,
  tags,
  summary: 'Complaints that wait, the oldest first, at most a hundred',
  responses: { 200: jsonAnswer(z.object({ items: z.array(openAppeal) }), 'Those that wait') },
})
const decideAppealRoute = route({
  method: 'post',
  path: '/moderation/appeals/{id}/decision',
  operationId: 'decideAppeal',
  access,
  tags,
  summary:
    'Decide on a complaint; not for whoever decided first, as long as somebody else is there. Reversed, the comment appears',
  conflict: 'It is decided already',
  request: { params: idParameter, body: jsonBody(appealDecision) },
  responses: { 204: { description: 'Decided; the writer is told' } },
})
const noticesRoute = route({
  method: 'get',
  path: '/moderation/notices',
  operationId: 'listNotices',
  access,
  tags,
  summary: 'Notices that wait, the oldest first, at most a hundred',
  responses: { 200: jsonAnswer(z.object({ items: z.array(openNotice) }), 'Those that wait') },
})
const decideNoticeRoute = route({
  method: 'post',
  path: '/moderation/notices/{id}/decision',
  operationId: 'decideNotice',
  access,
  tags,
  summary: 'Answer a notice: the comment is removed by a clause, or stays',
  conflict: 'It is decided already',
  request: { params: idParameter, body: jsonBody(noticeDecision) },
  responses: { 204: { description: 'Decided; both sides are told' } },
})

/** What we hold ourselves to: the law says “in a timely manner” (DSA Articles 16 (6) and 20 (4)). */
const daysToAnswer = 14

const hourlyTries = { tries: 20, seconds: 3600 }

/** Complaints and notices: how they come in, and how they are decided. */
export function moderationCasesApi(world: World): Api {
  const api = newApi()
  const reports = openTryLimit(world.clock, hourlyTries)
  const appeals = openTryLimit(world.clock, hourlyTries)

  api.openapi(reportRoute, async (c) => {
    takeTry(reports, c)
    const { commentUrl, ...notice } = c.req.valid('json')
    const received = await report(world, { ...notice, comment: { url: commentUrl } })
    if (!received.ok) throw problemFrom(received)
    return c.json(received.value, 202)
  })

  api.openapi(appealRoute, async (c) => {
    takeTry(appeals, c)
    const { token } = c.req.valid('param')
    const received = await appeal(world, { secret: token, text: c.req.valid('json').text })
    if (!received.ok)
      throw problemFrom(received, {
        'link-invalid': 404,
        'link-expired': 410,
        'already-appealed': 409,
        'decision-changed': 409,
      })
    return c.json(received.value, 202)
  })

  api.openapi(appealsRoute, async (c) => {
    const cases = await appealCases(world, callerOf(c))
    return c.json({ items: cases.map((each) => presentAppeal(world, each)) }, 200)
  })

  api.openapi(decideAppealRoute, async (c) => {
    const input = { appealId: c.req.valid('param').id, ...c.req.valid('json') }
    const decided = await decideAppeal(world, input, byCaller(c))
    if (!decided.ok)
      throw problemFrom(decided, {
        'unknown-appeal': 404,
        'appeal-decided': 409,
        'decision-changed': 409,
        'same-person': 403,
      })
    return c.body(null, 204)
  })

  api.openapi(noticesRoute, async (c) => {
    const cases = await noticeCases(world)
    return c.json({ items: cases.map((each) => presentNotice(world, each)) }, 200)
  })

  api.openapi(decideNoticeRoute, async (c) => {
    const input = { noticeId: c.req.valid('param').id, ...c.req.valid('json') }
    const decided = await decideNotice(world, input, byCaller(c))
    if (!decided.ok) throw problemFrom(decided, { 'unknown-notice': 404, 'notice-decided': 409 })
    return c.body(null, 204)
  })

  return api
}

function takeTry(limit: TryLimit, c: Context<ApiEnv>): void {
  if (c.var.direct) return
  const seconds = limit.take(networkKey(c.var.remoteAddress))
  if (seconds > 0)
    throw new ApiProblem({
      status: 429,
      code: 'too-many-tries',
      placeholders: { seconds },
      retryAfterSeconds: seconds,
    })
}

const presentAppeal = (world: World, given: AppealCase): ShownAppeal => ({
  id: given.appeal.id,
  receivedAt: given.appeal.receivedAt,
  text: given.appeal.text,
  decision: presentDecision(given.decision),
  decidedBy: given.decidedBy,
  mayDecide: given.mayDecide,
  onlyYou: given.onlyYou,
  dueAt: addDays(given.appeal.receivedAt, daysToAnswer),
  item: presentItem(world, given.item),
})

const presentNotice = (world: World, { notice, item }: NoticeCase): ShownNotice => ({
  id: notice.id,
  reference: notice.reference,
  receivedAt: notice.receivedAt,
  dueAt: addDays(notice.receivedAt, daysToAnswer),
  reason: notice.reason,
  explanation: notice.explanation,
  name: notice.name,
  email: notice.email,
  item: presentItem(world, item),
})
