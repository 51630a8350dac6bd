import type { Settings } from '../settings/index.ts'
import type { SiteManifest } from './assets/manifest.ts'

const papers = { light: ['#fdfbf7', '#f5f1e9'], dark: ['#131416', '#1c1e21'] } as const

/** The part of the stylesheet that the publisher decides: fonts and the signal colour, light and dark. */
export function lookCss(look: Settings['look'], fonts: SiteManifest['fonts']): string {
  const light = legible(look.accent, papers.light)
  const dark = legible(look.accentDark, papers.dark)
  return [
    fonts[look.serif].css,
    fonts[look.sans].css,
    `:root{--signal:${light}}`,
    `@media(prefers-color-scheme:dark){:root{--signal:${dark}}}`,
  ].join('')
}

type Rgb = [red: number, green: number, blue: number]

/**
 * The colour, moved towards black or white just so far that it reads on every paper given (WCAG 1.4.3: 4.5:1). A
 * colour that already does is left as it is.
 */
export function legible(colour: string, papers: readonly string[]): string {
  const own = rgb(colour)
  const paper = rgb(papers[0] ?? '#ffffff')
  const end: Rgb = luminance(paper) > 0.5 ? [0, 0, 0] : [255, 255, 255]
  for (let step = 0; step <= 100; step++) {
    const mixed = own.map((part, index) =>
      Math.round(part + ((end[index] ?? 0) - part) * (step / 100)),
    ) as Rgb
    if (papers.every((each) => contrast(mixed, rgb(each)) >= 4.5)) return hex(mixed)
  }
  return hex(end)
}

export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

export const rgb = (colour: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as Rgb
const hex = (colour: Rgb): string => `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`
