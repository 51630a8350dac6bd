import { argv, stderr, stdout } from 'node:process'
import { alerts } from './alerts.ts'
import { cachedPage } from './cached-page.ts'
import { discussion } from './discussion.ts'
import { type Figure, holds, table } from './figure.ts'
import { importArchive } from './import.ts'
import { mailing } from './mailing.ts'
import { pageSize } from './page-size.ts'
import { publish } from './publish.ts'
import { related } from './related.ts'
import { scoring } from './scoring.ts'
import { search } from './search.ts'
import { start } from './start.ts'
import { submissions } from './submissions.ts'
import { tagSuggestions } from './tag-suggestions.ts'
import { uncachedPage } from './uncached-page.ts'
import { webSub } from './websub.ts'

/** `npm run bench`, or some of them: `npm run bench -- cached-page start`. Ends with 1 when an aim is missed. */
const benches: Record<string, () => Promise<Figure[]>> = {
  'cached-page': cachedPage,
  'uncached-page': uncachedPage,
  publish,
  related,
  import: importArchive,
  scoring,
  search,
  submissions,
  discussion,
  mailing,
  alerts,
  start,
  'page-size': pageSize,
  'tag-suggestions': tagSuggestions,
  websub: webSub,
}

const asked = argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  stderr.write(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.\n`)
  process.exit(2)
}

const figures: Figure[] = []
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  stderr.write(`${name} …\n`)
  figures.push(...(await bench()))
}
stdout.write(`${table(figures)}\n`)
for (const missed of figures.filter((figure) => !holds(figure))) {
  stdout.write(`missed: ${missed.name.trim()}\n`)
  process.exitCode = 1
}
