import type { Field } from '../fields.ts'
import type { Profile } from '../profile.ts'
import type { Sketch } from '../sketch.ts'

/** Texts in one row of postings; a text's place in it fits two bytes. */
export const blockSize = 4096
export const blockOf = (textNumber: number): number => Math.floor(textNumber / blockSize)

/** A weight of 0 to 1 in two bytes. */
const steps = 65_535
const inSteps = (weight: number): number => Math.min(steps, Math.max(1, Math.round(weight * steps)))

/** Pairs of a text's place in its block and the term's weight in it, all as 16-bit numbers. */
export type Postings = Uint16Array

export const packPostings = (postings: Postings): string => base64(postings)
export const unpackPostings = (packed: string): Postings => new Uint16Array(bufferOf(packed))

/** The postings without these texts, then with those. Places are within the block. */
export function changedPostings(
  present: Postings,
  {
    removed,
    added,
  }: { removed: ReadonlySet<number>; added: readonly (readonly [place: number, weight: number])[] },
): Postings {
  const kept: number[] = []
  for (let at = 0; at < present.length; at += 2)
    if (!removed.has(present[at] ?? 0)) kept.push(present[at] ?? 0, present[at + 1] ?? 0)
  for (const [place, weight] of added) kept.push(place, inSteps(weight))
  return Uint16Array.from(kept)
}

/** Adds `weight` times each text's own weight to its sum; `touched` gets each text met for the first time. */
export function addPostings(
  sums: Float32Array,
  {
    postings,
    block,
    weight,
    touched,
  }: { postings: Postings; block: number; weight: number; touched: number[] },
): void {
  const first = block * blockSize
  for (let at = 0; at < postings.length; at += 2) {
    const text = first + (postings[at] ?? 0)
    const before = sums[text] ?? 0
    if (before === 0) touched.push(text)
    sums[text] = before + weight * ((postings[at + 1] ?? 0) / steps)
  }
}

/** The heaviest first; of equal ones in the order they have, so that it is always the same. */
export const byWeight = (a: readonly [number, number], b: readonly [number, number]): number => b[1] - a[1]

/** A profile of catalogued terms, the heaviest first: four bytes of number and two of weight each. */
export function packProfile(profile: Profile<number>): string {
  const terms = [...profile].sort(byWeight)
  const bytes = Buffer.alloc(terms.length * 6)
  terms.forEach(([term, weight], place) => {
    bytes.writeUInt32LE(term, place * 6)
    bytes.writeUInt16LE(inSteps(weight), place * 6 + 4)
  })
  return bytes.toString('base64')
}

export function unpackProfile(packed: string): Map<number, number> {
  const bytes = Buffer.from(packed, 'base64')
  const profile = new Map<number, number>()
  for (let at = 0; at < bytes.length; at += 6)
    profile.set(bytes.readUInt32LE(at), bytes.readUInt16LE(at + 4) / steps)
  return profile
}

/** Cosine of a profile with a packed one, which is not unpacked for it. */
export function cosineWithPacked(profile: Profile<number>, packed: string): number {
  const bytes = Buffer.from(packed, 'base64')
  let sum = 0
  for (let at = 0; at < bytes.length; at += 6) {
    const weight = profile.get(bytes.readUInt32LE(at))
    if (weight !== undefined) sum += weight * (bytes.readUInt16LE(at + 4) / steps)
  }
  return Math.min(1, sum)
}

/** A direction needs no more than a signed byte for each dimension; its length is 1 again when unpacked. */
export function packField(field: Field): string {
  const most = Math.max(...field.map(Math.abs))
  return base64(Int8Array.from(field, (value) => Math.round((value / most) * 127)))
}

export function unpackField(packed: string): Field {
  const steps = Buffer.from(packed, 'base64')
  const field = new Float32Array(steps.length)
  let square = 0
  for (let d = 0; d < steps.length; d++) {
    const value = steps.readInt8(d)
    field[d] = value
    square += value * value
  }
  const length = Math.sqrt(square)
  for (let d = 0; d < field.length; d++) field[d] = (field[d] ?? 0) / length
  return field
}

export const packSketch = (sketch: Sketch): string => base64(sketch)
export const unpackSketch = (packed: string): Sketch => new Uint32Array(bufferOf(packed))

const base64 = ({ buffer, byteOffset, byteLength }: Uint16Array | Uint32Array | Int8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64')

/** A copy of its own, as typed arrays of wider numbers must begin at an even address. */
const bufferOf = (packed: string): ArrayBuffer => new Uint8Array(Buffer.from(packed, 'base64')).buffer
