import { createHash } from 'node:crypto'
import { z } from 'zod'

/** What an archive says of itself; its last file, `manifest.json`. */
export const manifestSchema = z.object({
  format: z.literal('depesche-backup'),
  formatVersion: z.literal(1),
  /** Of Depesche, when it was made. */
  version: z.string(),
  madeAt: z.string(),
  publicUrl: z.string(),
  database: z.enum(['sqlite', 'postgres']),
  /** The migrations that the rows were stored under. */
  migrations: z.array(z.string()),
  /** Number of rows, by table. */
  tables: z.record(z.string(), z.number().int()),
  /** All other files of the archive. */
  files: z.record(z.string(), z.object({ bytes: z.number().int(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof manifestSchema>
export type FileFacts = Manifest['files'][string]

export const manifestName = 'manifest.json'
export const secretName = 'secret'
const mediaPrefix = 'media/'

export const rowsName = (table: string, part: number): string =>
  `tables/${table}/${String(part).padStart(6, '0')}.ndjson.gz`

export const mediaName = (key: string): string => `${mediaPrefix}${key}`

export type ArchiveFile =
  | { kind: 'rows'; table: string }
  | { kind: 'media'; key: string }
  | { kind: 'secret' }

/** What a file of the archive holds, by its name; null for a name that no archive of ours has. */
export function contentOf(name: string): ArchiveFile | null {
  if (name === secretName) return { kind: 'secret' }
  if (name.startsWith(mediaPrefix)) return { kind: 'media', key: name.slice(mediaPrefix.length) }
  const table = /^tables\/([a-z_][a-z0-9_]*)\/\d+\.ndjson\.gz$/.exec(name)?.[1]
  return table ? { kind: 'rows', table } : null
}

export const factsOf = (content: Buffer): FileFacts => ({
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
})

/** The first difference between what an archive says and what was found in it, as a sentence; null when none. */
export function differenceFrom(
  manifest: Manifest,
  found: { files: Map<string, FileFacts>; rows: Map<string, number> },
): string | null {
  for (const [name, facts] of Object.entries(manifest.files)) {
    const present = found.files.get(name)
    if (!present) return `${name} is missing`
    if (present.sha256 !== facts.sha256 || present.bytes !== facts.bytes)
      return `${name} is not what was stored`
  }
  for (const name of found.files.keys()) {
    if (!Object.hasOwn(manifest.files, name)) return `${name} does not belong to it`
    if (contentOf(name) === null) return `${name} is unknown to this version`
  }
  for (const [table, rows] of Object.entries(manifest.tables))
    if ((found.rows.get(table) ?? 0) !== rows)
      return `${table} has ${found.rows.get(table) ?? 0} of ${rows} rows`
  return null
}
