/**
 * The faces of the paper and what is kept of each. Together they must stay within 60 kB a page, so: weights and
 * optical sizes are fixed where one is enough, letters that are rare in German text lie in files of their own, which
 * a browser fetches only for a page that has such a letter (`unicode-range`), and the italic goes without kerning.
 */
import type { Double } from './fallbacks.ts'

export type FaceName = 'text' | 'italic' | 'display' | 'sans'
export type FontChoice = 'newsreader' | 'source-serif' | 'public-sans' | 'libre-franklin'

type Axis = number | { min: number; max: number }
export type FaceCut = {
  face: FaceName
  /** Package of @fontsource-variable and its files without `-latin` and style. */
  source: { folder: string; axis: 'opsz' | 'wght'; style: 'normal' | 'italic' }
  axes: Record<string, Axis>
  /** Of the file with the rare letters. */
  extraAxes: Record<string, Axis>
  features: string[]
  weight: string
  /** Which font of the reader's machine stands in while the face loads, measured at which axes. */
  fallbacks: { double: Double; axes: Record<string, Axis>; weight: string }[]
}

const serifCuts = (
  folder: string,
  sizes: { text: number; display: number },
  weights: { text: number; display: number },
): FaceCut[] => {
  const text = { opsz: sizes.text, wght: weights.text }
  const display = { opsz: sizes.display, wght: weights.display }
  return [
    {
      face: 'text',
      source: { folder, axis: 'opsz', style: 'normal' },
      axes: text,
      extraAxes: text,
      features: ['kern', 'liga'],
      weight: '400',
      fallbacks: [{ double: 'text', axes: text, weight: '100 900' }],
    },
    {
      face: 'italic',
      source: { folder, axis: 'opsz', style: 'italic' },
      axes: text,
      extraAxes: text,
      features: [],
      weight: '400',
      fallbacks: [{ double: 'italic', axes: text, weight: '100 900' }],
    },
    {
      face: 'display',
      source: { folder, axis: 'opsz', style: 'normal' },
      axes: display,
      extraAxes: display,
      features: ['kern', 'liga'],
      weight: '500',
      fallbacks: [{ double: 'display', axes: display, weight: '100 900' }],
    },
  ]
}

const sansCuts = (folder: string): FaceCut[] => [
  {
    face: 'sans',
    source: { folder, axis: 'wght', style: 'normal' },
    axes: { wght: { min: 400, max: 650 } },
    extraAxes: { wght: 500 },
    features: ['tnum'],
    weight: '400 650',
    fallbacks: [
      { double: 'sans', axes: { wght: 400 }, weight: '100 500' },
      { double: 'sansBold', axes: { wght: 600 }, weight: '501 900' },
    ],
  },
]

export const fontCuts: Record<FontChoice, FaceCut[]> = {
  newsreader: serifCuts('newsreader', { text: 16, display: 40 }, { text: 400, display: 510 }),
  'source-serif': serifCuts('source-serif-4', { text: 16, display: 40 }, { text: 400, display: 560 }),
  'public-sans': sansCuts('public-sans'),
  'libre-franklin': sansCuts('libre-franklin'),
}

const between = (first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('')

const ascii = between(0x20, 0x7e).replace(/[`^\\{}~]/g, '')
const punctuation = '–—…„“”‚‘’‹›«»·•€§†°−×²³½\u00a0\u2009\u202f'

/** German, English, French, Spanish, the Nordic languages. */
export const commonGlyphs = `${ascii}${punctuation}ÄÖÜäöüßéèêëáàâãóòôúùûíìîïçñåøæœÉÈÀÇÅØÆŒÁÓÚÍÎÔÑ`
/**
 * Letters of names, a file for each neighbourhood, as a page seldom has names of more than one; and the capital ẞ of
 * datelines.
 */
export const rareGlyphs: Record<string, string> = {
  eszett: 'ẞ',
  turkish: 'ĞğİıŞş',
  slavic: 'ĄąĆćČčĎďĐđĘęĚěŁłŃńŇňŘřŚśŠšŤťŮůŹźŻżŽž',
  others: 'ĂăĒēĖėĢģĪīĮįĶķĹĺĽľŅņŐőŔŕŪūŰűŲųȘșȚț',
}

export const commonRange = 'U+0000-00FF,U+0152-0153,U+2000-206F,U+20AC,U+2212'

/** The glyphs as CSS writes them: `U+11E-11F,U+130-131`. */
export function unicodeRange(glyphs: string): string {
  const codes = [...glyphs].map((glyph) => glyph.codePointAt(0) ?? 0).sort((a, b) => a - b)
  const runs: { from: number; to: number }[] = []
  for (const code of codes) {
    const last = runs.at(-1)
    if (last && code === last.to + 1) last.to = code
    else runs.push({ from: code, to: code })
  }
  const hex = (code: number): string => code.toString(16).toUpperCase()
  return runs.map(({ from, to }) => `U+${hex(from)}${to > from ? `-${hex(to)}` : ''}`).join(',')
}
