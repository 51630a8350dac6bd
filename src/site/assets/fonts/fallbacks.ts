import type { FaceName } from './faces.ts'
import { averageWidth, type FontMetrics } from './sfnt.ts'

/**
 * While a face loads, the reader sees the machine's own font, stretched to the same width and height, so that lines
 * break where they will and nothing moves. Widths in thousandths of the em are those of Adobe's core fonts, which
 * Times New Roman, Arial and their free doubles share.
 */
const times: Record<string, number> = {
  ' ': 250,
  '.': 250,
  ',': 250,
  a: 444,
  b: 500,
  c: 444,
  d: 500,
  e: 444,
  f: 333,
  g: 500,
  h: 500,
  i: 278,
  k: 500,
  l: 278,
  m: 778,
  n: 500,
  o: 500,
  p: 500,
  r: 333,
  s: 389,
  t: 278,
  u: 500,
  v: 500,
  w: 722,
  z: 444,
  ä: 444,
  ö: 500,
  ü: 500,
  ß: 500,
  A: 722,
  B: 667,
  D: 722,
  E: 611,
  F: 556,
  G: 722,
  H: 722,
  K: 722,
  M: 889,
  S: 556,
  W: 944,
}
const arial: Record<string, number> = {
  ' ': 278,
  '.': 278,
  ',': 278,
  a: 556,
  b: 556,
  c: 500,
  d: 556,
  e: 556,
  f: 278,
  g: 556,
  h: 556,
  i: 222,
  k: 500,
  l: 222,
  m: 833,
  n: 556,
  o: 556,
  p: 556,
  r: 333,
  s: 500,
  t: 278,
  u: 556,
  v: 500,
  w: 722,
  z: 500,
  ä: 556,
  ö: 556,
  ü: 556,
  ß: 611,
  A: 667,
  B: 667,
  D: 722,
  E: 667,
  F: 611,
  G: 778,
  H: 722,
  K: 667,
  M: 833,
  S: 667,
  W: 944,
}

const serifDoubles = ['Times New Roman', 'Liberation Serif', 'Tinos', 'Nimbus Roman', 'Times']
const italicDoubles = ['Times New Roman Italic', 'Liberation Serif Italic', 'Tinos Italic', 'Times Italic']
const sansDoubles = ['Arial', 'Liberation Sans', 'Arimo', 'Helvetica']

const doubles: Record<FaceName, { names: string[]; widths: Record<string, number> }> = {
  text: { names: serifDoubles, widths: times },
  italic: { names: italicDoubles, widths: times },
  display: { names: serifDoubles, widths: times },
  sans: { names: sansDoubles, widths: arial },
}

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`

/** The declarations inside the fallback's `@font-face`. */
export function fallbackDeclarations(face: FaceName, metrics: FontMetrics): string {
  const { names, widths } = doubles[face]
  const sizeAdjust = metrics.averageWidth / (averageWidth((character) => widths[character]) / 1000)
  return [
    `src:${names.map((name) => `local("${name}")`).join(',')}`,
    `size-adjust:${percent(sizeAdjust)}`,
    `ascent-override:${percent(metrics.ascent / sizeAdjust)}`,
    `descent-override:${percent(metrics.descent / sizeAdjust)}`,
    `line-gap-override:${percent(metrics.lineGap / sizeAdjust)}`,
  ].join(';')
}
