import type { Context } from 'hono'
import { archivePath } from '../newsletter-issues/archive/index.ts'
import { lastSentAt, slotAfter } from '../newsletter-issues/index.ts'
import {
  changeNewsletter,
  createNewsletter,
  findNewsletter,
  listNewsletters,
  type Newsletter,
  removeNewsletter,
  shownName,
} from '../newsletters/index.ts'
import type { World } from '../platform/world.ts'
import { readSettings, siteTexts } from '../settings/index.ts'
import { followerCounts } from '../subscriptions/followers/index.ts'
import { idempotencyHeader, ifMatchHeader, listOf } from './contract/common.ts'
import {
  newsletter,
  newsletterInput,
  newsletterPatch,
  type Newsletter as ShownNewsletter,
} from './contract/newsletters.ts'
import { onlyOnce } from './idempotency.ts'
import {
  type Api,
  type ApiEnv,
  callerOf,
  idParameter,
  jsonAnswer,
  jsonBody,
  newApi,
  problemFrom,
  revisionFrom,
  route,
} from './kit.ts'
import { ApiProblem } from './problem.ts'

const common = { access: 'newsletters.manage' as const, tags: ['newsletters'] }

const createRoute = route({
  ...common,
  method: 'post',
  path: '/newsletters',
  operationId: 'createNewsletter',
  summary: 'Make a newsletter',
  request: { body: jsonBody(newsletterInput), headers: idempotencyHeader },
  responses: { 201: jsonAnswer(newsletter, 'Made; ETag is its revision') },
})
const listRoute = route({
  ...common,
  method: 'get',
  path: '/newsletters',
  operationId: 'listNewsletters',
  summary: 'All newsletters; the one with the id `main` is always there',
  responses: { 200: jsonAnswer(listOf(newsletter), 'All of them, on one page') },
})
const readRoute = route({
  ...common,
  method: 'get',
  path: '/newsletters/{id}',
  operationId: 'getNewsletter',
  summary: 'One newsletter, by id or slug',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(newsletter, 'ETag is its revision') },
})
const patchRoute = route({
  ...common,
  method: 'patch',
  path: '/newsletters/{id}',
  operationId: 'updateNewsletter',
  summary: 'Change a newsletter; a new slug leaves the old address leading on',
  request: { params: idParameter, headers: ifMatchHeader, body: jsonBody(newsletterPatch) },
  responses: { 200: jsonAnswer(newsletter, 'After the change') },
})
const removeRoute = route({
  ...common,
  method: 'delete',
  path: '/newsletters/{id}',
  operationId: 'removeNewsletter',
  conflict: 'It is the main one, or has subscribers or issues',
  summary: 'Remove a newsletter that nobody subscribes to and that has no issues',
  request: { params: idParameter },
  responses: { 204: { description: 'Removed' } },
})

const statuses = {
  'not-found': 404,
  'revision-outdated': 412,
  'main-newsletter': 409,
  'newsletter-in-use': 409,
} as const

/** Which newsletters there are. */
export function newslettersApi(world: World): Api {
  const api = newApi()

  const answer = async (c: Context<ApiEnv>, shown: Newsletter): Promise<ShownNewsletter> => {
    c.header('ETag', `"${shown.revision}"`)
    return (await presenter(world))(shown)
  }

  api.openapi(createRoute, (c) =>
    onlyOnce(world, c, async () => {
      const made = await createNewsletter(world, c.req.valid('json'), callerOf(c))
      if (!made.ok) throw problemFrom(made, statuses)
      c.header('Location', `/api/v1/newsletters/${made.value.id}`)
      return c.json(await answer(c, made.value), 201)
    }),
  )
  api.openapi(listRoute, async (c) => {
    const present = await presenter(world)
    const items = await Promise.all((await listNewsletters(world.db)).map(present))
    return c.json({ items, nextCursor: null }, 200)
  })
  api.openapi(readRoute, async (c) => {
    const found = await findNewsletter(world.db, c.req.valid('param').id)
    if (!found) throw new ApiProblem({ status: 404, code: 'not-found' })
    return c.json(await answer(c, found), 200)
  })
  api.openapi(patchRoute, async (c) => {
    const expected = revisionFrom(c.req.header('if-match'))
    const save = { id: c.req.valid('param').id, expected, change: c.req.valid('json') }
    const saved = await changeNewsletter(world, save, callerOf(c))
    if (!saved.ok) throw problemFrom(saved, statuses)
    return c.json(await answer(c, saved.value), 200)
  })
  api.openapi(removeRoute, async (c) => {
    const removed = await removeNewsletter(world, c.req.valid('param').id, callerOf(c))
    if (!removed.ok) throw problemFrom(removed, statuses)
    return c.body(null, 204)
  })

  return api
}

/** What all newsletters are shown with is read once. */
async function presenter(world: World): Promise<(newsletter: Newsletter) => Promise<ShownNewsletter>> {
  const settings = await readSettings(world.db)
  const t = siteTexts(settings)
  const subscribers = await followerCounts(world.longReads, 'newsletter')
  const sent = await lastSentAt(world.db)
  return async (newsletter) => {
    const { createdAt, ...words } = newsletter
    return {
      ...words,
      shownName: shownName(newsletter, t, settings.site.name),
      url: world.config.publicUrl + archivePath(settings.site.language, newsletter),
      subscribers: subscribers.get(newsletter.id) ?? 0,
      lastSentAt: sent.get(newsletter.id) ?? null,
      nextAt: await slotAfter(world, newsletter, world.clock.now()),
    }
  }
}
