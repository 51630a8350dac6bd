import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../../shared/data')

/**
 * The folder of a corpus, `../shared/data/<name>` beside the checkout. Only tests named `*.corpora.test.ts`, run by
 * `npm run test:corpora`, and the bench may ask for it.
 * @throws when it is missing: these tests never skip
 */
export function corpusFolder(name: string): string {
  const path = join(folder, name)
  if (existsSync(path)) return path
  throw new Error(`The corpus ${name} is missing: npm run test:corpora and npm run bench need it at ${path}`)
}
