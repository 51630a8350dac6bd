import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { parts } from './parts/index.ts'
import { type ViewName, type Views, views } from './views/index.ts'

/** What a view of a theme gets beside its props: the paper's own parts, and the means to write HTML safely. */
export type ThemeParts = typeof parts & {
  html: typeof html
  raw: typeof raw
  /** The view that is replaced, for themes that only add to it. */
  original: (props: never) => Child
}

/** The theme folder of an installation (`<data>/theme`), see docs/themes.md. */
export type Theme = {
  css: string
  views: Views
  /** A file of `theme/assets`, by its path there. */
  file(path: string): Promise<Buffer | null>
}

/**
 * Reads `theme.css` and the views (`views/<page>.js`) once, at start. A view that does not load stops the start with
 * its reason, as a half-themed paper is worse than none.
 */
export async function openTheme(folder: string): Promise<Theme> {
  const cssPath = join(folder, 'theme.css')
  return {
    css: existsSync(cssPath) ? readFileSync(cssPath, 'utf8') : '',
    views: { ...views, ...(await readViews(join(folder, 'views'))) },
    async file(path) {
      const base = resolve(folder, 'assets')
      const wanted = resolve(base, path)
      if (!wanted.startsWith(base + sep) || !existsSync(wanted) || !statSync(wanted).isFile()) return null
      return readFile(wanted)
    },
  }
}

async function readViews(folder: string): Promise<Partial<Views>> {
  if (!existsSync(folder)) return {}
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'))
  const entries = await Promise.all(names.map(async (name) => readView(folder, name.slice(0, -'.js'.length))))
  return Object.fromEntries(entries)
}

async function readView(folder: string, name: string): Promise<[string, Views[ViewName]]> {
  if (!isViewName(name))
    throw new Error(`theme/views/${name}.js: there is no such page. Pages: ${Object.keys(views).join(', ')}`)
  const made = await import(pathToFileURL(join(folder, `${name}.js`)).href)
  if (typeof made.default !== 'function')
    throw new Error(`theme/views/${name}.js must export a function as default.`)
  const given: ThemeParts = { ...parts, html, raw, original: views[name] as ThemeParts['original'] }
  return [name, (props: unknown) => made.default(props, given)]
}

const isViewName = (name: string): name is ViewName => Object.hasOwn(views, name)
