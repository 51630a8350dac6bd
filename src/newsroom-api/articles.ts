import { z } from '@hono/zod-openapi'
import { articleState, correctArticle, createArticle, discardDraft, saveArticle } from '../articles/index.ts'
import { listArticles } from '../articles/newsroom/index.ts'
import { findAuthor } from '../authors/index.ts'
import type { World } from '../platform/world.ts'
import { searchNewsroom } from '../search/index.ts'
import { findSection } from '../sections/index.ts'
import { readSettings } from '../settings/index.ts'
import { findTag } from '../tags/index.ts'
import { answerArticle, articleStatuses } from './article-answer.ts'
import { changeFrom, instantOf } from './article-change.ts'
import { presentLine } from './article-presenter.ts'
import {
  article,
  articleInput,
  articleListQuery,
  articlePatch,
  articleSummary,
  correction,
  correctionInput,
} from './contract/articles.ts'
import { id, idempotencyHeader, ifMatchHeader, listOf, optionalIfMatchHeader } from './contract/common.ts'
import { decodeCursor, isTimePlace, pageOf } from './cursor.ts'
import { onlyOnce } from './idempotency.ts'
import {
  type Api,
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

const created = z
  .object({ id, url: z.string(), path: z.string(), revision: z.number().int(), status: z.string() })
  .openapi('ArticleCreated')

const createRoute = route({
  method: 'post',
  path: '/articles',
  operationId: 'createArticle',
  access: 'articles.write-own',
  tags: ['articles'],
  summary: 'Create an article, in any state',
  request: { body: jsonBody(articleInput), headers: idempotencyHeader },
  responses: { 201: jsonAnswer(created, 'Created') },
})
const readRoute = route({
  method: 'get',
  path: '/articles/{id}',
  operationId: 'getArticle',
  access: 'articles.read',
  tags: ['articles'],
  summary: 'One article, as its newest revision has it',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(article, 'The article; ETag is its revision') },
})
const patchRoute = route({
  method: 'patch',
  path: '/articles/{id}',
  operationId: 'updateArticle',
  access: 'articles.write-own',
  tags: ['articles'],
  summary: 'Change an article; readers see it at once when it is published, unless keepDraft',
  request: { params: idParameter, headers: ifMatchHeader, body: jsonBody(articlePatch) },
  responses: { 200: jsonAnswer(article, 'The article after the change') },
})
const unpublishRoute = route({
  method: 'delete',
  path: '/articles/{id}',
  operationId: 'unpublishArticle',
  access: 'articles.publish',
  conflict: 'It is not published',
  tags: ['articles'],
  summary: 'Unpublish: its address answers 410 from now on, its revisions stay',
  request: { params: idParameter, headers: optionalIfMatchHeader },
  responses: { 200: jsonAnswer(article, 'The article, unpublished') },
})
const discardRoute = route({
  method: 'post',
  path: '/articles/{id}/discard',
  operationId: 'discardArticle',
  access: 'articles.write-own',
  conflict: 'It was published, is scheduled, or is pinned to the front page',
  tags: ['articles'],
  summary: 'Delete a draft that was never published, with all its revisions',
  request: { params: idParameter, headers: ifMatchHeader },
  responses: { 204: { description: 'It is gone' } },
})
const listRoute = route({
  method: 'get',
  path: '/articles',
  operationId: 'listArticles',
  access: 'articles.read',
  tags: ['articles'],
  summary: 'List and search articles in every state',
  request: { query: articleListQuery },
  responses: { 200: jsonAnswer(listOf(articleSummary), 'One page') },
})
const correctRoute = route({
  method: 'post',
  path: '/articles/{id}/corrections',
  operationId: 'correctArticle',
  access: 'articles.publish',
  conflict: 'It is not published',
  tags: ['articles'],
  summary: 'Publish a dated correction',
  request: { params: idParameter, body: jsonBody(correctionInput) },
  responses: { 201: jsonAnswer(correction, 'The correction as published') },
})
/** Articles for staff and programs. */
export function articlesApi(world: World): Api {
  const api = newApi()

  api.openapi(createRoute, (c) =>
    onlyOnce(world, c, async () => {
      const input = c.req.valid('json')
      const { site } = await readSettings(world.db)
      const change = changeFrom(input)
      const state = await createArticle(
        world,
        {
          ...change,
          headline: input.headline,
          section: input.section,
          status: input.status,
          language: input.language ?? site.language,
        },
        callerOf(c),
      )
      if (!state.ok) throw problemFrom(state, articleStatuses)
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
    const found = query.q ? ((await searchNewsroom(world, query.q)) ?? undefined) : undefined
    if (found?.length === 0) return c.json({ items: [], nextCursor: null }, 200)
    const rows = await listArticles(world.db, {
      ...ids,
      ids: found,
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
    return c.json(await answerArticle(world, c, c.req.valid('param').id), 200)
  })

  api.openapi(patchRoute, async (c) => {
    const { id } = c.req.valid('param')
    const expected = revisionFrom(c.req.header('if-match'))
    const saved = await saveArticle(
      world,
      { id, expected, change: changeFrom(c.req.valid('json')) },
      callerOf(c),
    )
    if (!saved.ok) throw problemFrom(saved, articleStatuses)
    return c.json(await answerArticle(world, c, id), 200)
  })

  api.openapi(unpublishRoute, async (c) => {
    const { id } = c.req.valid('param')
    const state = await articleState(world.db, id)
    if (!state) throw new ApiProblem({ status: 404, code: 'not-found' })
    const header = c.req.header('if-match')
    const expected = header ? revisionFrom(header) : state.revision
    const saved = await saveArticle(world, { id, expected, change: { status: 'unpublished' } }, callerOf(c))
    if (!saved.ok) throw problemFrom(saved, { ...articleStatuses, 'not-published': 409 })
    return c.json(await answerArticle(world, c, id), 200)
  })

  api.openapi(discardRoute, async (c) => {
    const { id } = c.req.valid('param')
    const expected = revisionFrom(c.req.header('if-match'))
    const gone = await discardDraft(world, { id, expected }, callerOf(c))
    if (!gone.ok) throw problemFrom(gone, { ...articleStatuses, 'not-a-draft': 409, pinned: 409 })
    return c.body(null, 204)
  })

  api.openapi(correctRoute, async (c) => {
    const { id } = c.req.valid('param')
    if (!(await articleState(world.db, id))) throw new ApiProblem({ status: 404, code: 'not-found' })
    const made = await correctArticle(world, { articleId: id, text: c.req.valid('json').text }, callerOf(c))
    if (!made.ok) throw problemFrom(made, { 'not-allowed': 403, 'not-published': 409 })
    return c.json(made.value, 201)
  })

  return api
}

/** Ids for the words in the query; null when one of them names nothing, so that the list is empty. */
async function idsNamed(world: World, query: { section?: string; author?: string; tag?: string }) {
  const section = query.section ? await findSection(world.db, query.section) : undefined
  const author = query.author ? await findAuthor(world.db, query.author) : undefined
  const tag = query.tag ? await findTag(world.db, query.tag) : undefined
  if (section === null || author === null || tag === null) return null
  return { sectionId: section?.id, authorId: author?.id, tagId: tag?.id }
}
