import { isDoorOf, isShared, type Place, type Plan, placeOf } from './places.ts'
import type { Finding, Rule } from './rules.ts'
import type { Import, Source } from './sources.ts'

/** Who imports whom. */
export function importFindings(sources: readonly Source[], plan: Plan): Finding[] {
  return sources.flatMap((source) => {
    const from = placeOf(source.path, plan)
    const found: Finding[] = source.imports.flatMap((used) => {
      const broken = used.isPackage ? packageRule(source, from, used) : fileRule(source, from, used, plan)
      return broken ? [{ file: source.path, line: used.line, ...broken }] : []
    })
    if (from.kind === 'unknown')
      found.push({
        file: source.path,
        line: 1,
        rule: 'known-room',
        detail: `src/${from.folder} is not on the plan`,
      })
    if (source.path.endsWith('.tsx') && !mayHoldTsx(source.path))
      found.push({ file: source.path, line: 1, rule: 'tsx-places', detail: 'a .tsx file here' })
    return found
  })
}

type Broken = { rule: Rule; detail: string } | null

function packageRule(source: Source, from: Place, { to }: Import): Broken {
  const isHono = to === 'hono' || to.startsWith('hono/') || to.startsWith('@hono/')
  if (!isHono || from.kind !== 'room' || from.room === 'platform' || source.isTest) return null
  if (to.startsWith('hono/jsx') && isMail(source.path)) return null
  return { rule: 'no-http-in-rooms', detail: `imports ${to}` }
}

function fileRule(source: Source, from: Place, used: Import, plan: Plan): Broken {
  const to = placeOf(used.to, plan)
  const detail = `imports ${used.to}`
  if (to.kind === 'outside') return source.isTest ? null : { rule: 'not-from-tests', detail }
  if (from.kind === 'newsroom-app')
    return to.kind === 'newsroom-app' || isShared(used.to) ? null : { rule: 'newsroom-app', detail }
  if (source.path.startsWith('src/newsroom-api/contract/') && !used.isTypeOnly && !source.isTest)
    return isShared(used.to) ? null : { rule: 'contract', detail }
  if (to.kind === 'room') return roomRule(source, from, { room: to.room, path: used.to }, plan)
  if (to.kind === 'surface') return surfaceRule(source, from, to.surface, detail)
  if (to.kind === 'root' && !source.isTest) return rootRule(from, detail)
  return null
}

function roomRule(source: Source, from: Place, to: { room: string; path: string }, plan: Plan): Broken {
  if (from.kind === 'room' && from.room === to.room) return null
  const detail = `imports ${to.path}`
  if (from.kind === 'room' && !source.isTest && !plan.rooms[from.room]?.includes(to.room))
    return {
      rule: 'rooms-named',
      detail: `${detail}, but the plan does not name ${to.room} for ${from.room}`,
    }
  if (to.room === 'platform' || isDoorOf(to.path, to.room) || isShared(to.path)) return null
  return { rule: 'by-the-door', detail }
}

function surfaceRule(source: Source, from: Place, surface: string, detail: string): Broken {
  if (from.kind === 'root' || (from.kind === 'surface' && from.surface === surface)) return null
  if (from.kind === 'room' && source.isTest) return null
  return { rule: 'surfaces-apart', detail }
}

/** The files at the top put everything together; only the command line starts them. */
function rootRule(from: Place, detail: string): Broken {
  if (from.kind === 'root' || (from.kind === 'surface' && from.surface === 'cli')) return null
  return { rule: 'surfaces-apart', detail: `${detail}, which stands above it` }
}

const isMail = (path: string): boolean => /^src\/[^/]+\/mail\//.test(path)

const mayHoldTsx = (path: string): boolean =>
  /^(src\/(site|newsroom-api)|newsroom)\//.test(path) || isMail(path)

/** The plan itself: from the ground up. */
export function planFindings({ rooms }: Plan): Finding[] {
  const order = Object.keys(rooms)
  return order.flatMap((room, position) =>
    (rooms[room] ?? [])
      .filter((named) => !order.slice(0, position).includes(named))
      .map((named) => ({
        file: 'src/floor-plan.ts',
        line: 1,
        rule: 'ground-up' as const,
        detail: `${room} names ${named}, which is not listed before it`,
      })),
  )
}

/** Circles of imports that are still there when the types are gone; one finding a circle. */
export function cycleFindings(sources: readonly Source[]): Finding[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const done = new Set<string>()
  const findings: Finding[] = []
  const visit = (path: string, trail: string[]): void => {
    const begun = trail.indexOf(path)
    if (begun >= 0) {
      const circle = [...trail.slice(begun), path]
      const line = byPath.get(trail.at(-1) ?? path)?.imports.find((used) => used.to === path)?.line ?? 1
      findings.push({
        file: trail.at(-1) ?? path,
        line,
        rule: 'no-cycles',
        detail: `a circle: ${circle.join(' → ')}`,
      })
      return
    }
    if (done.has(path)) return
    for (const used of byPath.get(path)?.imports ?? [])
      if (!used.isPackage && !used.isTypeOnly && byPath.has(used.to)) visit(used.to, [...trail, path])
    done.add(path)
  }
  for (const { path } of sources) visit(path, [])
  return findings
}
