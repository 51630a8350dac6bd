import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { type Actor, actorOf, may, type Permission } from '../accounts/index.ts'
import { cleanText } from '../platform/clean-text.ts'
import { sameSite } from '../platform/http/cross-site.ts'
import type { Log } from '../platform/log.ts'
import type { Refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { fieldErrorsOf, type Issue, isTextKey, type TextKey } from '../texts/index.ts'
import { idempotencyHeader, ifMatchHeader, optionalIfMatchHeader, problem } from './contract/common.ts'
import { ApiProblem, answerProblem, type ProblemFacts } from './problem.ts'

/** What every route of the API finds in its context. `actor` is set wherever the route is not open. */
export type ApiEnv = {
  Variables: {
    requestId: string
    actor: Actor | null
    signedInBy: 'cookie' | 'token' | null
    /** The client's address, behind trusted proxies too. */
    remoteAddress: string
    /** The request comes straight from this machine, through no proxy. */
    direct: boolean
    log: Log
  }
}
export type Api = OpenAPIHono<ApiEnv>

/** Who may call: a permission, any signed-in person or token, or everybody. */
export type Access = Permission | 'signed-in' | 'open'

/** A group of routes that answers bad input with a problem document naming each field. */
export function newApi(): Api {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return
      const { issues } = result.error
      const isMissing = result.target === 'header' && issues.some(({ path }) => path[0] === 'if-match')
      throw isMissing ? new ApiProblem({ status: 428, code: 'revision-missing' }) : badInput(issues)
    },
  })
  api.onError(answerError)
  return api
}

/** Zod's findings as the `errors` of a problem document. */
export function badInput(issues: readonly Issue[]): ApiProblem {
  return new ApiProblem({ status: 422, code: 'bad-input', errors: issues.flatMap(fieldErrorsOf) })
}

/**
 * The one place where errors of the API become answers: what nobody expected is logged and shown as 500 without a
 * word of it.
 */
export function answerError(error: Error, c: Context): Response {
  if (error instanceof ApiProblem) return answerProblem(c, error.facts)
  const status = 'status' in error ? error.status : 500
  if (status === 400) return answerProblem(c, { status, code: 'bad-json' })
  if (status === 415) return answerProblem(c, { status, code: 'not-json' })
  c.get('log')?.error({ err: error, requestId: c.get('requestId') }, 'a request failed')
  return answerProblem(c, { status: 500, code: 'internal' })
}

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
})

/** What every route says of itself beside its path, schemas and answers. */
type Declared = Omit<RouteConfig, 'path'> & {
  path: string
  /** Its name for programs made from the document: `createArticle`. */
  operationId: string
  access: Access
  /** When it answers 409. */
  conflict?: string
  /** Whether it counts tries, and answers 429 for a while when there are too many. */
  limited?: true
}

/**
 * Declares a route. `access` is part of every declaration, so none can be without a rule; it is enforced before
 * anything is parsed, documented as `x-access`, and listed in `test/routes.txt`. Problems that follow from what is
 * declared (a body, an id, `If-Match`) are documented here, so that no route forgets one.
 */
export function route<P extends string, R extends Declared & { path: P }>(config: R) {
  const { access, conflict, limited, ...declared } = config
  return createRoute({
    ...declared,
    responses: { ...config.responses, ...problemsOf(config) },
    middleware: [guardFor(access)],
    security: access === 'open' ? [] : [{ token: [] }, { session: [] }],
    'x-access': access,
  } as Omit<R, 'access' | 'conflict' | 'limited'> & { middleware: MiddlewareHandler<ApiEnv>[] })
}

function problemsOf({ path, method, access, conflict, limited, request }: Declared) {
  const updates = request?.headers === ifMatchHeader
  const names = updates || request?.headers === optionalIfMatchHeader
  const creates = request?.headers === idempotencyHeader
  const problems: Record<number, string | false> = {
    400: request?.body !== undefined && 'Not JSON that can be read',
    401: access !== 'open' && 'Not signed in',
    403: (access !== 'open' || isUnsafe(method.toUpperCase())) && 'Not permitted',
    404: /\{(id|\w+Id|number)\}/.test(path) && 'Not found',
    409: [conflict, creates && 'The same call is under way'].filter(Boolean).join('; ') || false,
    412: names && 'Somebody changed it since; nothing was overwritten',
    413: request?.body !== undefined && 'Too long',
    415: request?.body !== undefined && 'Not of a type that is taken here',
    422: request !== undefined && 'What to mend, field by field',
    428: updates && 'If-Match is missing',
    429: limited === true && 'Too many tries; `Retry-After` says how many seconds to wait',
  }
  const told = Object.entries(problems).filter(([, description]) => description !== false)
  return Object.fromEntries(told.map(([status, description]) => [status, problemAnswer(String(description))]))
}

/** Lets only those through who may call: 401 without a caller, 403 without the permission or from a foreign site. */
export function guardFor(access: Access): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { actor, signedInBy } = c.var
    if (signedInBy === 'cookie' && isUnsafe(c.req.method) && !sameSite(c.req.raw.headers, true))
      throw new ApiProblem({ status: 403, code: 'cross-site' })
    if (access === 'open' && isUnsafe(c.req.method) && !sameSite(c.req.raw.headers, false))
      throw new ApiProblem({ status: 403, code: 'cross-site' })
    if (access !== 'open') {
      if (!actor) throw new ApiProblem({ status: 401, code: 'not-signed-in' })
      if (access !== 'signed-in' && !may(actor.role, access))
        throw new ApiProblem({ status: 403, code: 'not-allowed' })
    }
    await next()
  }
}

const isUnsafe = (method: string): boolean => method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'

/** Finds out once a request who calls; routes then check against it. */
export function whoCalls(world: World): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const found = await actorOf(world, c.req.raw.headers)
    c.set('actor', found?.actor ?? null)
    c.set('signedInBy', found?.signedInBy ?? null)
    await next()
  }
}

/** The caller, in routes that are not open. */
export function callerOf(c: Context<ApiEnv>): Actor {
  const { actor } = c.var
  if (!actor) throw new ApiProblem({ status: 401, code: 'not-signed-in' })
  return actor
}

/** The revision named by `If-Match` (`7`, `"7"`, `W/"7"`): 428 when it is missing, 422 when it is no number. */
export function revisionFrom(header: string | undefined): number {
  if (!header) throw new ApiProblem({ status: 428, code: 'revision-missing' })
  const number = Number(header.replace(/^W\//, '').replaceAll('"', ''))
  if (!Number.isInteger(number) || number < 0)
    throw badInput([{ path: ['If-Match'], message: 'field.revision' }])
  return number
}

/** Turns a room's refusal into a problem; `statuses` says which code gets which status (others 422). */
export function problemFrom<R extends string>(
  refusal: Refused<R>,
  statuses: Partial<Record<R, number>> = {},
): ApiProblem {
  const { field, current, issues, ...placeholders } = (refusal.detail ?? {}) as Record<string, unknown>
  const facts: ProblemFacts = {
    status: statuses[refusal.refusal] ?? 422,
    code: refusal.refusal,
    placeholders: {
      ...(placeholders as Record<string, string>),
      ...(current === undefined ? {} : { current: Number(current) }),
    },
  }
  if (typeof current === 'number') facts.currentRevision = current
  if (Array.isArray(issues)) facts.errors = issues.flatMap(fieldErrorsOf)
  else if (typeof field === 'string' && isTextKey(`problem.${refusal.refusal}`))
    facts.errors = [
      {
        path: field,
        message: `problem.${refusal.refusal}` as TextKey,
        placeholders: facts.placeholders ?? {},
      },
    ]
  return new ApiProblem(facts)
}

/** The usual body declaration: JSON, required. Characters that pages and feeds cannot carry are taken out first. */
export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema: z.preprocess(withCleanTexts, schema) } },
})

/** Cleans all texts of a parsed body, in place and without recursion: a hostile one may be nested without end. */
function withCleanTexts(input: unknown): unknown {
  const root = { input }
  const open: object[] = [root]
  for (let next = open.pop(); next; next = open.pop()) {
    for (const [key, value] of Object.entries(next)) {
      if (typeof value === 'string') Object.assign(next, { [key]: cleanText(value) })
      else if (value !== null && typeof value === 'object') open.push(value)
    }
  }
  return root.input
}

/** The usual answer declaration. */
export const jsonAnswer = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const idParameter = z.object({
  id: z
    .string()
    .min(1)
    .max(64)
    .openapi({ param: { name: 'id', in: 'path' } }),
})
