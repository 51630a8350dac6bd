import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { corpusFolder } from '../corpora.ts'

export type XssVector = { id: string; payload: string }

/** All vectors, the placeholders of the HTML5 Security Cheatsheet filled in. */
export function xssVectors(): XssVector[] {
  const folder = corpusFolder('xss-vectors')
  const placeholders = JSON.parse(readFileSync(join(folder, 'h5sc-payload-placeholders.json'), 'utf8'))
  const filled = (payload: string): string =>
    payload.replace(/%(\w+)%/g, (whole, name: string) => placeholders[name] ?? whole)
  return gunzipSync(readFileSync(join(folder, 'vectors_a.jsonl.gz')))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as XssVector)
    .map(({ id, payload }) => ({ id, payload: filled(payload) }))
}

/** The list in parts of `size`. */
export const batches = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  )
