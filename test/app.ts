import { openAccounts } from '../src/accounts/index.ts'
import { openApp } from '../src/app.ts'
import { openIntake } from '../src/contributions/index.ts'
import { openPageCache } from '../src/platform/cache/page-cache.ts'
import { openLiveStreams } from '../src/platform/http/live-streams.ts'
import { openMetrics } from '../src/platform/http/metrics.ts'
import type { World } from '../src/platform/world.ts'
import { openScoringCalls } from '../src/scoring-api/calls.ts'
import { openSite } from '../src/site/routes.tsx'

/** All surfaces on this world, without a port and without the page cache: `app.request('/api/v1/articles')`. */
export async function testApp(world: World) {
  const metrics = openMetrics(openPageCache(1024))
  const intake = openIntake(world)
  const [live, site] = [openLiveStreams(), await openSite(world, { intake })]
  return openApp({
    world,
    accounts: openAccounts(world),
    metrics,
    live,
    site,
    scoring: openScoringCalls(world, metrics),
    intake,
  })
}
