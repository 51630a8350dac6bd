import { isShownAt, presentSlug, redirectTarget } from '../redirects/index.ts'
import type { SiteWorld } from './load-site.ts'
import { archivePeriod } from './pages/archive.ts'
import { inSiteLanguage } from './paths.ts'
import type { Site } from './site.ts'

type SlugKind = Parameters<typeof presentSlug>[1]

/**
 * Where a path at which nothing stands leads: by its redirect; to the present address of a section, tag or author that
 * stood there, feeds below it too; from WordPress's days and further pages to ours; from the other language's word for a
 * place to this one's. Null when nothing is known.
 */
export async function oldAddress(
  world: Pick<SiteWorld, 'db'>,
  site: Site,
  path: string,
): Promise<string | null> {
  const redirect = (await redirectTarget(world.db, path)) ?? (await belowRedirect(world, path))
  if (redirect) return redirect
  const ownPath = inSiteLanguage(site.t.language, path)
  const known = (await bySlug(world, site, ownPath ?? path)) ?? ownPath ?? dateArchive(site, path)
  return known ?? (await wholeText(world, path))
}

/** WordPress cut long texts, threads and lists into pages, and had short forms below each text: all of it is on one page here. */
async function wholeText(world: Pick<SiteWorld, 'db'>, path: string): Promise<string | null> {
  const [cut, whole = ''] =
    /^(.*?)\/(?:page\/\d{1,6}|comment-page-\d{1,6}|\d{1,3}|amp|embed|trackback)$/.exec(path) ?? []
  if (cut === undefined) return null
  if (whole === '') return path.startsWith('/page/') ? '/' : null
  return (await isShownAt(world.db, whole)) ? whole : redirectTarget(world.db, whole)
}

/** WordPress has its archive by date at the top: `/2015/05/`. */
function dateArchive({ paths }: Site, path: string): string | null {
  const [, period = ''] = /^(\/\d{4}(?:\/\d{2}){0,2})(?:\/page\/\d{1,6})?$/.exec(path) ?? []
  return period !== '' && archivePeriod(period) !== null ? paths.archive + period : null
}

/** WordPress has a feed below each of its lists, and further pages: they follow where the list has gone. */
async function belowRedirect(world: Pick<SiteWorld, 'db'>, path: string): Promise<string | null> {
  const [, list, feed] =
    /^(.+?)(?:(\/feed(?:\.(?:xml|atom|json)|\/(?:atom|rss|rss2))?)|\/page\/\d{1,6})$/.exec(path) ?? []
  const target = list === undefined ? null : await redirectTarget(world.db, list)
  const hasFeeds = target?.startsWith('/') && !/[?#]/.test(target)
  return target && feed && hasFeeds ? target + feed : target
}

/** Old slugs are looked up under the words of the site's present language. */
async function bySlug(world: Pick<SiteWorld, 'db'>, site: Site, path: string): Promise<string | null> {
  const [, page = '', feed = ''] =
    /^(.*?)(\/feed(?:\.(?:xml|atom|json)|\/(?:atom|rss|rss2))?)?$/.exec(path) ?? []
  const cut = page.lastIndexOf('/')
  const folder = page.slice(0, cut)
  const newsletter = page.startsWith(`${site.paths.newsletter}/`) ? folder.split('/')[2] : undefined
  if (newsletter !== undefined) {
    const slug = await presentSlug(world.db, 'newsletter', newsletter)
    return slug ? `${site.paths.newsletter}/${slug}${page.slice(cut)}` : null
  }
  const kind = kindIn(site, folder)
  const slug = kind && (await presentSlug(world.db, kind, page.slice(cut + 1)))
  return slug ? `${folder}/${slug}${feed}` : null
}

function kindIn({ paths }: Site, folder: string): SlugKind | null {
  if (folder === '') return 'section'
  if (folder === paths.newsletter) return 'newsletter'
  if (folder === paths.topics) return 'tag'
  return folder === paths.authors ? 'author' : null
}
