import { publishedArticleById } from '../articles/published/index.ts'
import { approvedComments, type PublicComment } from '../comments/index.ts'
import type { World } from '../platform/world.ts'
import { commentListQuery, publicComment, type PublicComment as ShownComment } from './contract/comments.ts'
import { listOf } from './contract/common.ts'
import { decodeCursor, encodeCursor, isText } from './cursor.ts'
import { type Api, idParameter, jsonAnswer, newApi, route } from './kit.ts'
import { ApiProblem } from './problem.ts'

const listRoute = route({
  method: 'get',
  path: '/articles/{id}/comments',
  operationId: 'listArticleComments',
  access: 'open',
  tags: ['comments'],
  summary: 'The approved comments of a published article, in the order of their thread',
  request: { params: idParameter, query: commentListQuery },
  responses: { 200: jsonAnswer(listOf(publicComment), 'One page') },
})

/** What readers wrote, for everybody. */
export function commentsApi(world: World): Api {
  const api = newApi()

  api.openapi(listRoute, async (c) => {
    const { limit, cursor } = c.req.valid('query')
    const after = decodeCursor(cursor, isText)
    const article = await publishedArticleById(world.db, c.req.valid('param').id, world.clock.now())
    if (!article) throw new ApiProblem({ status: 404, code: 'not-found' })
    if (article.commentMode === 'off') return c.json({ items: [], nextCursor: null }, 200)
    const page = await approvedComments(world.db, article.id, { after, limit })
    const url = new URL(encodeURI(article.path), world.config.publicUrl).href
    return c.json(
      {
        items: page.comments.map((comment) => shown(comment, url)),
        nextCursor: page.next === null ? null : encodeCursor(page.next),
      },
      200,
    )
  })
  return api
}

const shown = (comment: PublicComment, articleUrl: string): ShownComment => ({
  id: comment.id,
  parentId: comment.parentId,
  depth: comment.depth,
  url: `${articleUrl}#${comment.anchor}`,
  author: { name: comment.authorName, url: comment.authorUrl, isEditor: comment.authorId !== null },
  text: comment.text,
  createdAt: comment.createdAt,
})
