import { listPublished, publishedAddresses, publishedMonths } from '../../articles/published/index.ts'
import { listAuthors } from '../../authors/index.ts'
import { archiveLines, archivePath, issuePath } from '../../newsletter-issues/archive/index.ts'
import { listNewsletters } from '../../newsletters/index.ts'
import { listPages } from '../../pages/index.ts'
import { addDays } from '../../platform/clock.ts'
import { nameKey } from '../../platform/slug.ts'
import { listSections, type Section } from '../../sections/index.ts'
import { listTags } from '../../tags/index.ts'
import type { SiteWorld } from '../load-site.ts'
import { addressOf, authorPath, sectionPath, tagPath } from '../paths.ts'
import { absolute, type Site } from '../site.ts'
import { monthAfter } from '../times.ts'
import { element, xmlDocument } from './xml.ts'

const sitemapNamespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const newsNamespace = 'http://www.google.com/schemas/sitemap-news/0.9'

/** The index: the paper's own pages, and one sitemap a month, so that a publication changes one small file. */
export async function sitemapIndex(world: SiteWorld, site: Site): Promise<string> {
  const months = await publishedMonths(world.longReads)
  const paths = ['/sitemap-pages.xml', ...months.map(({ month }) => `/sitemap-${month}.xml`)]
  const entries = paths.map((path) => element('sitemap', element('loc', absolute(site, path), 'text')))
  return xmlDocument(`<sitemapindex xmlns="${sitemapNamespace}">${entries.join('')}</sitemapindex>`)
}

/** More standing pages than any paper has. */
const mostPages = 1000

/** The paper's own places, its pages, and the lists that have an article in them. */
export async function pagesSitemap(world: SiteWorld, site: Site): Promise<string> {
  const pages = await listPages(world.db, { after: null, limit: mostPages, publishedOnly: true })
  const { topics, authors, archive, newsletter, imprint, privacy } = site.paths
  const paths = [
    ...['/', topics, authors, archive, newsletter, imprint, privacy],
    ...(await newsletterPaths(world, site)),
    ...(await sectionsInUse(world, site)).map(sectionPath),
    ...pages.map(({ path }) => addressOf(path)),
    ...(await namesInUse((page) => listAuthors(world.longReads, page))).map((author) =>
      authorPath(site.paths, author),
    ),
    ...(await namesInUse((page) => listTags(world.longReads, page))).map((tag) => tagPath(site.paths, tag)),
  ]
  return urlset(paths.slice(0, mostAddresses).map((path) => ({ loc: absolute(site, path) })))
}

/** The archive of each newsletter that has one, and its issues. */
async function newsletterPaths({ db }: SiteWorld, { t }: Site): Promise<string[]> {
  const paths: string[] = []
  for (const newsletter of await listNewsletters(db)) {
    const issues = newsletter.isPublic ? await archiveLines(db, newsletter.id, mostIssues) : []
    if (issues.length > 0) paths.push(archivePath(t.language, newsletter))
    paths.push(...issues.map((issue) => issuePath(t.language, newsletter, issue)))
  }
  return paths
}

/** Of one newsletter: a daily one in fourteen years. */
const mostIssues = 5000

/** Of one sitemap, by its protocol. */
const mostAddresses = 50_000

async function sectionsInUse(world: SiteWorld, site: Site): Promise<Section[]> {
  const sections = await listSections(world.db)
  const newest = await Promise.all(
    sections.map(({ id }) => listPublished(world.longReads, { sectionId: id, limit: 1 }, site.now)),
  )
  return sections.filter((_, index) => newest[index]?.length)
}

type Named = { name: string; slug: string; articleCount: number }

/** All that have a published article, read in batches. */
async function namesInUse(
  read: (page: { after: string | null; limit: number }) => Promise<Named[]>,
): Promise<Named[]> {
  const all: Named[] = []
  for (let after: string | null = null; ; ) {
    const found = await read({ after, limit: batch })
    all.push(...found.filter(({ articleCount }) => articleCount > 0))
    const last = found.at(-1)
    if (!last || found.length < batch || all.length >= mostAddresses) return all
    after = nameKey(last.name)
  }
}

const batch = 1000

/** The articles of one month (in UTC, `2026-11`), with the true time of their last change. */
export async function monthSitemap(world: SiteWorld, site: Site, month: string): Promise<string> {
  const end = `${monthAfter(month)}T00:00:00.000Z`
  const entries: { loc: string; lastmod: string }[] = []
  for (let after: Parameters<typeof publishedAddresses>[1]['after'] = null; ; ) {
    const found = await publishedAddresses(
      world.longReads,
      { after, from: `${month}-01T00:00:00.000Z`, limit: batch },
      site.now,
    )
    const inMonth = found.filter(({ publishedAt }) => publishedAt < end)
    entries.push(
      ...inMonth.map((entry) => ({
        loc: absolute(site, addressOf(entry.path)),
        lastmod: entry.updatedAt ?? entry.publishedAt,
      })),
    )
    const last = found.at(-1)
    if (!last || found.length < batch || inMonth.length < found.length) return urlset(entries)
    after = last
  }
}

const urlset = (entries: { loc: string; lastmod?: string }[]): string =>
  xmlDocument(
    `<urlset xmlns="${sitemapNamespace}">${entries
      .map(({ loc, lastmod }) =>
        element('url', element('loc', loc, 'text') + (lastmod ? element('lastmod', lastmod, 'text') : '')),
      )
      .join('')}</urlset>`,
  )

/** Google's rules: first publication within two days, at most 1,000, no advertising. */
const newsDays = 2
const mostNews = 1000

export async function newsSitemap(world: SiteWorld, site: Site): Promise<string> {
  const from = addDays(site.now, -newsDays)
  const cards = await listPublished(world.db, { from, limit: mostNews }, site.now)
  const entries = cards
    .filter(({ label }) => label !== 'advertisement')
    .map(({ path, language, headline, publishedAt }) => {
      const publication =
        element('news:name', site.settings.site.name, 'text') +
        element('news:language', language.slice(0, 2), 'text')
      const news =
        element('news:publication', publication) +
        element('news:publication_date', site.times.withOffset(publishedAt), 'text') +
        element('news:title', headline, 'text')
      return element(
        'url',
        element('loc', absolute(site, addressOf(path)), 'text') + element('news:news', news),
      )
    })
  return xmlDocument(
    `<urlset xmlns="${sitemapNamespace}" xmlns:news="${newsNamespace}">${entries.join('')}</urlset>`,
  )
}
