import { openWorld } from '../../src/open-world.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { silentLog } from '../../src/platform/log.ts'
import { testApp } from '../../test/app.ts'
import type { DeclaredRoute, MountedRoute } from './list-routes.ts'

/** All routes of the application, mounted on an empty site in `folder`. */
export async function describeApplication(
  folder: string,
): Promise<{ routes: MountedRoute[]; declared: DeclaredRoute[] }> {
  const world = await openWorld(readConfig({ DEPESCHE_DATA: folder }), silentLog)
  try {
    const app = await testApp(world)
    const document: { paths?: Record<string, Record<string, unknown>> } = await (
      await app.request('/api/openapi.json')
    ).json()
    const declared = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, route]) => ({ method, path, access: accessOf(route) })),
    )
    return { routes: app.routes.map(({ method, path }) => ({ method, path })), declared }
  } finally {
    await world.close()
  }
}

function accessOf(route: unknown): string | null {
  if (typeof route !== 'object' || route === null || !('x-access' in route)) return null
  return typeof route['x-access'] === 'string' ? route['x-access'] : null
}
