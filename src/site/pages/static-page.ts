import { mediaIdsIn } from '../../articles/body/index.ts'
import { mediaByIds } from '../../media/index.ts'
import { pageByPath } from '../../pages/index.ts'
import { pageBody } from '../body.ts'
import { tagOf } from '../dependencies.ts'
import type { SiteWorld } from '../load-site.ts'
import type { Site } from '../site.ts'
import type { Asked, Page } from './page.ts'

/** A page of the newspaper itself, if one is published at the path. */
export async function loadStaticPage(
  world: SiteWorld,
  site: Site,
  { path }: Asked,
): Promise<Page<'static-page'> | null> {
  const page = await pageByPath(world.db, path)
  if (!page?.publishedAt) return null
  const mediaIds = mediaIdsIn(page.body)
  const media = await mediaByIds(world.db, mediaIds)
  return {
    view: 'static-page',
    props: {
      site,
      head: { title: page.title, description: page.searchDescription, path: page.path },
      title: page.title,
      language: page.language,
      body: pageBody(site, page.body, media),
    },
    madeOf: [tagOf.page(page.id), ...mediaIds.map(tagOf.media)],
  }
}
