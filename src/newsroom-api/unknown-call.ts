import type { Context, Handler } from 'hono'
import { answerProblem } from './problem.ts'

type Mounted = { method: string; path: string }

/**
 * Answers what no route under `/api` took: 405 with `Allow` (RFC 9110, 15.5.6) where there are other methods at the
 * address, 404 where there is nothing.
 */
export function unknownCall(mounted: readonly Mounted[]): Handler {
  const places = Map.groupBy(
    mounted.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/')),
    ({ path }) => path,
  )
  const patterns = [...places].map(([path, routes]) => ({
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`),
    methods: routes.map(({ method }) => method),
  }))
  return (c: Context) => {
    const methods = new Set(
      patterns.filter(({ pattern }) => pattern.test(c.req.path)).flatMap((place) => place.methods),
    )
    if (methods.size === 0) return answerProblem(c, { status: 404, code: 'not-found' })
    if (methods.has('GET')) methods.add('HEAD')
    c.header('Allow', [...methods].sort().join(', '))
    return answerProblem(c, { status: 405, code: 'method-not-allowed' })
  }
}
