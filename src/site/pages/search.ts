import { findPublished } from '../../articles/published/index.ts'
import type { SiteWorld } from '../load-site.ts'
import { storiesOf } from '../load-stories.ts'
import type { Site } from '../site.ts'
import type { Asked, Page } from './page.ts'

const pageSize = 20
const longestQuery = 200
const mostWords = 8
const lastPage = 50

/** Simple search: every word somewhere in headline, standfirst or text, newest first. Not kept in the page cache. */
export async function loadSearch(
  world: SiteWorld,
  site: Site,
  { path, query }: Asked,
): Promise<Page<'search'>> {
  const asked = (query.q ?? '').normalize('NFC').replaceAll('\u0000', '').trim().slice(0, longestQuery)
  const words = asked.split(/\s+/).filter(Boolean).slice(0, mostWords)
  const number = Math.min(lastPage, Math.max(1, Number.parseInt(query.page ?? '1', 10) || 1))
  const found =
    words.length === 0
      ? []
      : await findPublished(
          world.longReads,
          words,
          { limit: pageSize + 1, offset: (number - 1) * pageSize },
          site.now,
        )
  const address = (page: number): string =>
    `${path}?q=${encodeURIComponent(asked)}${page > 1 ? `&page=${page}` : ''}`
  return {
    view: 'search',
    props: {
      site,
      head: {
        title: asked ? site.t('search.for', { query: asked }) : site.t('search.title'),
        description: null,
        path,
        index: false,
      },
      query: asked,
      stories: await storiesOf(world, found.slice(0, pageSize)),
      pages: {
        older: found.length > pageSize && number < lastPage ? address(number + 1) : null,
        newest: number > 1 ? address(1) : null,
      },
    },
    madeOf: [],
  }
}
