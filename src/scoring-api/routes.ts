import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { actorOf, may } from '../accounts/index.ts'
import {
  analyze,
  coralAnswer,
  coralRequest,
  coralText,
  isSignedByCoral,
  keepFeedback,
  openQuota,
  openStories,
  readAnalyze,
  readFeedback,
  type Stories,
} from '../perspective/index.ts'
import type { Metrics } from '../platform/http/metrics.ts'
import type { World } from '../platform/world.ts'
import { loadScorer } from '../scoring/index.ts'
import { badRequest, failed } from './answers.ts'
import { discoveryDocument } from './discovery.ts'

const mostBytes = 1024 * 1024

/** A program with a key of its own. */
type Client = { id: string; name: string }

/**
 * The endpoints of Google's Comment Analyzer API (Perspective), which end there on 31 December 2026: the same bodies,
 * scored by this process. See docs/perspective.md.
 */
export function scoringRoutes(world: World, metrics: Metrics): Hono {
  const app = new Hono()
  const quota = openQuota(world.config.scoringPerSecond, () => performance.now())
  const count = metrics.counter('depesche_scoring_requests_total', 'Requests to score, by client', [
    'client',
    'status',
  ])

  app.post('/v1alpha1/:call', bodyLimit({ maxSize: mostBytes, onError: tooLarge }), async (c) => {
    const client = await clientOf(world, c)
    if (client === null) return notPermitted(c)
    const wait = quota.take(client.id)
    const answer = wait > 0 ? tooMany(c, wait) : await answerTo(world, c, client)
    count({ client: client.name, status: String(answer.status) })
    return answer
  })
  const stories = openStories(world)
  app.post('/v1alpha1/coral/phase', bodyLimit({ maxSize: mostBytes, onError: tooLarge }), async (c) => {
    const body = await c.req.text()
    const signature = c.req.header('x-coral-signature')
    if (!isSignedByCoral({ body, signature }, world.config.coralSecrets)) return notSigned(c)
    const answer = await moderateForCoral(stories, c, body)
    count({ client: 'coral', status: String(answer.status) })
    return answer
  })
  for (const path of ['/$discovery/rest', '/v1alpha1/$discovery/rest'])
    app.get(path, (c) => c.json(discoveryDocument(world.config.publicUrl)))
  app.all('/v1alpha1/*', (c) => failed(c, { status: 404, message: 'There is no such method.' }))
  app.onError((error, c) => {
    world.log.error({ err: error, path: c.req.path }, 'scoring failed')
    return failed(c, { status: 500, message: 'Internal error.' })
  })
  return app
}

async function answerTo(world: World, c: Context, client: Client): Promise<Response> {
  const call = c.req.param('call')
  if (call !== 'comments:analyze' && call !== 'comments:suggestscore')
    return failed(c, { status: 404, message: 'There is no such method.' })
  const body = await c.req.json().catch(() => undefined)
  if (body === undefined)
    return failed(c, { status: 400, message: 'Invalid JSON payload received: it cannot be read.' })
  if (call === 'comments:analyze') {
    const request = readAnalyze(body)
    return request.ok ? c.json(analyze(await loadScorer(), request.value)) : badRequest(c, request)
  }
  const request = readFeedback(body)
  if (!request.ok) return badRequest(c, request)
  const { language } = await keepFeedback(world, await loadScorer(), { request: request.value, client })
  const { clientToken } = request.value
  return c.json({ detectedLanguages: [language], ...(clientToken === null ? {} : { clientToken }) })
}

/** Coral skips a phase that takes longer than it allows, 200 ms and more: without its article rather than too late. */
const storyWithinMilliseconds = 120

async function moderateForCoral(stories: Stories, c: Context, body: string): Promise<Response> {
  const request = coralRequest.safeParse(jsonFrom(body))
  if (!request.success)
    return failed(c, { status: 400, message: 'This is no request of a moderation phase.' })
  const { comment, story } = request.data
  const article = story ? await stories.at(story.url, storyWithinMilliseconds) : null
  const scorer = await loadScorer()
  const answer = coralAnswer(scorer.score({ text: coralText(comment.body), article }))
  return answer ? c.json(answer) : c.body(null, 204)
}

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** By `?key=`, where only tokens of the role scoring count – addresses end up in logs –, or as a bearer. */
async function clientOf(world: World, c: Context): Promise<Client | null> {
  const key = c.req.query('key') ?? c.req.header('x-goog-api-key')
  const headers = key === undefined ? c.req.raw.headers : new Headers({ authorization: `Bearer ${key}` })
  const actor = (await actorOf(world, headers))?.actor
  if (!actor?.id || actor.kind !== 'token' || !may(actor.role, 'comments.score')) return null
  return key === undefined || actor.role === 'scoring' ? { id: actor.id, name: actor.name } : null
}

const notPermitted = (c: Context): Response =>
  failed(c, {
    status: 403,
    message: 'The request needs a valid key: a token of the role scoring, as ?key= or as a bearer.',
  })

const notSigned = (c: Context): Response =>
  failed(c, {
    status: 403,
    message: 'X-Coral-Signature does not fit: name the signing secret of the phase in DEPESCHE_CORAL_SECRET.',
  })

const tooMany = (c: Context, seconds: number): Response =>
  failed(c, {
    status: 429,
    message: 'This key asks more often than it may.',
    headers: { 'Retry-After': String(Math.ceil(seconds)) },
  })

const tooLarge = (c: Context): Response =>
  failed(c, { status: 413, message: `The request is larger than ${mostBytes} bytes.` })
