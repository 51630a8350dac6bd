import { askingFindings, doorFindings } from './door-rules.ts'
import { cycleFindings, importFindings, planFindings } from './import-rules.ts'
import { migrationFindings } from './migration-rules.ts'
import type { Plan } from './places.ts'
import type { Finding } from './rules.ts'
import { readSources } from './sources.ts'
import { ownerFindings, sqlFindings } from './sql-rules.ts'

/** All that is against the floor plan in the checkout at `root`, by file and line. */
export function checkFloorPlan(root: string, plan: Plan): Finding[] {
  const sources = readSources(root)
  const findings = [
    ...planFindings(plan),
    ...importFindings(sources, plan),
    ...cycleFindings(sources),
    ...sqlFindings(sources, plan),
    ...ownerFindings(sources),
    ...doorFindings(sources, plan),
    ...askingFindings(sources, plan),
    ...migrationFindings(root, sources),
  ]
  return findings.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
}
