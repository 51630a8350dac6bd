import { authorsByIds } from '../../authors/index.ts'
import type { World } from '../../platform/world.ts'
import { sectionById } from '../../sections/index.ts'
import { readSettings } from '../../settings/index.ts'
import { tagsByIds } from '../../tags/index.ts'
import type { PlacesOfArticle, TopicContent } from '../../websub/index.ts'
import { tagOf } from '../dependencies.ts'
import { findText } from '../find-text.ts'
import { loadSite, type SiteWorld } from '../load-site.ts'
import { authorPath, feedFormats, feedPath, sectionPath, sitePaths, tagPath } from '../paths.ts'
import type { SiteAssets } from '../site-assets.ts'

/** Feeds name neither styles nor scripts. */
const noAssets: Pick<SiteAssets, 'forLook'> = {
  forLook: () => ({
    stylesheet: '',
    script: '',
    searchScript: '',
    commentScript: '',
    liveScript: '',
    subscribeScript: '',
    fonts: { text: '', display: '', sans: '' },
  }),
}

/** For the hub: the feed that calls itself by this path, as readers would get it now; null where there is none. */
export async function readTopic(world: SiteWorld, path: string): Promise<TopicContent | null> {
  const { site } = await loadSite(world, noAssets)
  const text = await findText(world, site, path)
  if (text?.feed?.selfPath !== path) return null
  return {
    body: text.body,
    contentType: text.contentType,
    madeOf: [...new Set([...text.madeOf, tagOf.settings])],
  }
}

/** For another hub: the feeds that show an article that stands, or stood, at these places. */
export async function feedPathsOf(
  world: Pick<World, 'db'>,
  places: readonly PlacesOfArticle[],
): Promise<string[]> {
  const paths = sitePaths((await readSettings(world.db)).site.language)
  const all = (pick: (place: PlacesOfArticle) => string[]): string[] => [...new Set(places.flatMap(pick))]
  const pages = new Set(['/'])
  for (const id of all(({ sectionIds }) => sectionIds)) {
    const section = await sectionById(world.db, id)
    if (section) pages.add(sectionPath(section))
  }
  const tags = await tagsByIds(
    world.db,
    all(({ tagIds }) => tagIds),
  )
  const authors = await authorsByIds(
    world.db,
    all(({ authorIds }) => authorIds),
  )
  for (const tag of tags) pages.add(tagPath(paths, tag))
  for (const author of authors) pages.add(authorPath(paths, author))
  return [...pages].flatMap((page) => feedFormats.map((format) => feedPath(page, format)))
}
