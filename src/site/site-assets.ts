import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../platform/package-root.ts'
import type { Settings } from '../settings/index.ts'
import { contentHash } from './assets/content-hash.ts'
import { manifestName, type SiteManifest } from './assets/manifest.ts'
import { lookCss } from './look.ts'
import type { Site } from './site.ts'

/** The built styles, script and fonts, and with them the stylesheet of each look. */
export type SiteAssets = {
  /** What a page of this look needs; the stylesheet is kept under its address. */
  forLook(look: Settings['look']): Site['assets']
  /** The stylesheet at this address; null when no page of this process has named it yet. */
  stylesheet(url: string): string | null
  /** Any other built file by its address. */
  file(url: string): Promise<Buffer | null>
}

export const builtAssetsFolder = (): string => join(packageRoot, 'dist', 'site')

/**
 * Reads what `npm run build` made in `folder`. Where it was not built, pages come without style: tests of their words
 * need none. `themeCss` of the theme folder has the last word.
 */
export function openSiteAssets(folder: string, themeCss: string): SiteAssets {
  const manifest = readManifest(folder)
  const base = manifest ? readFileSync(join(folder, manifest.styles), 'utf8') : ''
  const byLook = new Map<string, Site['assets']>()
  const stylesheets = new Map<string, string>()

  const make = (look: Settings['look']): Site['assets'] => {
    const css = manifest ? `${lookCss(look, manifest.fonts)}${base}${themeCss}` : themeCss
    const stylesheet = `/assets/site.${contentHash(css)}.css`
    stylesheets.set(stylesheet, css)
    const serif = manifest?.fonts[look.serif].preload
    return {
      stylesheet,
      script: manifest?.script ?? '/assets/site.js',
      searchScript: manifest?.searchScript ?? '/assets/search.js',
      commentScript: manifest?.commentScript ?? '/assets/comment-form.js',
      liveScript: manifest?.liveScript ?? '/assets/comments-live.js',
      subscribeScript: manifest?.subscribeScript ?? '/assets/subscribe.js',
      fonts: {
        text: serif?.text ?? '',
        display: serif?.display ?? '',
        sans: manifest?.fonts[look.sans].preload.sans ?? '',
      },
    }
  }
  return {
    forLook(look) {
      const key = JSON.stringify(look)
      const known = byLook.get(key)
      if (known) return known
      const made = make(look)
      byLook.set(key, made)
      return made
    },
    stylesheet: (url) => stylesheets.get(url) ?? null,
    async file(url) {
      const name = /^\/assets\/([\w.-]+)$/.exec(url)?.[1]
      return name ? readFile(join(folder, 'assets', name)).catch(missing) : null
    },
  }
}

function readManifest(folder: string): SiteManifest | null {
  try {
    return JSON.parse(readFileSync(join(folder, manifestName), 'utf8'))
  } catch (error) {
    return missing(error)
  }
}

function missing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
