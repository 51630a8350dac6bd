import { privateSegments } from '../platform/http/private-segments.ts'

/** An old address and where it leads now: the present path of an article, a path of this site, or elsewhere. */
export type Redirect = {
  fromPath: string
  articleId: string | null
  toUrl: string | null
  createdAt: string
  createdBy: string | null
}

export type RedirectRefusal =
  | 'bad-path'
  | 'leads-to-itself'
  | 'leads-in-a-circle'
  | 'address-in-use'
  | 'not-found'

const systemPlaces = new Set(
  `/themen /autoren /suche /archiv /impressum /datenschutz /topics /authors /search /archive /imprint /privacy
  /kommentare /comments /hausregeln /house-rules /transparenz /transparency
  /feed /feed.xml /feed.atom /feed.json /sitemap.xml /news-sitemap.xml /robots.txt /opensearch.xml /favicon.ico
  /healthz /metrics`.split(/\s+/),
)

/** Whether the system itself answers at this path, in whichever language the site is. */
export const isSystemPlace = (path: string): boolean =>
  systemPlaces.has(path) || privateSegments.has(path.split('/')[1] ?? '')

/**
 * The form in which addresses are stored and compared: leading slash, no trailing one, no query, percent-encoding
 * resolved, NFC. Null when the text is no path of this site.
 */
export function normalPath(text: string): string | null {
  const path = text.trim().split(/[?#]/)[0] ?? ''
  if (!path.startsWith('/') || path.startsWith('//') || path.length > 1000) return null
  const decoded = decoded1(path)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refused in addresses
  if (decoded === null || /[\u0000-\u001f\u007f\\]/.test(decoded)) return null
  const trimmed = decoded
    .normalize('NFC')
    .replace(/\/+$/, '')
    .replace(/\/{2,}/g, '/')
  return trimmed === '' ? '/' : trimmed
}

/** By which WordPress names a thing where addresses have no words: `/?p=12`. The first that is given counts. */
export const oldAddressParameters = ['p', 'page_id', 'attachment_id', 'cat', 'tag', 'author'] as const

/**
 * The form in which an old address is stored that names a thing by number: its path and that one parameter, `/?p=12`.
 * `/index.php` is `/`. Null for an address without one of `oldAddressParameters`.
 */
export function queriedAddress(text: string): string | null {
  const query = new URLSearchParams(/\?([^#]*)/.exec(text)?.[1] ?? '')
  const name = oldAddressParameters.find((each) => query.get(each))
  const value = (name && query.get(name)?.normalize('NFC')) ?? ''
  if (name === undefined || !/^[\p{L}\p{N}_.-]{1,200}$/u.test(value)) return null
  const path = normalPath(text)
  return path && `${path.replace(/\/index\.php$/, '') || '/'}?${name}=${value}`
}

/** The form in which an old address is stored, whichever kind it is. */
export const normalSource = (text: string): string | null => queriedAddress(text) ?? normalPath(text)

/**
 * The form in which a target on this site is stored: a normal path, behind it the query and the place on the page. In the
 * path `?` and `#` are encoded, so that what follows them is known.
 */
export function normalTarget(text: string): string | null {
  const path = normalPath(text)
  if (path === null) return null
  const { search, hash } = new URL(text.trim(), 'http://site.invalid')
  return pathAsTarget(path) + search + hash
}

/** A path in the form of a target. */
export const pathAsTarget = (path: string): string => path.replace(/[?#]/g, encodeURIComponent)

/** A target as it stands in an address. */
export function targetAddress(target: string): string {
  if (!target.startsWith('/')) return target
  const [path = ''] = target.split(/[?#]/, 1)
  return encodeURI(path).replace(/%25(3F|23)/g, '%$1') + target.slice(path.length)
}

function decoded1(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
