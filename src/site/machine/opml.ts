import { generateOpml } from 'feedsmith'
import { listAuthors } from '../../authors/index.ts'
import { archivePath } from '../../newsletter-issues/archive/index.ts'
import { listNewsletters, shownName } from '../../newsletters/index.ts'
import { listSections } from '../../sections/index.ts'
import { listTags } from '../../tags/index.ts'
import type { SiteWorld } from '../load-site.ts'
import { addressOf, authorPath, feedPath, sectionPath, tagPath } from '../paths.ts'
import { absolute, type Site } from '../site.ts'
import { feedTitle } from './feed-links.ts'

export const opmlPath = '/feeds.opml'

/** Who has thousands of tags finds the feed on the tag's page. */
const mostOfAKind = 500

type Listed = { title: string; pagePath: string }

/** OPML 2.0 (opml.org/spec2): all feeds of the paper, to be brought into a reader in one go. */
export async function feedsOpml(world: SiteWorld, site: Site): Promise<string> {
  const { t, settings, paths } = site
  const page = { after: null, limit: mostOfAKind }
  const inUse = <T extends { articleCount: number }>(all: readonly T[]) =>
    all.filter((each) => each.articleCount > 0)
  const groups: { title: string; feeds: Listed[] }[] = [
    { title: settings.site.name, feeds: [{ title: settings.site.name, pagePath: '/' }] },
    {
      title: t('feed.sections'),
      feeds: (await listSections(world.db)).map((section) => ({
        title: section.name,
        pagePath: sectionPath(section),
      })),
    },
    {
      title: t('newsletter.title'),
      feeds: (await listNewsletters(world.db))
        .filter(({ isPublic }) => isPublic)
        .map((newsletter) => ({
          title: shownName(newsletter, t, settings.site.name),
          pagePath: archivePath(t.language, newsletter),
        })),
    },
    {
      title: t('site.authors'),
      feeds: inUse(await listAuthors(world.longReads, page)).map((author) => ({
        title: author.name,
        pagePath: authorPath(paths, author),
      })),
    },
    {
      title: t('site.topics'),
      feeds: inUse(await listTags(world.longReads, page)).map((tag) => ({
        title: tag.name,
        pagePath: tagPath(paths, tag),
      })),
    },
  ]
  return generateOpml({
    head: { title: feedTitle(site, settings.site.name) },
    body: {
      outlines: groups
        .filter(({ feeds }) => feeds.length > 0)
        .map(({ title, feeds }) => ({
          text: title,
          outlines: feeds.map((feed) => ({
            type: 'rss',
            text: feedTitle(site, feed.title),
            title: feedTitle(site, feed.title),
            xmlUrl: absolute(site, addressOf(feedPath(feed.pagePath, 'xml'))),
            htmlUrl: absolute(site, addressOf(feed.pagePath)),
            language: t.language,
          })),
        })),
    },
  })
}
