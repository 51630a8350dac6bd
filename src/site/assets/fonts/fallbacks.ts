import type { FaceName } from './faces.ts'
import { averageWidth, type FontMetrics } from './sfnt.ts'

/**
 * While a face loads, the reader sees the machine's own font, stretched to the same width and height, so that lines
 * break where they will and nothing moves. Widths in thousandths of the em are those of Adobe's core fonts, which
 * Times New Roman, Arial and their free doubles share.
 */
const characters = ' .,abcdefghiklmnoprstuvwzäöüßABDEFGHKMSW'
const times = widthsOf(
  '250 250 250 444 500 444 500 444 333 500 500 278 500 278 778 500 500 500 333 389 278 500 500 722 444 444 500 500 500 722 667 722 611 556 722 722 722 889 556 944',
)
const arial = widthsOf(
  '278 278 278 556 556 500 556 556 278 556 556 222 500 222 833 556 556 556 333 500 278 556 500 722 500 556 556 556 611 667 667 722 667 611 778 722 667 833 667 944',
)
const arialBold = widthsOf(
  '278 278 278 556 611 556 611 556 333 611 611 278 556 278 889 611 611 611 389 556 333 611 556 778 500 556 611 611 611 722 722 722 667 611 778 722 722 833 667 944',
)

function widthsOf(list: string): Record<string, number> {
  const widths = list.split(' ').map(Number)
  return Object.fromEntries([...characters].map((character, index) => [character, widths[index] ?? 0]))
}

const serifDoubles = ['Times New Roman', 'Liberation Serif', 'Tinos', 'Nimbus Roman', 'Times']
const italicDoubles = ['Times New Roman Italic', 'Liberation Serif Italic', 'Tinos Italic', 'Times Italic']
const sansDoubles = ['Arial', 'Liberation Sans', 'Arimo', 'Helvetica']

const sansBoldDoubles = ['Arial Bold', 'Liberation Sans Bold', 'Arimo Bold', 'Helvetica Bold']

export type Double = FaceName | 'sansBold'

const doubles: Record<Double, { names: string[]; widths: Record<string, number> }> = {
  text: { names: serifDoubles, widths: times },
  italic: { names: italicDoubles, widths: times },
  display: { names: serifDoubles, widths: times },
  sans: { names: sansDoubles, widths: arial },
  sansBold: { names: sansBoldDoubles, widths: arialBold },
}

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`

/** The declarations inside the fallback's `@font-face`. */
export function fallbackDeclarations(double: Double, metrics: FontMetrics): string {
  const { names, widths } = doubles[double]
  const sizeAdjust = metrics.averageWidth / (averageWidth((character) => widths[character]) / 1000)
  return [
    `src:${names.map((name) => `local("${name}")`).join(',')}`,
    `size-adjust:${percent(sizeAdjust)}`,
    `ascent-override:${percent(metrics.ascent / sizeAdjust)}`,
    `descent-override:${percent(metrics.descent / sizeAdjust)}`,
    `line-gap-override:${percent(metrics.lineGap / sizeAdjust)}`,
  ].join(';')
}
