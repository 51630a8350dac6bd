import { normalPath } from '../../redirects/index.ts'

/** The site the archive comes from, as far as addresses go: its hosts, and where in the host it lives. */
export type OldSite = {
  /** Without a slash at the end; null when the file does not say. */
  url: string | null
  hosts: ReadonlySet<string>
  /** The folder it lives in, `/blog`; empty at the root. */
  folder: string
}

export function oldSite(urls: readonly (string | null | undefined)[]): OldSite {
  const parsed = urls.flatMap((url) => {
    const found = url && /^https?:\/\//i.test(url.trim()) ? URL.parse(url.trim()) : null
    return found ? [found] : []
  })
  const first = parsed[0]
  if (!first) return { url: null, hosts: new Set(), folder: '' }
  return {
    url: `${first.origin}${first.pathname}`.replace(/\/+$/, ''),
    hosts: new Set(parsed.map(bareHost)),
    folder: first.pathname.replace(/\/+$/, ''),
  }
}

const bareHost = (url: URL): string => url.host.replace(/^www\./, '').toLowerCase()

export const isOnOldSite = (site: OldSite, url: URL): boolean => site.hosts.has(bareHost(url))

/** Absolute, also where it was written without its host or protocol; null for what is no web address. */
export function absolute(site: OldSite, address: string): URL | null {
  const trimmed = address.trim()
  if (trimmed === '' || trimmed.startsWith('#') || trimmed.length > 4000) return null
  const url = URL.parse(trimmed, site.url ? `${site.url}/` : 'http://old.invalid/')
  if (!url || !/^https?:$/.test(url.protocol)) return null
  if (url.host === 'old.invalid' && !site.url) return null
  return url
}

/** Queries by which WordPress names an entry: they are addresses in their own right. */
const namingQuery = /^\?(?:p|page_id|attachment_id)=(\d{1,15})(?:&|$)/

/**
 * What an entry's own address is on this site: its path, or only `?p=12`. The site's front page is neither, as the
 * address stays the front page's.
 */
export function ownAddress(site: OldSite, link: string): { path: string | null; query: string | null } {
  const url = link.trim() === '' ? null : (absolute(site, link) ?? relativePath(link))
  if (!url) return { path: null, query: null }
  const query = namingQuery.exec(url.search)
  if (query && isHome(site, url.pathname)) return { path: null, query: `/${query[0].replace(/&$/, '')}` }
  return {
    path: isHome(site, url.pathname) ? null : normalPath(url.pathname.replace(/^\/+/, '/')),
    query: null,
  }
}

const relativePath = (link: string): URL | null =>
  link.trim().startsWith('/') ? URL.parse(link.trim(), 'http://old.invalid/') : null

const isHome = (site: OldSite, pathname: string): boolean => {
  const path = pathname.replace(/\/+$/, '')
  return path === '' || path === site.folder || path === `${site.folder}/index.php`
}

/**
 * A link of a text: into the old site as a path with query and fragment, elsewhere as an absolute address; unchanged
 * when it is a fragment, a mail address or the like; null when it leads nowhere.
 */
export function linkFrom(site: OldSite, href: string): string | null {
  const trimmed = href.trim()
  if (trimmed === '') return null
  if (/^(#|mailto:|tel:)/i.test(trimmed)) return trimmed
  const url = absolute(site, trimmed)
  if (url && !isOnOldSite(site, url)) return url.href
  const own = url ?? relativePath(trimmed)
  if (!own) return null
  const path = normalPath(own.pathname.replace(/^\/+/, '/'))
  return path === null ? own.href : `${path === '/' ? '/' : encodedPath(path)}${own.search}${own.hash}`
}

const encodedPath = (path: string): string => encodeURI(path).replace(/[?#]/g, encodeURIComponent)
