import { type Plan, placeOf } from './places.ts'
import type { Finding } from './rules.ts'
import type { Source } from './sources.ts'

/** Where SQL stands, and who writes which table. */
export function sqlFindings(sources: readonly Source[], plan: Plan): Finding[] {
  const owners = ownersOf(sources)
  return sources
    .filter((source) => !source.isTest && holdsToRules(source, plan))
    .flatMap((source) => [...outsideStores(source), ...foreignWrites(source, owners)])
}

function holdsToRules(source: Source, plan: Plan): boolean {
  const place = placeOf(source.path, plan)
  return place.kind !== 'migrations' && place.kind !== 'newsroom-app'
}

const isPlatform = (path: string): boolean => path.startsWith('src/platform/')
const isStore = (path: string): boolean => /(^|\/)store[^/]*\.ts$/.test(path) || /\/store\//.test(path)

function outsideStores(source: Source): Finding[] {
  if (isPlatform(source.path) || isStore(source.path)) return []
  const imports = source.imports
    .filter((used) => used.to === 'kysely' && !(used.isTypeOnly && source.path.endsWith('/schema.ts')))
    .map(({ line }) => ({ line, detail: 'imports kysely' }))
  const queries = source.queries.map(({ line, method }) => ({ line, detail: `builds a query: ${method}` }))
  return [...imports, ...queries].map((found) => ({
    file: source.path,
    rule: 'sql-in-stores' as const,
    ...found,
  }))
}

const roomOf = (path: string): string => path.split('/')[1] ?? ''

function ownersOf(sources: readonly Source[]): Map<string, string> {
  return new Map(
    sources.flatMap(({ path, tables }) => tables.map(({ name }) => [name, roomOf(path)] as const)),
  )
}

function foreignWrites(source: Source, owners: Map<string, string>): Finding[] {
  if (isPlatform(source.path)) return []
  const room = roomOf(source.path)
  return source.queries
    .filter((query) => query.writes && (query.table === null || owners.get(query.table) !== room))
    .map(({ table, method, line }) => ({
      file: source.path,
      line,
      rule: 'one-writer' as const,
      detail: table
        ? `writes ${table}, which ${owners.has(table) ? `belongs to ${owners.get(table)}` : 'no schema.ts declares'}`
        : `${method} with a table whose name is not written there`,
    }))
}

/** A table that two rooms declare has no owner. */
export function ownerFindings(sources: readonly Source[]): Finding[] {
  const first = new Map<string, string>()
  return sources.flatMap(({ path, tables }) =>
    tables.flatMap(({ name, line }) => {
      const owner = first.get(name)
      first.set(name, owner ?? roomOf(path))
      return owner && owner !== roomOf(path)
        ? [
            {
              file: path,
              line,
              rule: 'one-writer' as const,
              detail: `declares ${name}, which ${owner} declares too`,
            },
          ]
        : []
    }),
  )
}
