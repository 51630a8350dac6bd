/** The few numbers of a TrueType font that its fallback must copy, in units of the em. */
export type FontMetrics = {
  ascent: number
  descent: number
  lineGap: number
  /** Width of running German text, per character. */
  averageWidth: number
}

/** How often a character comes in German text, in parts of a thousand, spaces and capitals included. */
const frequencies: Record<string, number> = {
  ' ': 150,
  e: 135,
  n: 82,
  i: 63,
  r: 59,
  s: 57,
  t: 51,
  a: 50,
  d: 40,
  h: 38,
  u: 34,
  l: 29,
  c: 25,
  g: 25,
  m: 20,
  o: 20,
  b: 14,
  w: 13,
  f: 13,
  k: 11,
  z: 9,
  v: 6,
  p: 6,
  ü: 5,
  ä: 4,
  ö: 2,
  ß: 2,
  '.': 9,
  ',': 9,
  S: 5,
  D: 5,
  A: 4,
  B: 4,
  E: 3,
  M: 3,
  G: 3,
  K: 3,
  W: 3,
  H: 2,
  F: 2,
}

/** Average over the frequencies; characters the table lacks are left out on both sides. */
export function averageWidth(widthOf: (character: string) => number | undefined): number {
  const known = Object.entries(frequencies).flatMap(([character, share]) => {
    const width = widthOf(character)
    return width === undefined ? [] : [{ width, share }]
  })
  const total = known.reduce((sum, { share }) => sum + share, 0)
  return known.reduce((sum, { width, share }) => sum + width * share, 0) / total
}

/** Reads head, hhea, hmtx and the Unicode cmap (format 4). @throws when the font has none */
export function metricsOf(font: Buffer): FontMetrics {
  const unitsPerEm = font.readUInt16BE(table(font, 'head') + 18)
  const hhea = table(font, 'hhea')
  const widths = advanceWidths(font, hhea)
  const glyphOf = characterMap(font)
  return {
    ascent: font.readInt16BE(hhea + 4) / unitsPerEm,
    descent: -font.readInt16BE(hhea + 6) / unitsPerEm,
    lineGap: font.readInt16BE(hhea + 8) / unitsPerEm,
    averageWidth: averageWidth((character) => widths(glyphOf(character.codePointAt(0) ?? 0))) / unitsPerEm,
  }
}

function table(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4)
  for (let index = 0; index < count; index++) {
    const entry = 12 + index * 16
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8)
  }
  throw new Error(`the font has no table ${tag}`)
}

function advanceWidths(font: Buffer, hhea: number): (glyph: number) => number {
  const hmtx = table(font, 'hmtx')
  const count = font.readUInt16BE(hhea + 34)
  return (glyph) => font.readUInt16BE(hmtx + Math.min(glyph, count - 1) * 4)
}

function characterMap(font: Buffer): (codePoint: number) => number {
  const start = unicodeSubtable(font)
  const segments = font.readUInt16BE(start + 6) / 2
  const column = (which: number, index: number) =>
    start + 14 + which * segments * 2 + (which > 0 ? 2 : 0) + index * 2
  return (codePoint) => {
    for (let index = 0; index < segments; index++) {
      if (font.readUInt16BE(column(0, index)) < codePoint) continue
      const first = font.readUInt16BE(column(1, index))
      if (first > codePoint) return 0
      const delta = font.readUInt16BE(column(2, index))
      const offset = font.readUInt16BE(column(3, index))
      if (offset === 0) return (codePoint + delta) % 65_536
      const glyph = font.readUInt16BE(column(3, index) + offset + (codePoint - first) * 2)
      return glyph === 0 ? 0 : (glyph + delta) % 65_536
    }
    return 0
  }
}

function unicodeSubtable(font: Buffer): number {
  const cmap = table(font, 'cmap')
  const count = font.readUInt16BE(cmap + 2)
  for (let index = 0; index < count; index++) {
    const start = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4)
    if (font.readUInt16BE(start) === 4) return start
  }
  throw new Error('the font has no cmap of format 4')
}
