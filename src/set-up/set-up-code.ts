import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '../platform/config/config.ts'

/** Letters and digits that are not mistaken for each other when read from a screen (Crockford's base 32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The one-time code that `serve` prints and the first visit to `/newsroom` asks for: whoever can read the server's
 * output may set the site up, a stranger who finds the address first may not. It comes from the installation's
 * secret, so every process knows the same one; after set-up it is good for nothing.
 */
export function setUpCode(config: Pick<Config, 'secret'>): string {
  const bytes = createHmac('sha256', config.secret).update('depesche set-up code').digest()
  const code = Array.from(bytes.subarray(0, 12), (byte) => letters[byte % letters.length]).join('')
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** Compared without regard to case, hyphens and spaces, and in constant time. */
export function isSetUpCode(config: Pick<Config, 'secret'>, given: string): boolean {
  const [found, expected] = [Buffer.from(plain(given)), Buffer.from(plain(setUpCode(config)))]
  return found.length === expected.length && timingSafeEqual(found, expected)
}

/** The letters that are left out of the alphabet are read as the digits they look like. */
const plain = (code: string): string =>
  code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
