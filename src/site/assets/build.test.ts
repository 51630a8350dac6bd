import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildSiteAssets } from './build.ts'
import { manifestName, type SiteManifest } from './manifest.ts'

const folder = mkdtempSync(join(tmpdir(), 'depesche-assets-'))
let manifest: SiteManifest
beforeAll(async () => {
  await buildSiteAssets(folder)
  manifest = JSON.parse(readFileSync(join(folder, manifestName), 'utf8'))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const kilobyte = 1000
const size = (url: string | undefined): number => statSync(join(folder, url ?? '')).size

it.each(['newsreader', 'source-serif'] as const)(
  'with %s and either sans, the faces of a page stay within 60 kB',
  (serif) => {
    const { text, italic, display } = manifest.fonts[serif].preload
    for (const sans of ['public-sans', 'libre-franklin'] as const) {
      const faces = [text, italic, display, manifest.fonts[sans].preload.sans]
      expect(faces.reduce((sum, url) => sum + size(url), 0)).toBeLessThan(60 * kilobyte)
    }
  },
)

it('so do they with Turkish names', () => {
  const [newsreader, sans] = [manifest.fonts.newsreader, manifest.fonts['public-sans']]
  const turkish = ['newsreader-text', 'public-sans-sans'].map((name) =>
    readdirSync(join(folder, 'assets')).find((file) => file.startsWith(`${name}-turkish`)),
  )
  const faces = [
    ...Object.values(newsreader.preload),
    sans.preload.sans,
    ...turkish.map((name) => `assets/${name}`),
  ]
  expect(faces).toHaveLength(6)
  expect(faces.reduce((sum, url) => sum + size(url), 0)).toBeLessThan(60 * kilobyte)
  expect(newsreader.css).toContain('unicode-range:U+11E-11F,U+130-131,U+15E-15F')
})

it('the script stays within 5 kB, the stylesheet within 10 kB as it travels', () => {
  expect(size(manifest.script)).toBeLessThan(5 * kilobyte)
  expect(brotliCompressSync(readFileSync(join(folder, manifest.styles))).length).toBeLessThan(10 * kilobyte)
})

it('fallbacks are stretched to the measure of the face they stand in for', () => {
  const { css } = manifest.fonts.newsreader
  const adjusted = [...css.matchAll(/size-adjust:([\d.]+)%/g)].map(([, share]) => Number(share))
  expect(adjusted).toHaveLength(3)
  for (const share of adjusted) {
    expect(share).toBeGreaterThan(85)
    expect(share).toBeLessThan(120)
  }
  expect(css).toContain('ascent-override')
})

it('the licence of each font goes along', () => {
  const files = readdirSync(join(folder, 'assets'))
  for (const name of ['newsreader', 'source-serif-4', 'public-sans', 'libre-franklin'])
    expect(files).toContain(`${name}-OFL.txt`)
})

it('nothing is loaded from elsewhere', () => {
  const css =
    readFileSync(join(folder, manifest.styles), 'utf8') +
    Object.values(manifest.fonts)
      .map((font) => font.css)
      .join('')
  expect(css).not.toMatch(/https?:|@import/)
})
