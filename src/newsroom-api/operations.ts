import { Hono } from 'hono'
import { may } from '../accounts/index.ts'
import { checkWriting } from '../platform/db/check-writing.ts'
import type { Metrics } from '../platform/http/metrics.ts'
import type { World } from '../platform/world.ts'
import { type ApiEnv, whoCalls } from './kit.ts'

/** What operators and their machines ask: `/healthz` and `/metrics`. */
export function operationsRoutes(world: World, metrics: Metrics): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>()
  app.get('/healthz', async (c) => {
    try {
      await checkWriting(world)
      return c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' })
    } catch (error) {
      world.log.error({ err: error }, 'not healthy')
      return c.json({ status: 'failing', requestId: c.var.requestId }, 503, { 'cache-control': 'no-store' })
    }
  })
  app.get('/metrics', whoCalls(world), async (c) => {
    const { actor } = c.var
    if (!c.var.direct && !(actor && may(actor.role, 'settings.manage'))) return c.text('Forbidden\n', 403)
    return c.text(await metrics.text(), 200, { 'content-type': metrics.contentType })
  })
  return app
}
