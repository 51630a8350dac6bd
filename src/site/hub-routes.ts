import { type Context, Hono } from 'hono'
import { networkKey, openTryLimit } from '../accounts/index.ts'
import { clientAddress, isDirectLoopback } from '../platform/http/client-address.ts'
import { limitBody } from '../platform/http/limit-body.ts'
import type { World } from '../platform/world.ts'
import { askHub, hubPath } from '../websub/index.ts'
import type { SiteWorld } from './load-site.ts'
import { readTopic } from './machine/topic-content.ts'
import type { ReaderEnv } from './reader-forms.ts'

/** In bytes: two addresses and a secret. */
const longestForm = 16 * 1024
/** From one network: readers' services renew many subscriptions at once. */
const asksAMinute = 120
const plain = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }

/**
 * The hub's address (W3C WebSub 5): 202 when a wish was taken down, else a sentence for the developer. Programs ask here,
 * not pages: what it is asked for comes to nothing unless the callback confirms it, so whoever asks need not show who they are.
 */
export function hubRoutes(world: SiteWorld & Pick<World, 'ids' | 'events' | 'log'>): Hono<ReaderEnv> {
  const routes = new Hono<ReaderEnv>()
  const asks = openTryLimit(world.clock, { tries: asksAMinute, seconds: 60 })
  const secondsToWait = (c: Context<ReaderEnv>): number => {
    const incoming = c.env?.incoming
    if (!incoming || isDirectLoopback(incoming)) return 0
    return asks.take(networkKey(clientAddress(incoming, world.config.trustedProxies)))
  }
  routes.get(hubPath, (c) =>
    c.text('This is a WebSub hub (https://www.w3.org/TR/websub/). Ask it with POST.\n', 405, {
      ...plain,
      Allow: 'POST',
    }),
  )
  routes.post(
    hubPath,
    limitBody(longestForm, (c) => c.text('The form is too large.\n', 413, plain)),
  )
  routes.post(hubPath, async (c) => {
    const seconds = secondsToWait(c)
    if (seconds > 0)
      return c.text('Too many requests from your network.\n', 429, {
        ...plain,
        'Retry-After': String(seconds),
      })
    if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded'))
      return c.text('Send a form (application/x-www-form-urlencoded).\n', 415, plain)
    const fields = new URLSearchParams(await c.req.text())
    const asked = await askHub(world, fields, async (path) => (await readTopic(world, path)) !== null)
    if (asked.ok) return c.text('Your callback will be asked.\n', 202, plain)
    world.log.info({ refusal: asked.refusal, ...asked.detail }, 'the hub refused a request')
    const status = ({ 'bad-request': 400, 'unknown-topic': 404, 'too-many': 503 } as const)[asked.refusal]
    return c.text(`${asked.detail?.reason}\n`, status, {
      ...plain,
      ...(status === 503 ? { 'Retry-After': '600' } : {}),
    })
  })
  return routes
}
