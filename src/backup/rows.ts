import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Row } from '../platform/db/snapshot.ts'

const packed = promisify(gzip)
const unpacked = promisify(gunzip)

/** One row as a line of JSON. Bytes, which JSON does not know, stand as `{"$bytes": base64}`. */
export function lineOf(row: Row): string {
  const values = Object.entries(row).map(([column, value]) => [
    column,
    value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString('base64') } : value,
  ])
  return `${JSON.stringify(Object.fromEntries(values))}\n`
}

export function rowOf(line: string): Row {
  const row: Row = JSON.parse(line)
  const values = Object.entries(row).map(([column, value]) => [
    column,
    isBytes(value) ? Buffer.from(value.$bytes, 'base64') : value,
  ])
  return Object.fromEntries(values)
}

const isBytes = (value: unknown): value is { $bytes: string } =>
  typeof value === 'object' && value !== null && '$bytes' in value

export const packLines = (lines: readonly string[]): Promise<Buffer> => packed(lines.join(''))

export async function unpackLines(content: Buffer): Promise<string[]> {
  return (await unpacked(content)).toString('utf8').split('\n').slice(0, -1)
}
