import { argv, stderr, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { floorPlan, surfaces } from '../src/floor-plan.ts'
import { checkFloorPlan } from './floor-plan/check.ts'
import { freezeMigrations } from './floor-plan/migration-rules.ts'
import { printed } from './floor-plan/rules.ts'
import { longFiles } from './floor-plan/sizes.ts'

/** `npm run check:floor-plan`; `npm run freeze-migrations` notes new migrations as merged. */
const root = fileURLToPath(new URL('..', import.meta.url))

if (argv.includes('--freeze-migrations')) {
  const added = freezeMigrations(root)
  stdout.write(added.length > 0 ? `frozen: ${added.join(', ')}\n` : 'no new migration\n')
} else {
  const findings = checkFloorPlan(root, { rooms: floorPlan, surfaces })
  for (const finding of findings) stderr.write(`${printed(finding)}\n`)
  for (const long of longFiles(root)) stdout.write(`long: ${long}\n`)
  if (findings.length > 0) stderr.write(`\n${findings.length} against the floor plan\n`)
  else stdout.write('floor plan: kept\n')
  process.exitCode = findings.length > 0 ? 1 : 0
}
