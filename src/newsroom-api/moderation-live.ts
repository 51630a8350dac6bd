import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { z } from '@hono/zod-openapi'
import { actorOf, may } from '../accounts/index.ts'
import type { DepescheEvent } from '../platform/events/events.ts'
import type { LiveStreams } from '../platform/http/live-streams.ts'
import type { World } from '../platform/world.ts'
import { type Api, callerOf, newApi, route } from './kit.ts'
import { ApiProblem } from './problem.ts'

const access = 'comments.moderate'

const liveRoute = route({
  method: 'get',
  path: '/moderation/live',
  operationId: 'followModeration',
  access,
  limited: true,
  tags: ['moderation'],
  summary: 'Hear at once what comes into the queue, leaves it, or is claimed by somebody',
  description:
    'Server-sent events: `changed` with `{"commentIds"}`, gathered for a moment; none named means that many changed. It ends with the session. 503 when too many listen already.',
  responses: {
    200: {
      description: 'Stays open',
      content: { 'text/event-stream': { schema: z.string() } },
    },
  },
})

const topic = 'moderation'
/** Events of one moment are told together: of a thousand comments a second nobody has to hear one by one. */
const gatherMilliseconds = 150
const mostNamed = 50
const checkMilliseconds = 10_000
/** Seconds after which there may be room again. */
const soon = 60

/** The comment whose place at the desk an event changes. */
const changedBy = (event: DepescheEvent): string | null =>
  event.type === 'moderation.queue-changed' || event.type === 'comment.changed'
    ? event.payload.commentId
    : null

/** What happens at the desk, to whoever has it open. `checkEvery`: milliseconds that a stream may outlive its session. */
export function moderationLiveApi(world: World, live: LiveStreams, checkEvery = checkMilliseconds): Api {
  const api = newApi()
  const gathered = new Set<string>()
  const tell = (): void => {
    const commentIds = gathered.size > mostNamed ? [] : [...gathered]
    gathered.clear()
    live.send(topic, { name: 'changed', data: JSON.stringify({ commentIds }) })
  }
  world.events.follow((event) => {
    const id = changedBy(event)
    if (id === null) return
    if (gathered.size === 0) setTimeout(tell, gatherMilliseconds).unref()
    gathered.add(id)
  })

  api.openapi(liveRoute, async (c) => {
    const { incoming, outgoing } = (c.env ?? {}) as Partial<HttpBindings>
    const client = `staff ${callerOf(c).id}`
    const opened = incoming && outgoing ? live.open({ incoming, outgoing }, { topic, client }) : 'full'
    if (opened === 'too-many')
      throw new ApiProblem({ status: 429, code: 'too-many-requests', retryAfterSeconds: soon })
    if (opened === 'full' || !outgoing)
      throw new ApiProblem({ status: 503, code: 'too-many-listen', retryAfterSeconds: soon })
    const { headers } = c.req.raw
    const check = setInterval(() => void endUnlessAllowed(world, headers, outgoing), checkEvery).unref()
    outgoing.once('close', () => clearInterval(check))
    // A response of its own: what is added to it on its way out is not for the next one.
    return new Response(null, RESPONSE_ALREADY_SENT) as never
  })
  return api
}

/** Ends the stream of somebody who has signed out, was disabled, or moderates no more. */
async function endUnlessAllowed(
  world: World,
  headers: Headers,
  stream: Pick<HttpBindings['outgoing'], 'end'>,
): Promise<void> {
  try {
    const caller = await actorOf(world, headers)
    if (!caller || !may(caller.actor.role, access)) stream.end()
  } catch (error) {
    world.log.error({ err: error }, 'checking who listens failed')
    stream.end()
  }
}
