import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { openAccounts } from './accounts/index.ts'
import { openApp, openScoringApp } from './app.ts'
import { publishDue } from './articles/index.ts'
import type { Intake } from './contributions/index.ts'
import { openWorld } from './open-world.ts'
import { openPageCounter } from './page-counts/index.ts'
import { openPageCache } from './platform/cache/page-cache.ts'
import { readConfig } from './platform/config/config.ts'
import { frontListener, newRequestId } from './platform/http/front.ts'
import { openLiveStreams } from './platform/http/live-streams.ts'
import { openMetrics } from './platform/http/metrics.ts'
import { privateSegments } from './platform/http/private-segments.ts'
import type { World } from './platform/world.ts'
import { loadScorer } from './scoring/index.ts'
import { openScoringCalls } from './scoring-api/calls.ts'
import { scoringListener } from './scoring-api/listener.ts'
import { isSetUp, setUpCode } from './set-up/index.ts'
import { readSettings } from './settings/index.ts'
import { openSideWork } from './side-work.ts'
import { feedVariant } from './site/feed-for-people.ts'
import { dropOnEvents } from './site/follow-events.ts'
import { openSite } from './site/routes.tsx'
import { followDays } from './site/turn-of-day.ts'

export type ServeRole = 'all' | 'web' | 'worker' | 'scoring'
export type ServeOptions = { port?: number; host?: string; role?: ServeRole }
export type Serving = { address: string; world: World; setUpCode: string | null; stop(): Promise<void> }

const cacheBytes = 8 * 1024 * 1024
/** Query parameters that public pages read; all others neither miss the cache nor fill it. */
const knownParameters: ReadonlySet<string> = new Set([
  'q',
  'seite',
  'page',
  'before',
  'section',
  'tag',
  'author',
  'from',
  'to',
  'format',
  'comments',
  'order',
  'answer',
  'comment',
  // WordPress names things so where addresses have no words; they lead on.
  'p',
  'page_id',
  'attachment_id',
  'cat',
])

/**
 * Opens the world and serves: site, newsroom and API (`web`), background work (`worker`), or both (`all`); or nothing but
 * the scoring of comments (`scoring`), for a newsroom that keeps its other systems.
 */
export async function serve(options: ServeOptions = {}): Promise<Serving> {
  const role = options.role ?? 'all'
  const config = readConfig(process.env, options)
  const world = await openWorld(config)
  await publishDue(world)
  const background = role === 'worker' ? await work(world) : null
  const side =
    role === 'all' || role === 'web' ? openSideWork(world, { withBackground: role === 'all' }) : null
  const web =
    side !== null ? await startWeb(world, side.intake) : role === 'scoring' ? await startScoring(world) : null
  return {
    address: web ? addressOf(web.server, config.host) : '',
    world,
    setUpCode: web?.setUpCode ?? null,
    stop: async () => {
      await web?.stop()
      await side?.stop()
      await background?.stop()
      await world.close()
    },
  }
}

/** Loaded only where there are no pages: beside them it has a thread of its own. */
const work = async (world: World): Promise<{ stop(): Promise<void> }> =>
  (await import('./background.ts')).startBackground(world)

async function startWeb(
  world: World,
  intake: Intake,
): Promise<{ server: Server; setUpCode: string | null; stop(): Promise<void> }> {
  const cache = openPageCache(cacheBytes)
  const metrics = openMetrics(cache)
  const drops = dropOnEvents((tags) => cache.drop(tags))
  world.events.follow(drops.follow)
  const stopDays = followDays(world, (tags) => cache.drop(tags))
  const counter = openPageCounter(world, async () => (await readSettings(world.db)).site.timeZone)
  counter.start()
  const live = openLiveStreams()
  const site = await openSite(world, { intake })
  const scoring = openScoringCalls(world, metrics)
  const app = openApp({ world, accounts: openAccounts(world), metrics, live, site, scoring, intake })
  const server = createServer(
    frontListener({
      cache,
      fetch: (request, facts) => app.fetch(request, facts),
      listener: scoringListener(
        scoring,
        metrics,
        getRequestListener((request, env) => app.fetch(request, { ...env, requestId: newRequestId() }), {
          overrideGlobalObjects: false,
        }),
      ),
      publicUrl: world.config.publicUrl,
      knownParameters,
      variantOf: feedVariant,
      privateSegments,
      onPage: (key, request, status) => {
        if (status === 200 && !machineReadable.test(key.slice(-longestEnding)))
          counter.countRequest({ method: request.method, headers: request.headers }, pathOf(key))
      },
      log: world.log,
    }),
  )
  server.keepAliveTimeout = 65_000
  server.requestTimeout = 300_000
  await listen(server, world)
  return {
    server,
    setUpCode: (await isSetUp(world.db)) ? null : setUpCode(world.config),
    stop: async () => {
      stopDays()
      drops.stop()
      live.close()
      await closeServer(server)
      await counter.stop()
    },
  }
}

/** The scorer is loaded before the first request: who asks may wait for less than a second. */
async function startScoring(
  world: World,
): Promise<{ server: Server; setUpCode: null; stop(): Promise<void> }> {
  await loadScorer()
  const metrics = openMetrics(null)
  const scoring = openScoringCalls(world, metrics)
  const app = openScoringApp(world, metrics, scoring)
  const others = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer(scoringListener(scoring, metrics, others))
  server.keepAliveTimeout = 65_000
  await listen(server, world)
  return { server, setUpCode: null, stop: () => closeServer(server) }
}

/** Feeds, sitemaps and the like are read by programs: no views. */
const machineReadable = /\.(xml|json|atom|txt)$|\/feed$/
const longestEnding = 5

function pathOf(key: string): string {
  const mark = key.indexOf('?')
  return mark === -1 ? key : key.slice(0, mark)
}

function listen(server: Server, world: World): Promise<void> {
  const { port, host } = world.config
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} on ${host} is in use. Choose another with --port or PORT.`)
          : error,
      ),
    )
    server.listen(port, host, resolve)
  })
}

/** Lets requests under way finish, closes idle connections at once, and waits no longer than ten seconds. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const force = setTimeout(() => server.closeAllConnections(), 10_000)
  await closed
  clearTimeout(force)
}

function addressOf(server: Server, host: string): string {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : ''
  const name = host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
