import type { MiddlewareHandler } from 'hono'
import { limitBody } from '../platform/http/limit-body.ts'
import type { ApiEnv } from './kit.ts'
import { answerProblem } from './problem.ts'

/** Bodies of JSON calls in bytes; uploads have a limit of their own. */
const longestJson = 4 * 1024 * 1024

const limit = limitBody(longestJson, (c) => answerProblem(c, { status: 413, code: 'too-large' }))

/** Refuses longer JSON. */
export const limitJson: MiddlewareHandler<ApiEnv> = (c, next) =>
  /json/.test(c.req.header('content-type') ?? '') ? limit(c, next) : next()
