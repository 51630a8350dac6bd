import { presentSlug, redirectTarget, type SlugKind } from '../redirects/index.ts'
import type { SiteWorld } from './load-site.ts'
import { inSiteLanguage } from './paths.ts'
import type { Site } from './site.ts'

/**
 * Where a path at which nothing stands leads: by its redirect; to the present address of a section, tag or author that
 * stood there, feeds below it too; from the other language's word for a place to this one's. Null when nothing is known.
 */
export async function oldAddress(
  world: Pick<SiteWorld, 'db'>,
  site: Site,
  path: string,
): Promise<string | null> {
  const redirect = (await redirectTarget(world.db, path)) ?? (await belowRedirect(world, path))
  if (redirect) return redirect
  const ownPath = inSiteLanguage(site.t.language, path)
  return (await bySlug(world, site, ownPath ?? path)) ?? ownPath
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
  const kind = kindIn(site, folder)
  const slug = kind && (await presentSlug(world.db, kind, page.slice(cut + 1)))
  return slug ? `${folder}/${slug}${feed}` : null
}

function kindIn({ paths }: Site, folder: string): SlugKind | null {
  if (folder === '') return 'section'
  if (folder === paths.topics) return 'tag'
  return folder === paths.authors ? 'author' : null
}
