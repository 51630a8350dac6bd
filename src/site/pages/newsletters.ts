import { mediaByIds } from '../../media/index.ts'
import {
  archivedIssues,
  archiveLines,
  archivePath,
  issuePath,
  type ShownBlock,
} from '../../newsletter-issues/archive/index.ts'
import {
  findNewsletter,
  listNewsletters,
  mainNewsletter,
  type Newsletter,
  shownName,
} from '../../newsletters/index.ts'
import { pageBody } from '../body.ts'
import { tagOf } from '../dependencies.ts'
import type { SiteWorld } from '../load-site.ts'
import { feedLinks } from '../machine/feed-links.ts'
import { addressOf } from '../paths.ts'
import type { Site } from '../site.ts'
import type { IssuePart } from '../views/newsletter-issue.tsx'
import type { AnyPage, Asked, Page } from './page.ts'
import { newsletterConsent } from './subscriptions.ts'

type Needs = Pick<SiteWorld, 'db'>

const mostIssues = 500

const nameOf = (site: Site, newsletter: Newsletter): string =>
  shownName(newsletter, site.t, site.settings.site.name)

/** All newsletters that readers can subscribe to. */
export async function newsletterPage(world: Needs, site: Site): Promise<Page<'newsletter'>> {
  const all = (await listNewsletters(world.db)).filter(({ isPublic }) => isPublic)
  const [only] = all.length === 1 ? all : []
  const offers = []
  for (const newsletter of all) {
    const issues = await archiveLines(world.db, newsletter.id, 1)
    offers.push({
      value: `newsletter:${newsletter.id}`,
      name: nameOf(site, newsletter),
      description: newsletter.description,
      cadence: newsletter.cadence,
      archive: issues.length > 0 ? archivePath(site.t.language, newsletter) : null,
    })
  }
  return {
    view: 'newsletter',
    props: {
      site,
      head: {
        title: site.t('newsletter.title'),
        description: site.t('newsletter.lead', { site: site.settings.site.name }),
        path: site.paths.newsletter,
      },
      offers,
      // The words that are kept as consent name no newsletter but the paper's own.
      consent: only?.id === mainNewsletter && only.name === '' ? newsletterConsent(site) : null,
    },
    madeOf: [tagOf.settings, tagOf.newsletters],
  }
}

/** The archive of a newsletter, or one of its issues; null where readers see none. */
export async function loadNewsletterArchive(
  world: Needs,
  site: Site,
  { path }: Asked,
): Promise<AnyPage | null> {
  const [slug = '', issue, ...more] = path.slice(site.paths.newsletter.length + 1).split('/')
  const newsletter = await findNewsletter(world.db, slug)
  if (newsletter?.slug !== slug || !newsletter.isPublic || more.length > 0) return null
  if (issue === undefined) return archivePage(world, site, newsletter)
  const number = /^([1-9]\d{0,8})(?:-[a-z0-9-]*)?$/.exec(issue)?.[1]
  return number === undefined ? null : issuePage(world, site, { newsletter, number: Number(number) })
}

async function archivePage(
  world: Needs,
  site: Site,
  newsletter: Newsletter,
): Promise<Page<'newsletter-archive'>> {
  const { language } = site.t
  const name = nameOf(site, newsletter)
  const path = archivePath(language, newsletter)
  const lines = await archiveLines(world.db, newsletter.id, mostIssues)
  return {
    view: 'newsletter-archive',
    props: {
      site,
      head: {
        title: name,
        description: newsletter.description ?? site.t('newsletter.lead', { site: site.settings.site.name }),
        path,
        feeds: feedLinks(site, path, name),
      },
      description: newsletter.description,
      cadence: newsletter.cadence,
      what: `newsletter:${newsletter.id}`,
      issues: lines.map((line) => ({ ...line, url: issuePath(language, newsletter, line) })),
    },
    madeOf: [tagOf.newsletters],
  }
}

async function issuePage(
  world: Needs,
  site: Site,
  { newsletter, number }: { newsletter: Newsletter; number: number },
): Promise<Page<'newsletter-issue'> | null> {
  const [found] = await archivedIssues(world.db, newsletter.id, { limit: 1, number })
  if (!found) return null
  const { shown } = found
  const { language } = site.t
  const name = nameOf(site, newsletter)
  const mediaIds = shown.blocks.flatMap((block) =>
    'picture' in block && block.picture ? [block.picture.mediaId] : [],
  )
  const media = await mediaByIds(world.db, mediaIds)
  const archive = archivePath(language, newsletter)
  return {
    view: 'newsletter-issue',
    props: {
      site,
      head: {
        title: shown.subject,
        description: shown.preheader,
        path: issuePath(language, newsletter, shown),
        feeds: feedLinks(site, archive, name),
      },
      newsletter: { name, url: archive, value: `newsletter:${newsletter.id}` },
      number,
      at: shown.at,
      parts: shown.blocks.map((block) => partOf(site, block, media)),
    },
    madeOf: [tagOf.newsletters, ...mediaIds.map(tagOf.media)],
  }
}

/** A block as the page shows it; a picture that the library has no more is left out. */
function partOf(site: Site, block: ShownBlock, media: Awaited<ReturnType<typeof mediaByIds>>): IssuePart {
  if (block.type === 'text') return { type: 'text', html: pageBody(site, block.body, media) }
  if (!('picture' in block)) return block
  const placed = block.picture
  const found = placed ? media.get(placed.mediaId) : undefined
  const picture =
    placed && found?.kind === 'picture'
      ? {
          media: found,
          alt: placed.alt,
          caption: block.type === 'picture' ? block.caption : null,
          credit: placed.credit,
        }
      : null
  if (block.type === 'article') return { ...block, url: addressOf(block.path), picture }
  return { ...block, picture }
}
