import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The folder that holds `package.json`, and with it `dist/` and the demo's texts and pictures: the same whether
 * this runs from source or from the bundle.
 */
export const packageRoot: string = findPackageRoot(import.meta.dirname)

function findPackageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('package.json lies in no folder above this file')
  return findPackageRoot(parent)
}

/** As in package.json: `1.4.0`. */
export const packageVersion: string = JSON.parse(
  readFileSync(join(packageRoot, 'package.json'), 'utf8'),
).version
