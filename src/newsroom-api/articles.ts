import { z } from '@hono/zod-openapi'
import { bodyFromHtml, bodyFromMarkdown, normaliseBody } from '../articles/body/index.ts'
import {
  type ArticleChange,
  articleState,
  correctArticle,
  createArticle,
  restoreRevision,
  type SaveRefusal,
  saveArticle,
} from '../articles/index.ts'
import { listArticles, listRevisions, revisionByNumber } from '../articles/newsroom/index.ts'
import { findAuthor } from '../authors/index.ts'
import { toInstant } from '../platform/clock.ts'
import type { World } from '../platform/world.ts'
import { findSection } from '../sections/index.ts'
import { readSettings } from '../settings/index.ts'
import { findTag } from '../tags/index.ts'
import { presentArticle, presentLine, presentRevision } from './article-presenter.ts'
import {
  type ArticleInput,
  type ArticlePatch,
  article,
  articleInput,
  articleListQuery,
  articlePatch,
  articleSummary,
  correction,
  correctionInput,
  revision,
  revisionSummary,
} from './contract/articles.ts'
import { id, idempotencyHeader, ifMatchHeader, listOf, listQuery } from './contract/common.ts'
import { decodeCursor, isTimePlace, pageOf } from './cursor.ts'
import { onlyOnce } from './idempotency.ts'
import {
  type Api,
  badInput,
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

/** Refusals whose status is not 422. */
const statuses: Partial<Record<SaveRefusal, number>> = {
  'not-found': 404,
  'not-allowed': 403,
  'not-yours': 403,
  'revision-outdated': 412,
}

const created = z
  .object({ id, url: z.string(), path: z.string(), revision: z.number().int(), status: z.string() })
  .openapi('ArticleCreated')

const createRoute = route({
  method: 'post',
  path: '/articles',
  access: 'articles.write-own',
  tags: ['articles'],
  summary: 'Create an article, in any state',
  request: { body: jsonBody(articleInput), headers: idempotencyHeader },
  responses: { 201: jsonAnswer(created, 'Created') },
})
const readRoute = route({
  method: 'get',
  path: '/articles/{id}',
  access: 'articles.read',
  tags: ['articles'],
  summary: 'One article, as its newest revision has it',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(article, 'The article; ETag is its revision') },
})
const patchRoute = route({
  method: 'patch',
  path: '/articles/{id}',
  access: 'articles.write-own',
  tags: ['articles'],
  summary: 'Change an article; readers see it at once when it is published, unless keepDraft',
  request: { params: idParameter, headers: ifMatchHeader, body: jsonBody(articlePatch) },
  responses: { 200: jsonAnswer(article, 'The article after the change') },
})
const unpublishRoute = route({
  method: 'delete',
  path: '/articles/{id}',
  access: 'articles.publish',
  tags: ['articles'],
  summary: 'Unpublish: its address answers 410 from now on, its revisions stay',
  request: { params: idParameter, headers: ifMatchHeader },
  responses: { 200: jsonAnswer(article, 'The article, unpublished') },
})
const listRoute = route({
  method: 'get',
  path: '/articles',
  access: 'articles.read',
  tags: ['articles'],
  summary: 'List and search articles in every state',
  request: { query: articleListQuery },
  responses: { 200: jsonAnswer(listOf(articleSummary), 'One page') },
})
const correctRoute = route({
  method: 'post',
  path: '/articles/{id}/corrections',
  access: 'articles.publish',
  tags: ['articles'],
  summary: 'Publish a dated correction',
  request: { params: idParameter, body: jsonBody(correctionInput) },
  responses: { 201: jsonAnswer(correction, 'The correction as published') },
})
const revisionsRoute = route({
  method: 'get',
  path: '/articles/{id}/revisions',
  access: 'articles.read',
  tags: ['articles'],
  summary: 'The revisions of an article, newest first',
  request: { params: idParameter, query: listQuery },
  responses: { 200: jsonAnswer(listOf(revisionSummary), 'One page') },
})
/** The highest number that a column holds. */
const highestRevision = 2_147_483_647
const revisionParameters = idParameter.extend({
  number: z.coerce.number().int().min(1).max(highestRevision),
})
const isRevision = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(Number(value)) <= highestRevision
const revisionRoute = route({
  method: 'get',
  path: '/articles/{id}/revisions/{number}',
  access: 'articles.read',
  tags: ['articles'],
  summary: 'One revision with its content',
  request: { params: revisionParameters },
  responses: { 200: jsonAnswer(revision, 'The revision') },
})
const restoreRoute = route({
  method: 'post',
  path: '/articles/{id}/revisions/{number}/restore',
  access: 'articles.write-own',
  tags: ['articles'],
  summary: 'Make an old revision the newest one',
  request: { params: revisionParameters, headers: ifMatchHeader },
  responses: { 200: jsonAnswer(article, 'The article after restoring') },
})

/** Articles for staff and programs. */
export function articlesApi(world: World): Api {
  const api = newApi()

  api.openapi(createRoute, (c) =>
    onlyOnce(world, c, async () => {
      const input = c.req.valid('json')
      const { site, reading } = await readSettings(world.db)
      const change = changeFrom(input)
      const state = await createArticle(
        world,
        {
          commentMode: reading.commentMode,
          ...change,
          headline: input.headline,
          section: input.section,
          status: input.status,
          language: input.language ?? site.language,
        },
        callerOf(c),
      )
      if (!state.ok) throw problemFrom(state, statuses)
      const { id, path, revision, status } = state.value
      c.header('Location', `/api/v1/articles/${id}`)
      c.header('ETag', `"${revision}"`)
      return c.json({ id, url: world.config.publicUrl + path, path, revision, status }, 201)
    }),
  )

  api.openapi(listRoute, async (c) => {
    const query = c.req.valid('query')
    const before = decodeCursor(query.cursor, isTimePlace)
    const ids = await idsNamed(world, query)
    if (!ids) return c.json({ items: [], nextCursor: null }, 200)
    const rows = await listArticles(query.q ? world.longReads : world.db, {
      ...ids,
      q: query.q,
      status: query.status,
      label: query.label,
      language: query.language,
      from: instantOf(query.from, 'from'),
      to: instantOf(query.to, 'to'),
      createdBy: query.mine ? (callerOf(c).id ?? undefined) : undefined,
      sort: query.sort,
      before,
      limit: query.limit + 1,
    })
    const time = { changed: 'changedAt', published: 'firstPublishedAt', scheduled: 'publishAt' } as const
    return c.json(
      pageOf(
        rows,
        query.limit,
        (line) => presentLine(world, line),
        (line) => ({ at: line[time[query.sort]], id: line.id }),
      ),
      200,
    )
  })

  api.openapi(readRoute, async (c) => {
    const shown = await presentArticle(world, c.req.valid('param').id, callerOf(c))
    if (!shown) throw new ApiProblem({ status: 404, code: 'not-found' })
    c.header('ETag', `"${shown.revision}"`)
    return c.json(shown, 200)
  })

  const answerArticle = async (c: Parameters<typeof callerOf>[0], articleId: string) => {
    const shown = await presentArticle(world, articleId, callerOf(c))
    if (!shown) throw new ApiProblem({ status: 404, code: 'not-found' })
    c.header('ETag', `"${shown.revision}"`)
    return shown
  }

  api.openapi(patchRoute, async (c) => {
    const { id } = c.req.valid('param')
    const expected = revisionFrom(c.req.header('if-match'))
    const saved = await saveArticle(
      world,
      { id, expected, change: changeFrom(c.req.valid('json')) },
      callerOf(c),
    )
    if (!saved.ok) throw problemFrom(saved, statuses)
    return c.json(await answerArticle(c, id), 200)
  })

  api.openapi(unpublishRoute, async (c) => {
    const { id } = c.req.valid('param')
    const state = await articleState(world.db, id)
    if (!state) throw new ApiProblem({ status: 404, code: 'not-found' })
    const header = c.req.header('if-match')
    const expected = header ? revisionFrom(header) : state.revision
    const saved = await saveArticle(world, { id, expected, change: { status: 'unpublished' } }, callerOf(c))
    if (!saved.ok) throw problemFrom(saved, { ...statuses, 'not-published': 409 })
    return c.json(await answerArticle(c, id), 200)
  })

  api.openapi(correctRoute, async (c) => {
    const { id } = c.req.valid('param')
    if (!(await articleState(world.db, id))) throw new ApiProblem({ status: 404, code: 'not-found' })
    const made = await correctArticle(world, { articleId: id, text: c.req.valid('json').text }, callerOf(c))
    if (!made.ok) throw problemFrom(made, { 'not-allowed': 403, 'not-published': 409 })
    return c.json(made.value, 201)
  })

  api.openapi(revisionsRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { limit, cursor } = c.req.valid('query')
    const state = await articleState(world.db, id)
    if (!state) throw new ApiProblem({ status: 404, code: 'not-found' })
    const before = decodeCursor(cursor, isRevision)
    const rows = await listRevisions(world.db, id, { before, limit: limit + 1 })
    return c.json(
      pageOf(
        rows,
        limit,
        (row) => presentRevision(row, state),
        (row) => row.number,
      ),
      200,
    )
  })

  api.openapi(revisionRoute, async (c) => {
    const { id, number } = c.req.valid('param')
    const state = await articleState(world.db, id)
    const row = await revisionByNumber(world.db, id, number)
    if (!state || !row) throw new ApiProblem({ status: 404, code: 'not-found' })
    return c.json(
      { ...presentRevision(row, state), content: row.content as unknown as Record<string, unknown> },
      200,
    )
  })

  api.openapi(restoreRoute, async (c) => {
    const { id, number } = c.req.valid('param')
    const expected = revisionFrom(c.req.header('if-match'))
    const restored = await restoreRevision(world, { articleId: id, number, expected }, callerOf(c))
    if (!restored.ok) throw problemFrom(restored, statuses)
    return c.json(await answerArticle(c, id), 200)
  })

  return api
}

/** The contract's words as the room's change. */
function changeFrom(input: ArticleInput | ArticlePatch): ArticleChange {
  const { body, comments, dateline, leadPicture, publishAt, embargoUntil, ...rest } = input
  return {
    ...rest,
    ...(body === undefined ? {} : { body: bodyFrom(body) }),
    ...(comments === undefined ? {} : { commentMode: comments }),
    ...(dateline === undefined
      ? {}
      : { dateline: dateline && { places: dateline.places, source: dateline.source || null } }),
    ...(leadPicture === undefined
      ? {}
      : {
          leadPicture: leadPicture && {
            mediaId: leadPicture.mediaId,
            alt: leadPicture.alt || null,
            caption: leadPicture.caption || null,
            credit: leadPicture.credit || null,
          },
        }),
    ...(publishAt === undefined ? {} : { publishAt: publishAt && instantOf(publishAt, 'publishAt') }),
    ...(embargoUntil === undefined
      ? {}
      : { embargoUntil: embargoUntil && instantOf(embargoUntil, 'embargoUntil') }),
    ...emptyLinesAsNull(rest),
  }
}

/** An emptied field is no field: `""` and `null` mean the same. */
function emptyLinesAsNull(rest: Record<string, unknown>): Record<string, null> {
  const nullable = ['kicker', 'standfirst', 'teaser', 'aiNote', 'searchTitle', 'searchDescription']
  return Object.fromEntries(nullable.filter((field) => rest[field] === '').map((field) => [field, null]))
}

function bodyFrom(body: NonNullable<ArticlePatch['body']>) {
  if (body.format === 'html') return bodyFromHtml(body.content)
  if (body.format === 'markdown') return bodyFromMarkdown(body.content)
  return normaliseBody(body.content)
}

function instantOf(text: string | undefined, field: string): string | undefined {
  if (text === undefined) return undefined
  const instant = toInstant(text)
  if (!instant) throw badInput([{ path: [field], message: 'a time such as 2026-11-22T18:00:00Z' }])
  return instant
}

/** Ids for the words in the query; null when one of them names nothing, so that the list is empty. */
async function idsNamed(world: World, query: { section?: string; author?: string; tag?: string }) {
  const section = query.section ? await findSection(world.db, query.section) : undefined
  const author = query.author ? await findAuthor(world.db, query.author) : undefined
  const tag = query.tag ? await findTag(world.db, query.tag) : undefined
  if (section === null || author === null || tag === null) return null
  return { sectionId: section?.id, authorId: author?.id, tagId: tag?.id }
}
