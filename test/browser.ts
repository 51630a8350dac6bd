import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { installDebianPackage } from './setup/debian-packages.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** A headless Chromium that talks to nobody but the pages it is shown. Whoever opens it closes it. */
export async function openBrowser(moreFlags: readonly string[] = []): Promise<Browser> {
  const args = [...chromiumFlags(), ...moreFlags]
  return chromium.launch({ executablePath: chromiumPath(), headless: true, args })
}

/**
 * The Chromium of this machine: `CHROME_PATH`, else the first on the path, else Debian's package, installed now.
 * @throws with what to install when none can be had
 */
export function chromiumPath(): string {
  const given = process.env.CHROME_PATH
  if (given) {
    if (existsSync(given)) return given
    throw new Error(`CHROME_PATH names ${given}, which does not exist.`)
  }
  return findChromium() ?? installChromium()
}

/** Also for Lighthouse, which starts its browser itself. */
export const chromiumFlags = (): string[] => [
  '--headless',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function findChromium(): string | null {
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return paths.find((path) => existsSync(path)) ?? null
}

function installChromium(): string {
  installDebianPackage('chromium', 'The browser tests need Chromium, and it is not installed.')
  const path = findChromium()
  if (path) return path
  throw new Error('chromium is installed, but is not on the path. Name it in CHROME_PATH.')
}
