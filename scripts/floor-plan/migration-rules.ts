import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Finding } from './rules.ts'
import type { Source } from './sources.ts'

const freeze = 'npm run freeze-migrations'

/** Migrations stand alone, are listed, and never change. */
export function migrationFindings(root: string, sources: readonly Source[]): Finding[] {
  const migrations = sources.filter(({ path }) => isMigration(path))
  const index = sources.find(({ path }) => path === 'migrations/index.ts')
  return [
    ...migrations.flatMap(foreignImports),
    ...misnamed(root, migrations),
    ...listFindings(migrations, index),
    ...frozenFindings(root),
  ]
}

function misnamed(root: string, migrations: readonly Source[]): Finding[] {
  return migrations
    .filter(({ path }) => {
      const expected = `export const name = '${basename(path, '.ts')}'`
      return !readFileSync(join(root, path), 'utf8').includes(expected)
    })
    .map(({ path }) => ({
      file: path,
      line: 1,
      rule: 'migrations-listed',
      detail: 'its exported name is not that of the file',
    }))
}

const isMigration = (path: string): boolean =>
  /^migrations\/\d+-[^/]+\.ts$/.test(path) && !path.endsWith('.test.ts')

function foreignImports({ path, imports }: Source): Finding[] {
  return imports
    .filter(({ to }) => to !== 'kysely')
    .map(({ to, line }) => ({ file: path, line, rule: 'migrations-alone', detail: `imports ${to}` }))
}

function listFindings(migrations: readonly Source[], index: Source | undefined): Finding[] {
  const listed = (index?.imports ?? []).map(({ to }) => to).filter(isMigration)
  const missing = migrations
    .filter(({ path }) => !listed.includes(path))
    .map(({ path }) => ({
      file: path,
      line: 1,
      rule: 'migrations-listed' as const,
      detail: 'not in migrations/index.ts',
    }))
  const inOrder = listed.every((path, position) => position === 0 || path > (listed[position - 1] ?? ''))
  if (inOrder) return missing
  return [
    ...missing,
    {
      file: 'migrations/index.ts',
      line: 1,
      rule: 'migrations-listed',
      detail: 'not in the order of their numbers',
    },
  ]
}

type Checksums = Record<string, string>
const checksumsPath = (root: string): string => join(root, 'migrations/checksums.json')

function frozenFindings(root: string): Finding[] {
  const frozen = readChecksums(root)
  const present = presentChecksums(root)
  const found = (file: string, detail: string): Finding => ({
    file: `migrations/${file}`,
    line: 1,
    rule: 'migrations-frozen',
    detail,
  })
  const changed = Object.entries(frozen).flatMap(([file, checksum]) => {
    if (!(file in present)) return [found(file, 'was merged and is gone')]
    return present[file] === checksum ? [] : [found(file, 'differs from what was merged')]
  })
  const fresh = Object.keys(present).filter((file) => !(file in frozen))
  return [
    ...changed,
    ...fresh.map((file) => found(file, `is new: freeze it with \`${freeze}\` before it is merged`)),
  ]
}

/** Adds the checksums of new migrations; those of merged ones stay. Answers the names it added. */
export function freezeMigrations(root: string): string[] {
  const frozen = readChecksums(root)
  const all = { ...presentChecksums(root), ...frozen }
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(checksumsPath(root), `${JSON.stringify(sorted, null, 2)}\n`)
  return Object.keys(all).filter((file) => !(file in frozen))
}

function readChecksums(root: string): Checksums {
  return existsSync(checksumsPath(root)) ? JSON.parse(readFileSync(checksumsPath(root), 'utf8')) : {}
}

function presentChecksums(root: string): Checksums {
  const folder = join(root, 'migrations')
  if (!existsSync(folder)) return {}
  const files = readdirSync(folder).filter((file) => isMigration(`migrations/${file}`))
  return Object.fromEntries(
    files.sort().map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  )
}
