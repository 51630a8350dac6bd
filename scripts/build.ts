import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { argv, stderr } from 'node:process'
import { fileURLToPath } from 'node:url'
import { hashOf, isBuiltFrom, replaceFolder } from './build/freshness.ts'
import { buildInto, type Part } from './build/parts.ts'

/**
 * Builds the parts of `dist/` whose sources have changed since: `npm run build`, and before each start in a
 * checkout. Parts may be named; `--force` builds them even if nothing has changed.
 */
export const allParts: readonly Part[] = ['server', 'newsroom', 'site']

const root = fileURLToPath(new URL('..', import.meta.url))

/** What a part is made of; a change in any of these files makes it stale. Tests are left out. */
const inputs: Record<Part, readonly string[]> = {
  server: ['src', 'migrations', 'tsconfig.json'],
  newsroom: ['newsroom', 'src/newsroom-api/contract', 'src/articles/body/schema.ts', 'tsconfig.json'],
  site: ['src/site/assets'],
}
const inputsOfAll = ['package-lock.json', 'scripts/build.ts', 'scripts/build']

/** Those of the parts whose sources have changed since they were built. */
export const staleParts = (parts: readonly Part[]): Part[] =>
  parts.filter((part) => !isBuiltFrom(folderOf(part), sourcesOf(part)))

const folderOf = (part: Part): string => join(root, 'dist', part)
const sourcesOf = (part: Part): string =>
  hashOf(root, [...inputs[part], ...inputsOfAll], part === 'server' ? isServerSource : isSource)

/** Answers whether all is built; what went wrong stands on stderr, where each built part has its line too. */
export async function buildParts(parts: readonly Part[], force = false): Promise<boolean> {
  const results = await Promise.all(parts.map((part) => buildPart(part, force)))
  return results.every(Boolean)
}

async function buildPart(part: Part, force: boolean): Promise<boolean> {
  const target = folderOf(part)
  const hash = sourcesOf(part)
  if (!force && isBuiltFrom(target, hash)) return true
  const begun = performance.now()
  try {
    await replaceFolder(target, hash, (folder) => buildInto(part, { root, folder }))
  } catch (error) {
    stderr.write(`Building ${part} failed.\n${error instanceof Error ? error.message : String(error)}\n`)
    return false
  }
  stderr.write(`built ${part} (${((performance.now() - begun) / 1000).toFixed(1)} s)\n`)
  return true
}

const isSource = (path: string): boolean => !/\.test\.tsx?$/.test(path)

/** The bundle holds code only: texts and pictures of the demo, styles and fonts are read or built apart. */
const isServerSource = (path: string): boolean =>
  isSource(path) && !path.startsWith('src/site/assets/') && /\.(tsx?|json)$/.test(path)

if (argv[1] === fileURLToPath(import.meta.url)) {
  if (!existsSync(join(root, 'node_modules'))) {
    stderr.write('node_modules is missing. Run npm ci.\n')
    process.exit(1)
  }
  const named = allParts.filter((part) => argv.includes(part))
  const parts = named.length > 0 ? named : allParts
  process.exitCode = (await buildParts(parts, argv.includes('--force'))) ? 0 : 1
}
