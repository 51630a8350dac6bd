/** A route as the application has it, and as the API's document declares it. */
export type MountedRoute = { method: string; path: string }
export type DeclaredRoute = { method: string; path: string; access: string | null }

/**
 * One line a route, `GET /api/v1/articles/{id}  articles.read`; pages have no permission and are `public`. A finding
 * is a route of the API that nobody has said may be called by whom.
 */
export function listRoutes(
  mounted: readonly MountedRoute[],
  declared: readonly DeclaredRoute[],
): { lines: string[]; findings: string[] } {
  const access = new Map(declared.map((route) => [keyOf(route), route.access]))
  const keys = new Set(mounted.filter(isHandler).map(keyOf))
  const lines: string[] = []
  const findings: string[] = []
  for (const key of [...keys].sort(byPath)) {
    const isApi = (key.split(' ')[1] ?? '').startsWith('/api/v1/')
    const rule = access.get(key) ?? (isApi ? null : 'public')
    if (rule === null)
      findings.push(
        `${key} names no permission and is not marked open. Declare it with route() of newsroom-api/kit.ts: a route without a rule is open to everybody.`,
      )
    else lines.push(`${key}  ${rule}`)
  }
  return { lines, findings }
}

/** Middleware is mounted for all methods under a wildcard. */
const isHandler = ({ method, path }: MountedRoute): boolean => !(method === 'ALL' && path.endsWith('*'))

const keyOf = ({ method, path }: MountedRoute): string =>
  `${method.toUpperCase()} ${path.replaceAll(/:([A-Za-z_]\w*)(\{[^/]*\})?/g, '{$1}')}`

const byPath = (a: string, b: string): number => {
  const [methodA = '', pathA = ''] = a.split(' ')
  const [methodB = '', pathB = ''] = b.split(' ')
  return pathA === pathB ? (methodA < methodB ? -1 : 1) : pathA < pathB ? -1 : 1
}
