import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { contentHash } from './content-hash.ts'
import { buildFonts } from './fonts/build-fonts.ts'
import { manifestName, type SiteManifest } from './manifest.ts'

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/**
 * Makes the public pages' stylesheet, script and fonts in `folder`: `manifest.json`, `site.css`, and under `assets`
 * what is served as it is, with the hash of its content in its name.
 */
export async function buildSiteAssets(folder: string): Promise<void> {
  await mkdir(join(folder, 'assets'), { recursive: true })
  const [fonts, script, searchScript, commentScript, liveScript, subscribeScript] = await Promise.all([
    buildFonts(folder),
    buildScript(folder, 'site'),
    buildScript(folder, 'search'),
    buildScript(folder, 'comment-form'),
    buildScript(folder, 'comments-live'),
    buildScript(folder, 'subscribe'),
    buildStyles(folder),
  ])
  const manifest: SiteManifest = {
    styles: 'site.css',
    script,
    searchScript,
    commentScript,
    liveScript,
    subscribeScript,
    fonts,
  }
  await writeFile(join(folder, manifestName), JSON.stringify(manifest, null, 1))
}

/** Browsers from about 2023: what they lack of the newest properties they leave out without harm. */
const target = ['chrome111', 'firefox114', 'safari16.4']

async function buildStyles(folder: string): Promise<void> {
  await build({
    entryPoints: [source('styles/site.css')],
    outfile: join(folder, 'site.css'),
    bundle: true,
    minify: true,
    target,
    logLevel: 'silent',
  })
}

async function buildScript(
  folder: string,
  name: 'site' | 'search' | 'comment-form' | 'comments-live' | 'subscribe',
): Promise<string> {
  const outfile = join(folder, `${name}.js`)
  await build({
    entryPoints: [source(`script/${name}.ts`)],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    target,
    logLevel: 'silent',
  })
  const script = await readFile(outfile)
  const url = `/assets/${name}.${contentHash(script)}.js`
  await writeFile(join(folder, url), script)
  return url
}
