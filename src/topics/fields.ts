import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../platform/package-root.ts'
import type { Profile } from './profile.ts'

/**
 * Which broad fields a text belongs to (sport, courts, elections …): a direction in the space that the background's
 * words span, of length 1. Null for a text whose words the background does not know, as English ones.
 */
export type Field = Float32Array

/** `terms` by blanks, a scale (32-bit floats) and a row of signed bytes for each of them, both in base64. */
export type FieldsFile = {
  source: string
  dimensions: number
  terms: string
  scales: string
  rows: string
}

type Fields = {
  dimensions: number
  places: ReadonlyMap<string, number>
  scales: Float32Array
  rows: Int8Array
}

const file = 'src/topics/background/de-fields.json'
let fields: Fields | null = null

/** Made by `scripts/make-topics-background.ts` from the same articles as the word counts. Read once, when needed. */
function readFields(): Fields {
  if (fields) return fields
  const kept = JSON.parse(readFileSync(join(packageRoot, file), 'utf8')) as FieldsFile
  fields = {
    dimensions: kept.dimensions,
    places: new Map(kept.terms.split(' ').map((term, place) => [term, place])),
    scales: new Float32Array(new Uint8Array(Buffer.from(kept.scales, 'base64')).buffer),
    rows: new Int8Array(Buffer.from(kept.rows, 'base64')),
  }
  return fields
}

/** Latent semantic analysis (Deerwester et al. 1990): the weighted sum of what is known of the text's words. */
export function fieldOf(profile: Profile): Field | null {
  const { dimensions, places, scales, rows } = readFields()
  const field = new Float32Array(dimensions)
  for (const [term, weight] of profile) {
    const place = places.get(term)
    if (place === undefined) continue
    const scale = weight * (scales[place] ?? 0)
    for (let d = 0; d < dimensions; d++)
      field[d] = (field[d] ?? 0) + scale * (rows[place * dimensions + d] ?? 0)
  }
  const length = Math.hypot(...field)
  return length === 0 ? null : field.map((value) => value / length)
}

/** 1 for the same field, 0 for fields that have nothing to do with each other. */
export function fieldLikeness(one: Field, other: Field): number {
  let sum = 0
  for (let d = 0; d < one.length; d++) sum += (one[d] ?? 0) * (other[d] ?? 0)
  return Math.max(0, sum)
}
