import { type Context, Hono } from 'hono'
import { limitBody } from '../platform/http/limit-body.ts'
import type { World } from '../platform/world.ts'
import type { Answer } from './answers.ts'
import { mostBytes, type ScoringCalls, tooLarge, unknownMethod } from './calls.ts'
import { discoveryDocument } from './discovery.ts'

/** The scoring calls within the framework; on a server `listener.ts` takes them before it. */
export function scoringRoutes(world: World, call: ScoringCalls): Hono {
  const app = new Hono()
  const limit = limitBody(mostBytes, () => respond(tooLarge()))
  const answer = async (c: Context, name: string): Promise<Response> => {
    const header = (name: string) => c.req.header(name)
    return respond(await call({ name, key: c.req.query('key'), header, body: await c.req.text() }))
  }
  app.post('/v1alpha1/:call', limit, (c) => answer(c, c.req.param('call')))
  app.post('/v1alpha1/coral/phase', limit, (c) => answer(c, 'coral/phase'))
  for (const path of ['/$discovery/rest', '/v1alpha1/$discovery/rest'])
    app.get(path, (c) => c.json(discoveryDocument(world.config.publicUrl)))
  app.all('/v1alpha1/*', () => respond(unknownMethod()))
  return app
}

const respond = ({ status, body, headers }: Answer): Response =>
  body === null ? new Response(null, { status, headers }) : Response.json(body, { status, headers })
