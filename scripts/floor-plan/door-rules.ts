import { isDoorOf, type Plan, placeOf } from './places.ts'
import type { Finding } from './rules.ts'
import type { Source } from './sources.ts'

const mostExports = 20

/** What a door may hold, and where now and chance may be asked for. */
export function doorFindings(sources: readonly Source[], plan: Plan): Finding[] {
  return sources
    .filter((source) => isDoor(source, sources, plan))
    .flatMap((source) => {
      const found = (line: number, detail: string): Finding => ({
        file: source.path,
        line,
        rule: 'door',
        detail,
      })
      const stars = source.exports
        .filter(({ name }) => name === '*')
        .map(({ line }) => found(line, 'export *'))
      const logic = source.logic.map((line) =>
        found(line, 'a statement that is not an export of another file'),
      )
      const tooMany =
        source.exports.length > mostExports ? [found(1, `${source.exports.length} exports`)] : []
      return [...stars, ...logic, ...tooMany]
    })
}

/** A folder's index.ts is a door when somebody outside the room comes in by it. */
function isDoor({ path }: Source, sources: readonly Source[], plan: Plan): boolean {
  const place = placeOf(path, plan)
  if (place.kind !== 'room' || place.room === 'platform' || !isDoorOf(path, place.room)) return false
  if (path === `src/${place.room}/index.ts`) return true
  const inside = `src/${place.room}/`
  return sources.some(
    (other) => !other.path.startsWith(inside) && other.imports.some(({ to }) => to === path),
  )
}

export function askingFindings(sources: readonly Source[], plan: Plan): Finding[] {
  return sources
    .filter(({ path, isTest }) => !isTest && isHeldToTheClock(path, plan))
    .flatMap(({ path, askings }) =>
      askings.map(({ what, line }) => ({ file: path, line, rule: 'time-and-chance' as const, detail: what })),
    )
}

function isHeldToTheClock(path: string, plan: Plan): boolean {
  const place = placeOf(path, plan)
  return (
    (place.kind === 'room' && place.room !== 'platform') ||
    (place.kind === 'surface' && place.surface !== 'cli')
  )
}
