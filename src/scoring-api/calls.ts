import { LRUCache } from 'lru-cache'
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
import { type Answer, badRequest, failed } from './answers.ts'

/** A request to score, whatever web server took it. */
export type Call = {
  /** Below `/v1alpha1/`: `comments:analyze`. */
  name: string
  /** The `key` in the address. */
  key: string | undefined
  header(name: string): string | undefined
  body: string
}

export type ScoringCalls = (call: Call) => Promise<Answer>

/** Bodies are not longer than this. */
export const mostBytes = 1024 * 1024

/** A program with a key of its own. */
type Client = { id: string; name: string }

/**
 * The calls of Google's Comment Analyzer API (Perspective), which end there on 31 December 2026: the same bodies,
 * scored by this process; and Coral's external moderation phase. See docs/perspective.md.
 */
export function openScoringCalls(world: World, metrics: Metrics): ScoringCalls {
  const quota = openQuota(world.config.scoringPerSecond, () => performance.now())
  const stories = openStories(world)
  const count = metrics.counter('depesche_scoring_requests_total', 'Requests to score, by client', [
    'client',
    'status',
  ])

  const clients = openClients(world)
  const answerClient = async (call: Call): Promise<Answer> => {
    const client = await clients(call)
    if (client === null) return notPermitted()
    const wait = quota.take(client.id)
    const answer = wait > 0 ? tooMany(wait) : await answerTo(world, call, client)
    count({ client: client.name, status: String(answer.status) })
    return answer
  }
  const answerCoral = async ({ body, header }: Call): Promise<Answer> => {
    const signature = header('x-coral-signature')
    if (!isSignedByCoral({ body, signature }, world.config.coralSecrets)) return notSigned()
    const answer = await moderateForCoral(stories, body)
    count({ client: 'coral', status: String(answer.status) })
    return answer
  }
  return async (call) => {
    try {
      return await (call.name === 'coral/phase' ? answerCoral(call) : answerClient(call))
    } catch (error) {
      world.log.error({ err: error, call: call.name }, 'scoring failed')
      return failed({ status: 500, message: 'Internal error.' })
    }
  }
}

export const unknownMethod = (): Answer => failed({ status: 404, message: 'There is no such method.' })

export const tooLarge = (): Answer =>
  failed({ status: 413, message: `The request is larger than ${mostBytes} bytes.` })

async function answerTo(world: World, { name, body: text }: Call, client: Client): Promise<Answer> {
  if (name !== 'comments:analyze' && name !== 'comments:suggestscore') return unknownMethod()
  const body = jsonFrom(text)
  if (body === undefined)
    return failed({ status: 400, message: 'Invalid JSON payload received: it cannot be read.' })
  if (name === 'comments:analyze') {
    const request = readAnalyze(body)
    return request.ok ? json(analyze(await loadScorer(), request.value)) : badRequest(request)
  }
  const request = readFeedback(body)
  if (!request.ok) return badRequest(request)
  const { language } = await keepFeedback(world, await loadScorer(), { request: request.value, client })
  const { clientToken } = request.value
  return json({ detectedLanguages: [language], ...(clientToken === null ? {} : { clientToken }) })
}

const json = (body: unknown): Answer => ({ status: 200, body, headers: {} })

/** Coral skips a phase that takes longer than it allows, 200 ms and more: without its article rather than too late. */
const storyWithinMilliseconds = 120

async function moderateForCoral(stories: Stories, body: string): Promise<Answer> {
  const request = coralRequest.safeParse(jsonFrom(body))
  if (!request.success) return failed({ status: 400, message: 'This is no request of a moderation phase.' })
  const { comment, story } = request.data
  const article = story ? await stories.at(story.url, storyWithinMilliseconds) : null
  const scorer = await loadScorer()
  const answer = coralAnswer(scorer.score({ text: coralText(comment.body), article }))
  return answer ? json(answer) : { status: 204, body: null, headers: {} }
}

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** So long a key counts as used at the time it was last looked up. */
const rememberedMilliseconds = 30_000
const mostRemembered = 100

/** Who calls. Good keys are remembered until one is revoked: a client sends hundreds of requests a second. */
function openClients(world: World): (call: Call) => Promise<Client | null> {
  const known = new LRUCache<string, Client>({ max: mostRemembered, ttl: rememberedMilliseconds })
  let revocations = 0
  world.events.follow(({ type }) => {
    if (type !== 'token.revoked') return
    revocations++
    known.clear()
  })
  return async (call) => {
    const { key, header } = call
    const credentials = `${key ?? ''} ${header('x-goog-api-key') ?? ''} ${header('authorization') ?? ''}`
    const remembered = known.get(credentials)
    if (remembered) return remembered
    const before = revocations
    const client = await clientOf(world, call)
    // One that was revoked while it was looked up is not remembered as good.
    if (client && before === revocations) known.set(credentials, client)
    return client
  }
}

/** By `?key=`, where only tokens of the role scoring count – addresses end up in logs –, or as a bearer. */
async function clientOf(world: World, { key, header }: Call): Promise<Client | null> {
  const inAddress = key ?? header('x-goog-api-key')
  const authorization = inAddress === undefined ? header('authorization') : `Bearer ${inAddress}`
  if (authorization === undefined) return null
  const actor = (await actorOf(world, new Headers({ authorization })))?.actor
  if (!actor?.id || actor.kind !== 'token' || !may(actor.role, 'comments.score')) return null
  return inAddress === undefined || actor.role === 'scoring' ? { id: actor.id, name: actor.name } : null
}

const notPermitted = (): Answer =>
  failed({
    status: 403,
    message: 'The request needs a valid key: a token of the role scoring, as ?key= or as a bearer.',
  })

const notSigned = (): Answer =>
  failed({
    status: 403,
    message: 'X-Coral-Signature does not fit: name the signing secret of the phase in DEPESCHE_CORAL_SECRET.',
  })

const tooMany = (seconds: number): Answer =>
  failed({
    status: 429,
    message: 'This key asks more often than it may.',
    headers: { 'retry-after': String(Math.ceil(seconds)) },
  })
