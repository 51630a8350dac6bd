import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { z } from '@hono/zod-openapi'
import { networkKey } from '../accounts/index.ts'
import { publishedArticleById } from '../articles/published/index.ts'
import type { LiveStreams } from '../platform/http/live-streams.ts'
import type { World } from '../platform/world.ts'
import { type Api, idParameter, newApi, route } from './kit.ts'
import { ApiProblem } from './problem.ts'

const liveRoute = route({
  method: 'get',
  path: '/articles/{id}/comments/live',
  operationId: 'followArticleComments',
  access: 'open',
  limited: true,
  tags: ['comments'],
  summary: 'Hear at once when a comment appears below a published article',
  description:
    'Server-sent events: `approved` with `{"id"}` when readers see a comment from now on. 503 when too many listen already.',
  request: { params: idParameter },
  responses: {
    200: {
      description: 'Stays open',
      content: { 'text/event-stream': { schema: z.string() } },
    },
  },
})

const topicOf = (articleId: string): string => `comments ${articleId}`
/** Seconds after which there may be room again. */
const soon = 60

/** Comments as they appear, to whoever has the article open. */
export function commentsLiveApi(world: Pick<World, 'db' | 'clock' | 'events'>, live: LiveStreams): Api {
  const api = newApi()
  world.events.follow((event) => {
    if (event.type !== 'comment.approved') return
    const { articleId, commentId } = event.payload
    live.send(topicOf(articleId), { name: 'approved', data: JSON.stringify({ id: commentId }) })
  })

  api.openapi(liveRoute, async (c) => {
    const { id } = c.req.valid('param')
    const article = await publishedArticleById(world.db, id, world.clock.now())
    if (!article || article.commentMode === 'off') throw new ApiProblem({ status: 404, code: 'not-found' })
    const { incoming, outgoing } = (c.env ?? {}) as Partial<HttpBindings>
    const client = c.var.direct ? null : networkKey(c.var.remoteAddress)
    const opened =
      incoming && outgoing
        ? live.open({ incoming, outgoing }, { topic: topicOf(article.id), client })
        : 'full'
    if (opened === 'too-many')
      throw new ApiProblem({ status: 429, code: 'too-many-requests', retryAfterSeconds: soon })
    if (opened === 'full')
      throw new ApiProblem({ status: 503, code: 'too-many-listen', retryAfterSeconds: soon })
    // A response of its own: what is added to it on its way out is not for the next one.
    return new Response(null, RESPONSE_ALREADY_SENT) as never
  })
  return api
}
