import { OpenAPIHono } from '@hono/zod-openapi'
import { type Api, type ApiEnv, answerError, whoCalls } from '../src/newsroom-api/kit.ts'
import type { World } from '../src/platform/world.ts'
import { headersOf } from './staff.ts'

/** A caller of the API under `/api/v1`: like a browser it keeps cookies, and says where a request comes from. */
export type TestCaller = {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** The cookies kept so far, as `Set-Cookie` values. */
  cookies: string[]
}
export type Answer = { status: number; body: Record<string, unknown>; headers: Headers }

export type Surroundings = {
  address?: string
  direct?: boolean
  origin?: string
  token?: string
  cookies?: string[]
}

/** These parts of the API as the application mounts them; `as()` gives callers that know nothing of each other. */
export function testApi(world: World, apis: readonly Api[]): { as(caller?: Surroundings): TestCaller } {
  return {
    as({
      address = '203.0.113.77',
      direct = false,
      origin = 'https://zeitung.example',
      token,
      cookies = [],
    } = {}) {
      const app = new OpenAPIHono<ApiEnv>()
      app.use(async (c, next) => {
        c.set('requestId', 'test')
        c.set('remoteAddress', address)
        c.set('direct', direct)
        c.set('log', world.log)
        await next()
      })
      app.use(whoCalls(world))
      for (const api of apis) app.route('/api/v1', api)
      app.onError(answerError)
      const kept = [...cookies]
      return {
        cookies: kept,
        async call(method, path, body, headers = {}) {
          const request = headersOf(kept)
          if (token) request.set('authorization', `Bearer ${token}`)
          if (body !== undefined) request.set('content-type', 'application/json')
          for (const [name, value] of Object.entries(headers)) request.set(name, value)
          const init = {
            method,
            headers: request,
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          }
          const answer = await app.request(`${origin}/api/v1${path}`, init)
          keep(kept, answer.headers.getSetCookie())
          const text = await answer.text()
          return { status: answer.status, body: text ? JSON.parse(text) : {}, headers: answer.headers }
        },
      }
    },
  }
}

function keep(kept: string[], setCookies: readonly string[]): void {
  const nameOf = (value: string) => value.slice(0, value.indexOf('='))
  for (const value of setCookies) {
    const at = kept.findIndex((other) => nameOf(other) === nameOf(value))
    if (at >= 0) kept.splice(at, 1)
    kept.push(value)
  }
}
