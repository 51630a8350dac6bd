/** Where a file belongs: the check's view of the building. */
export type Place =
  | { kind: 'room'; room: string }
  | { kind: 'surface'; surface: string }
  /** `main.ts`, `app.ts`, …: they put the building together. */
  | { kind: 'root' }
  | { kind: 'migrations' }
  | { kind: 'newsroom-app' }
  /** `test/`, `scripts/`, `bench/`: hold themselves to no plan, and nothing may use them. */
  | { kind: 'outside' }
  | { kind: 'unknown'; folder: string }

export type Plan = { rooms: Record<string, readonly string[]>; surfaces: readonly string[] }

export function placeOf(path: string, plan: Plan): Place {
  const [top = '', second = '', ...rest] = path.split('/')
  if (top === 'migrations') return { kind: 'migrations' }
  if (top === 'newsroom') return { kind: 'newsroom-app' }
  if (top !== 'src') return { kind: 'outside' }
  if (rest.length === 0) return { kind: 'root' }
  if (Object.hasOwn(plan.rooms, second)) return { kind: 'room', room: second }
  if (plan.surfaces.includes(second)) return { kind: 'surface', surface: second }
  return { kind: 'unknown', folder: second }
}

/** A room's door, and the side doors of folders in it (`articles/body/index.ts`). */
export const isDoorOf = (path: string, room: string): boolean =>
  new RegExp(`^src/${room}/([^/]+/)?index\\.ts$`).test(path)

/** What the browser may have of the server's sources. */
export const isShared = (path: string): boolean =>
  path.startsWith('src/newsroom-api/contract/') || path === 'src/articles/body/schema.ts'
