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

const systemFolders = new Set(['newsroom', 'api', 'media', 'assets'])
const systemPlaces = new Set(
  `/themen /autoren /suche /archiv /impressum /datenschutz /topics /authors /search /archive /imprint /privacy
  /feed /feed.xml /feed.atom /feed.json /sitemap.xml /news-sitemap.xml /robots.txt /opensearch.xml /favicon.ico
  /healthz /metrics`.split(/\s+/),
)

/** Whether the system itself answers at this path, in whichever language the site is. */
export const isSystemPlace = (path: string): boolean =>
  systemPlaces.has(path) || systemFolders.has(path.split('/')[1] ?? '')

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

function decoded1(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
