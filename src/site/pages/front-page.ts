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
  const groups = [lead ? [lead] : [], secondRank, latest, ...strips.map(({ articles }) => articles)]
  const stories = await storiesOf(world, groups.flat())
  const [leads = [], second = [], newest = [], ...ofStrips] = regrouped(stories, groups)
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
      lead: leads[0] ?? null,
      second,
      latest: newest,
      strips: strips.map(({ section }, index) => ({
        section: { label: section.name, url: sectionPath(section) },
        stories: ofStrips[index] ?? [],
      })),
    },
    madeOf: [tagOf.frontPage, tagOf.articles, tagOf.sections, tagOf.today, ...madeOfStories(stories)],
  }
}

/** The stories in groups as long as those given. */
function regrouped(stories: Story[], groups: readonly unknown[][]): Story[][] {
  const ends = groups.map((_, index) => groups.slice(0, index + 1).flat().length)
  return groups.map(({ length }, index) => stories.slice((ends[index] ?? 0) - length, ends[index]))
}
