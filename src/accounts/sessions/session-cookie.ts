import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Config } from '../../platform/config/config.ts'
import { sessionLimits } from './session.ts'

type Needs = Pick<Config, 'publicUrl' | 'secret'>

/** The key of session cookies: of the installation's secret, and of nothing else made from it. */
export const sessionKey = ({ secret }: Pick<Config, 'secret'>): string =>
  createHmac('sha256', secret).update('depesche sessions').digest('base64url')

/** Whether readers reach the site by https only, so that cookies may be bound to it. */
export const isSecureSite = ({ publicUrl }: Pick<Config, 'publicUrl'>): boolean =>
  publicUrl.startsWith('https:')

/** `__Host-` binds a cookie to this very host, to `Secure` and to `Path=/` (RFC 6265bis 4.1.3.2); it needs https. */
export const cookieName = (config: Pick<Config, 'publicUrl'>, name: string): string =>
  isSecureSite(config) ? `__Host-${name}` : name

/** Under which name this installation's session cookie comes and goes. */
export const sessionCookieName = (config: Pick<Config, 'publicUrl'>): string =>
  cookieName(config, 'depesche_session')

/** The browser keeps it as long as a session can last; when it ends is decided here. */
export const sessionCookieSeconds = sessionLimits.absoluteDays * 86_400

/** The value of a cookie in a `Cookie` header, decoded; null when it is not there. */
export function readCookie(headers: Headers, name: string): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return decode(pair.slice(at + 1).trim())
  }
  return null
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}

/**
 * The session token of a request: taken from the cookie `token.signature` (better-auth's form: HMAC-SHA-256 in
 * base64) and only if the signature is ours. So tokens read out of a stolen backup open nothing.
 */
export function sessionTokenFrom(headers: Headers, config: Needs): string | null {
  const value = readCookie(headers, sessionCookieName(config))
  const at = value?.lastIndexOf('.') ?? -1
  if (!value || at < 1) return null
  const token = value.slice(0, at)
  const expected = createHmac('sha256', sessionKey(config)).update(token).digest()
  const signature = Buffer.from(value.slice(at + 1), 'base64')
  return signature.length === expected.length && timingSafeEqual(signature, expected) ? token : null
}

/** A `Set-Cookie` value with this installation's attributes. With `seconds: 0` the browser drops the cookie. */
export function setCookie(config: Needs, cookie: { name: string; value: string; seconds: number }): string {
  const parts = [
    `${cookieName(config, cookie.name)}=${encodeURIComponent(cookie.value)}`,
    `Max-Age=${cookie.seconds}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
  ]
  return [...parts, ...(isSecureSite(config) ? ['Secure'] : [])].join('; ')
}

/** Makes the browser drop the session cookie; the session itself is ended elsewhere. */
export const endedSessionCookie = (config: Needs): string =>
  setCookie(config, { name: 'depesche_session', value: '', seconds: 0 })
