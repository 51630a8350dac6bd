import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export type Part = 'server' | 'newsroom' | 'site'
type Place = { root: string; folder: string }

// The tools are loaded when something is stale: a start with nothing to build does not wait for them.
export const buildInto = (part: Part, place: Place): Promise<void> => builders[part](place)

const builders: Record<Part, (place: Place) => Promise<void>> = {
  server: buildServer,
  newsroom: buildNewsroom,
  site: buildSite,
}

/**
 * Packages of many small modules, of which the server uses a part: bundled, a start reads a few files instead of some
 * thousand, and the process is 40 MB smaller. The others bring compiled code, or are one file anyway.
 */
const bundled: readonly string[] = [
  '@hono/node-server',
  '@hono/zod-openapi',
  'better-auth',
  'domhandler',
  'feedsmith',
  'hono',
  'htmlparser2',
  'kysely',
  'lru-cache',
  'markdown-it',
  'zod',
]

/**
 * The server as a few files beside each other. They lie flat in one folder, so that
 * `new URL('./picture-process.js', import.meta.url)` is right in every one of them.
 */
async function buildServer({ root, folder }: Place): Promise<void> {
  const { build, formatMessages } = await import('esbuild')
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  try {
    await build({
      absWorkingDir: root,
      entryPoints: {
        depesche: 'src/cli/depesche.ts',
        main: 'src/main.ts',
        // Started by name, in a thread or process of their own.
        'sqlite-reader-thread': 'src/platform/db/sqlite-reader-thread.ts',
        'side-thread': 'src/side-thread.ts',
        'import-process': 'src/import-process.ts',
        'mjml-thread': 'src/newsletter-issues/mail/mjml-thread.ts',
        'picture-process': 'src/media/picture-process.ts',
      },
      outdir: folder,
      bundle: true,
      splitting: true,
      chunkNames: '[name]-[hash]',
      format: 'esm',
      platform: 'node',
      target: 'node24',
      external: Object.keys(dependencies).filter((name) => !bundled.includes(name)),
      // V8 keeps the text of what it runs: without blanks and comments it is half as long. Names stay, for stack traces.
      minifyWhitespace: true,
      minifySyntax: true,
      sourcemap: true,
      jsx: 'automatic',
      jsxImportSource: 'hono/jsx',
      logLevel: 'silent',
    })
  } catch (error) {
    const { errors } = error as { errors?: Parameters<typeof formatMessages>[0] }
    if (!errors) throw error
    throw new Error((await formatMessages(errors, { kind: 'error', color: process.stderr.isTTY })).join(''))
  }
}

async function buildNewsroom({ root, folder }: Place): Promise<void> {
  const { build } = await import('vite')
  const { newsroomViteConfig } = await import('./newsroom-vite-config.ts')
  await build({ ...newsroomViteConfig(root, folder), logLevel: 'error' })
}

/** The site's styles, script and fonts are the site's own affair: `src/site/assets/build.ts`. */
async function buildSite({ root, folder }: Place): Promise<void> {
  const path = join(root, 'src/site/assets/build.ts')
  if (!existsSync(path)) return
  const assets: { buildSiteAssets(folder: string): Promise<void> } = await import(pathToFileURL(path).href)
  await assets.buildSiteAssets(folder)
}
