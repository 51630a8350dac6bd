import { archiveLines, archivePath, issuePath } from '../../newsletter-issues/archive/index.ts'
import { findNewsletter, shownName } from '../../newsletters/index.ts'
import type { Instant } from '../../platform/clock.ts'
import { tagOf } from '../dependencies.ts'
import type { SiteWorld } from '../load-site.ts'
import type { FeedFormat } from '../paths.ts'
import { absolute, type Site } from '../site.ts'
import { type Item, itemsFeed } from './feed.ts'
import { type FeedIdentity, type FeedShown, feedTitle } from './feed-links.ts'

const issuesInFeed = 20

/** The feed of a newsletter's archive at a path, newest first; null where readers see no such newsletter. */
export async function loadNewsletterFeed(
  world: SiteWorld,
  site: Site,
  { pagePath, format }: { pagePath: string; format: FeedFormat },
): Promise<{
  body: string
  madeOf: string[]
  changedAt?: Instant
  shown: Omit<FeedShown, keyof FeedIdentity>
} | null> {
  const folder = `${site.paths.newsletter}/`
  const slug = pagePath.startsWith(folder) ? pagePath.slice(folder.length) : ''
  const newsletter = slug ? await findNewsletter(world.db, slug) : null
  if (newsletter?.slug !== slug || !newsletter.isPublic) return null
  const { language } = site.t
  const publisher = { name: site.settings.site.name, url: null }
  const lines = await archiveLines(world.db, newsletter.id, issuesInFeed)
  const items = lines.map(
    (line): Item => ({
      id: `urn:uuid:${line.id}`,
      url: absolute(site, issuePath(language, newsletter, line)),
      title: line.subject,
      summary: line.preheader,
      content: null,
      authors: [publisher],
      categories: [],
      language: newsletter.language ?? language,
      published: line.sentAt,
      updated: line.sentAt,
      picture: null,
      discussion: null,
    }),
  )
  const updated = lines[0]?.sentAt
  const head = {
    title: shownName(newsletter, site.t, site.settings.site.name),
    description: newsletter.description,
    language: newsletter.language ?? language,
    pagePath: archivePath(language, newsletter),
    updated: updated ?? newsletter.createdAt,
  }
  return {
    body: itemsFeed(site, { ...head, items }, format),
    madeOf: [tagOf.newsletters],
    shown: {
      title: feedTitle(site, head.title),
      pagePath: head.pagePath,
      pageTitle: head.title,
      entries: lines.map((line) => ({
        title: line.subject,
        url: issuePath(language, newsletter, line),
        at: line.sentAt,
      })),
    },
    ...(updated ? { changedAt: updated } : {}),
  }
}
