import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { bodyFromMarkdown } from '../articles/body/index.ts'
import {
  cancelIssue,
  changeIssue,
  createIssue,
  duplicateIssue,
  findIssue,
  pauseIssue,
  refillIssue,
  removeIssue,
  resumeIssue,
  submitIssue,
  unscheduleIssue,
} from '../newsletter-issues/desk/index.ts'
import {
  checkListOf,
  type Issue,
  type IssueBlock,
  listIssues,
  previewIssue,
  testIssue,
} from '../newsletter-issues/index.ts'
import { findNewsletter, type Newsletter } from '../newsletters/index.ts'
import { toInstant } from '../platform/clock.ts'
import type { World } from '../platform/world.ts'
import { followerCounts } from '../subscriptions/followers/index.ts'
import { isTextKey, nearestLanguage, textsFor } from '../texts/index.ts'
import { bodyFrom } from './body-input.ts'
import { byCaller } from './caller.ts'
import type { IssueBlockInput, issueInput } from './contract/newsletters.ts'
import { decodeCursor, isTimePlace, pageOf } from './cursor.ts'
import { onlyOnce } from './idempotency.ts'
import { type Api, type ApiEnv, badInput, callerOf, newApi, problemFrom, revisionFrom } from './kit.ts'
import { issueLines, wholeIssue } from './newsletter-issue-presenter.ts'
import {
  changeRoutes,
  checksRoute,
  createRoute,
  duplicateRoute,
  fillRoute,
  listRoute,
  patchRoute,
  previewRoute,
  readRoute,
  removeRoute,
  submitRoute,
  testRoute,
} from './newsletter-issue-routes.ts'
import { ApiProblem } from './problem.ts'

const statuses = {
  'not-found': 404,
  'revision-outdated': 412,
  'issue-submitted': 409,
  'issue-not-submitted': 409,
  'issue-not-scheduled': 409,
  'not-started': 409,
  'already-paused': 409,
  'not-paused': 409,
  'mailing-over': 409,
} as const

type Asked = { id: string; issueId: string }
type Found = { newsletter: Newsletter; issue: Issue }

/** Issues of newsletters: composing, looking at, sending. */
export function newsletterIssuesApi(world: World): Api {
  const api = newApi()

  const foundOr404 = async ({ id, issueId }: Asked): Promise<Found> => {
    const found = await findIssue(world.db, id, issueId)
    if (!found) throw new ApiProblem({ status: 404, code: 'not-found' })
    return found
  }
  const newsletterOr404 = async (id: string): Promise<Newsletter> => {
    const found = await findNewsletter(world.db, id)
    if (!found) throw new ApiProblem({ status: 404, code: 'not-found' })
    return found
  }
  const answer = (c: Context<ApiEnv>, found: Found) => {
    c.header('ETag', `"${found.issue.revision}"`)
    return wholeIssue(world, found)
  }

  api.openapi(createRoute, (c) =>
    onlyOnce(world, c, async () => {
      const newsletter = await newsletterOr404(c.req.valid('param').id)
      const wish = wishFrom(c.req.valid('json'))
      const made = await createIssue(world, newsletter, { wish, actor: callerOf(c) })
      c.header('Location', `/api/v1/newsletters/${newsletter.id}/issues/${made.id}`)
      return c.json(await answer(c, { newsletter, issue: made }), 201)
    }),
  )
  api.openapi(listRoute, async (c) => {
    const newsletter = await newsletterOr404(c.req.valid('param').id)
    const { limit, cursor, status } = c.req.valid('query')
    const before = decodeCursor(cursor, isTimePlace)
    const hasSmtp = world.config.smtpUrl !== null
    const filter = { newsletterId: newsletter.id, status, hasSmtp }
    const rows = await listIssues(world.db, filter, { limit: limit + 1, before })
    const line = await issueLines(world, newsletter)
    const page = pageOf(rows, limit, line, ({ createdAt, id }) => ({ at: createdAt, id }))
    return c.json({ ...page, hasSmtp }, 200)
  })
  api.openapi(readRoute, async (c) => c.json(await answer(c, await foundOr404(c.req.valid('param'))), 200))
  api.openapi(patchRoute, async (c) => {
    const { newsletter, issue: before } = await foundOr404(c.req.valid('param'))
    const expected = revisionFrom(c.req.header('if-match'))
    const { blocks, ...words } = c.req.valid('json')
    const change = { ...words, ...(blocks ? { blocks: blocks.map(blockFrom) } : {}) }
    const saved = await changeIssue(world, { id: before.id, expected, change }, callerOf(c))
    if (!saved.ok) throw problemFrom(saved, statuses)
    return c.json(await answer(c, { newsletter, issue: saved.value }), 200)
  })
  api.openapi(removeRoute, async (c) => {
    const { issue: before } = await foundOr404(c.req.valid('param'))
    const removed = await removeIssue(world, before.id, byCaller(c))
    if (!removed.ok) throw problemFrom(removed, statuses)
    return c.body(null, 204)
  })
  api.openapi(fillRoute, async (c) => {
    const { newsletter, issue: before } = await foundOr404(c.req.valid('param'))
    const expected = revisionFrom(c.req.header('if-match'))
    const filled = await refillIssue(world, { newsletter, id: before.id, expected }, callerOf(c))
    if (!filled.ok) throw problemFrom(filled, statuses)
    return c.json(await answer(c, { newsletter, issue: filled.value }), 200)
  })
  api.openapi(duplicateRoute, (c) =>
    onlyOnce(world, c, async () => {
      const { newsletter, issue: of } = await foundOr404(c.req.valid('param'))
      const made = await duplicateIssue(world, { newsletter, issue: of, actor: callerOf(c) })
      c.header('Location', `/api/v1/newsletters/${newsletter.id}/issues/${made.id}`)
      return c.json(await answer(c, { newsletter, issue: made }), 201)
    }),
  )
  api.openapi(submitRoute, async (c) => {
    const found = await foundOr404(c.req.valid('param'))
    const { at: asked } = c.req.valid('json') ?? {}
    const at = asked === undefined ? null : toInstant(asked)
    if (asked !== undefined && at === null) throw badInput([{ path: ['at'], message: 'field.time' }])
    const submitted = await submitIssue(world, { ...found, at }, byCaller(c))
    if (!submitted.ok) throw problemFrom(submitted, statuses)
    return c.json(await answer(c, await foundOr404(c.req.valid('param'))), 202)
  })
  api.openapi(previewRoute, async (c) =>
    c.json(await previewIssue(world, await foundOr404(c.req.valid('param'))), 200),
  )
  api.openapi(checksRoute, async (c) => {
    const found = await foundOr404(c.req.valid('param'))
    const t = textsFor(nearestLanguage(c.req.header('accept-language') ?? 'en'))
    const items = (await checkListOf(world, found)).map(({ check, word, values, ...rest }) => {
      const key = `newsletter.check.${check}.${word}`
      return { ...rest, check, message: isTextKey(key) ? t(key, values) : key }
    })
    const counts = await followerCounts(world.longReads, 'newsletter')
    return c.json({ items, subscribers: counts.get(found.newsletter.id) ?? 0 }, 200)
  })
  api.openapi(testRoute, async (c) => {
    const { to } = c.req.valid('json')
    const wrong = to.findIndex((address) => !isAddress(address))
    if (wrong >= 0) throw badInput([{ path: ['to', wrong], message: 'field.email' }])
    await testIssue(world, await foundOr404(c.req.valid('param')), to)
    return c.body(null, 202)
  })

  const changes = {
    unschedule: unscheduleIssue,
    pause: (w: World, id: string) => pauseIssue(w, id),
    resume: (w: World, id: string) => resumeIssue(w, id),
    cancel: cancelIssue,
  }
  for (const verb of ['unschedule', 'pause', 'resume', 'cancel'] as const)
    api.openapi(changeRoutes[verb], async (c) => {
      const { issue: before } = await foundOr404(c.req.valid('param'))
      const changed = await changes[verb](world, before.id, byCaller(c))
      if (!changed.ok) throw problemFrom(changed, statuses)
      return c.json(await answer(c, await foundOr404(c.req.valid('param'))), 200)
    })

  return api
}

const isAddress = (text: string): boolean => /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/u.test(text)

function wishFrom({ blocks, articles, intro, ...words }: z.infer<typeof issueInput>) {
  return {
    ...words,
    ...(blocks ? { blocks: blocks.map(blockFrom) } : {}),
    ...(articles ? { articleIds: articles } : {}),
    intro: typeof intro === 'string' ? bodyFromMarkdown(intro) : intro ? bodyFrom(intro) : null,
  }
}

function blockFrom(block: IssueBlockInput): IssueBlock {
  switch (block.type) {
    case 'article': {
      const { type, articleId, headline = null, teaser = null, hasPicture = null } = block
      return { type, articleId, headline, teaser, hasPicture }
    }
    case 'text':
      return { type: 'text', body: bodyFrom(block.body) }
    case 'picture': {
      const { type, mediaId, alt = null, caption = null, link = null } = block
      return { type, mediaId, alt, caption, link }
    }
    case 'advertisement': {
      const { type, headline, text, link, advertiser = null, mediaId = null, alt = null } = block
      return { type, headline, text, link, advertiser, mediaId, alt }
    }
    default:
      return block
  }
}
