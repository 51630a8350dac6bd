import type { Context } from 'hono'
import {
  type FieldError,
  isTextKey,
  nearestLanguage,
  type Placeholders,
  type TextKey,
  textsFor,
} from '../texts/index.ts'
import type { Problem } from './contract/common.ts'

export type ProblemFacts = {
  status: number
  /** Code of the text catalogue without `problem.`, e.g. `unknown-section`. */
  code: string
  placeholders?: Placeholders
  errors?: FieldError[]
  currentRevision?: number
  retryAfterSeconds?: number
  challenge?: Problem['challenge']
}

/** Thrown by routes to answer with a problem document; caught only at the edge of the API. */
export class ApiProblem extends Error {
  readonly facts: ProblemFacts
  constructor(facts: ProblemFacts) {
    super(facts.code)
    this.facts = facts
  }
}

/** The API's one error shape (RFC 9457), in German or English by `Accept-Language`. */
export function answerProblem(c: Context, facts: ProblemFacts): Response {
  const t = textsFor(nearestLanguage(c.req.header('accept-language') ?? 'en'))
  const key = `problem.${facts.code}`
  const detail = isTextKey(key) ? t(key as TextKey, facts.placeholders) : facts.code
  const body: Problem = {
    type: `urn:depesche:problem:${facts.code}`,
    title: facts.code.replaceAll('-', ' '),
    status: facts.status,
    detail,
    errors: (facts.errors ?? []).map(({ path, message, placeholders }) => ({
      path,
      message: t(message, placeholders),
    })),
    requestId: c.get('requestId'),
    ...(facts.challenge ? { challenge: facts.challenge } : {}),
    ...(facts.currentRevision === undefined ? {} : { currentRevision: facts.currentRevision }),
  }
  if (facts.retryAfterSeconds) c.header('Retry-After', String(facts.retryAfterSeconds))
  return c.body(JSON.stringify(body), facts.status as 400, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  })
}
