import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { contentHash } from '../content-hash.ts'
import type { FontFiles, SiteManifest } from '../manifest.ts'
import {
  commonGlyphs,
  commonRange,
  type FaceCut,
  type FaceName,
  type FontChoice,
  fontCuts,
  rareGlyphs,
  unicodeRange,
} from './faces.ts'
import { fallbackDeclarations } from './fallbacks.ts'
import { metricsOf } from './sfnt.ts'

const families: Record<FaceName, string> = {
  text: 'Depesche Text',
  italic: 'Depesche Text',
  display: 'Depesche Display',
  sans: 'Depesche Sans',
}

/** Cuts all faces to `folder/assets`, beside their licences, and answers what a stylesheet needs of each. */
export async function buildFonts(folder: string): Promise<SiteManifest['fonts']> {
  await mkdir(join(folder, 'assets'), { recursive: true })
  const entries = Object.entries(fontCuts).map(
    async ([choice, cuts]) => [choice, await buildFont(folder, cuts)] as const,
  )
  return Object.fromEntries(await Promise.all(entries)) as Record<FontChoice, FontFiles>
}

async function buildFont(folder: string, cuts: FaceCut[]): Promise<FontFiles> {
  const built = await Promise.all(cuts.map((cut) => buildFace(folder, cut)))
  const [first] = cuts
  if (first) await copyLicence(folder, first.source.folder)
  return {
    css: built.map(({ css }) => css).join(''),
    preload: Object.fromEntries(built.map(({ face, url }) => [face, url])),
  }
}

async function buildFace(
  folder: string,
  cut: FaceCut,
): Promise<{ face: FaceName; css: string; url: string }> {
  const common = await readFile(sourcePath(cut, 'latin'))
  const rare = await readFile(sourcePath(cut, 'latin-ext'))
  const cutOf = (axes: FaceCut['axes'], targetFormat: 'sfnt' | 'woff2') =>
    subsetFont(common, commonGlyphs, {
      keepFeatures: cut.features,
      noHinting: true,
      targetFormat,
      variationAxes: axes,
    })
  const name = `${cut.source.folder}-${cut.face}`
  const url = await store(folder, name, await cutOf(cut.axes, 'woff2'))
  const extra = { keepFeatures: [], noHinting: true, variationAxes: cut.extraAxes }
  const extras = await Promise.all(
    Object.entries(rareGlyphs).map(async ([neighbours, glyphs]) => {
      const font = await subsetFont(rare, glyphs, { ...extra, targetFormat: 'woff2' })
      return { range: unicodeRange(glyphs), url: await store(folder, `${name}-${neighbours}`, font) }
    }),
  )
  const family = families[cut.face]
  const style = cut.source.style === 'italic' ? 'font-style:italic;' : ''
  const shared = `${style}font-weight:${cut.weight};font-display:swap`
  const fallbacks = await Promise.all(
    cut.fallbacks.map(async ({ double, axes, weight }) => {
      const declarations = fallbackDeclarations(double, metricsOf(await cutOf(axes, 'sfnt')))
      return `@font-face{font-family:"${family} Fallback";${style}font-weight:${weight};${declarations}}`
    }),
  )
  const css = [
    `@font-face{font-family:"${family}";${shared};src:url(${url}) format("woff2");unicode-range:${commonRange}}`,
    ...extras.map(
      (more) =>
        `@font-face{font-family:"${family}";${shared};src:url(${more.url}) format("woff2");unicode-range:${more.range}}`,
    ),
    ...fallbacks,
  ].join('')
  return { face: cut.face, css, url }
}

const inPackage = (folder: string, file: string): string =>
  createRequire(import.meta.url).resolve(`@fontsource-variable/${folder}/${file}`)

const sourcePath = ({ source: { folder, axis, style } }: FaceCut, subset: 'latin' | 'latin-ext'): string =>
  inPackage(folder, `files/${folder}-${subset}-${axis}-${style}.woff2`)

async function store(folder: string, name: string, font: Buffer): Promise<string> {
  const url = `/assets/${name}.${contentHash(font)}.woff2`
  await writeFile(join(folder, url), font)
  return url
}

/** The Open Font License asks that its text goes along with the fonts. */
async function copyLicence(folder: string, name: string): Promise<void> {
  await copyFile(inPackage(name, 'LICENSE'), join(folder, 'assets', `${name}-OFL.txt`))
}
