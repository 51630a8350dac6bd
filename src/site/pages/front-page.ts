import { frontPage } from '../../front-page/index.ts'
import { tagOf } from '../dependencies.ts'
import type { SiteWorld } from '../load-site.ts'
import { madeOfStories, storiesOf } from '../load-stories.ts'
import { feedLinks } from '../machine/feed-links.ts'
import { publisherData, websiteData } from '../machine/structured-data.ts'
import { sectionPath } from '../paths.ts'
import type { Site, Story } from '../site.ts'
import type { Page } from './page.ts'

/** Shows times as hours for today and as days before that, so it is made of the day too. */
export async function loadFrontPage(world: SiteWorld, site: Site): Promise<Page<'front-page'>> {
  const { lead, secondRank, latest, strips } = await frontPage(world.db, site.t.language, site.now)
  const cards = [
    ...(lead ? [lead] : []),
    ...secondRank,
    ...latest,
    ...strips.flatMap(({ articles }) => articles),
  ]
  const stories = await storiesOf(world, cards)
  let taken = 0
  const next = (count: number): Story[] => stories.slice(taken, (taken += count))
  const { name, tagline } = site.settings.site
  return {
    view: 'front-page',
    props: {
      site,
      head: {
        title: tagline ? `${name} – ${tagline}` : name,
        wholeTitle: true,
        description: tagline || null,
        path: '/',
        feeds: feedLinks(site, '/', name),
        structuredData: [websiteData(site), publisherData(site)],
      },
      lead: next(lead ? 1 : 0)[0] ?? null,
      second: next(secondRank.length),
      latest: next(latest.length),
      strips: strips.map(({ section, articles }) => ({
        section: { label: section.name, url: sectionPath(section) },
        stories: next(articles.length),
      })),
    },
    madeOf: [tagOf.frontPage, tagOf.articles, tagOf.sections, tagOf.today, ...madeOfStories(stories)],
  }
}
