import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '../../platform/config/config.ts'
import { newSecret } from '../../platform/ids.ts'
import { cookieName, readCookie, setCookie } from './session-cookie.ts'

/**
 * A browser that has signed in once to an account remembers so (OWASP: device cookies). Its tries are counted apart
 * from everybody else's: a stranger who tries wrong passwords all day slows down other strangers, never the owner.
 */
const name = 'depesche_device'
/** How long a browser is remembered. */
export const deviceCookieSeconds = 180 * 86_400

type Needs = Pick<Config, 'publicUrl' | 'secret'>

const signature = (config: Needs, email: string, nonce: string): string =>
  createHmac('sha256', config.secret).update(`depesche device\n${nonce}\n${email}`).digest('base64url')

export function newDeviceCookie(config: Needs, email: string): string {
  const nonce = newSecret(128)
  return setCookie(config, {
    name,
    value: `${nonce}.${signature(config, email, nonce)}`,
    seconds: deviceCookieSeconds,
  })
}

/** The device's own number, if this browser has signed in to this address before. */
export function deviceFrom(headers: Headers, config: Needs, email: string): string | null {
  const [nonce = '', signed = ''] = readCookie(headers, cookieName(config, name))?.split('.') ?? []
  const [found, expected] = [Buffer.from(signed), Buffer.from(signature(config, email, nonce))]
  return nonce && found.length === expected.length && timingSafeEqual(found, expected) ? nonce : null
}
