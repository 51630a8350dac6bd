import { type Day, dayIn, topArticles as mostRead, viewsPerDay } from '../page-counts/index.ts'
import { addDays } from '../platform/clock.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import { pageCounts, pageCountsQuery, topArticles, topArticlesQuery } from './contract/page-counts.ts'
import { type Api, badInput, jsonAnswer, newApi, route } from './kit.ts'
import { publicAddress } from './public-address.ts'

const daysRoute = route({
  method: 'get',
  path: '/page-counts',
  operationId: 'countPagesByDay',
  access: 'page-counts.read',
  tags: ['page counts'],
  summary: 'Views of each day, of the whole site or of one article',
  description: 'Counted without cookies or profiles; written within half a minute.',
  request: { query: pageCountsQuery },
  responses: { 200: jsonAnswer(pageCounts, 'Days without views included') },
})
const articlesRoute = route({
  method: 'get',
  path: '/page-counts/articles',
  operationId: 'countPagesByArticle',
  access: 'page-counts.read',
  tags: ['page counts'],
  summary: 'The most read articles of a period',
  request: { query: topArticlesQuery },
  responses: { 200: jsonAnswer(topArticles, 'Most read first') },
})

const usualDays = 30
const longestPeriodDays = 800

/** What was read, for those who make the paper. */
export function pageCountsApi(world: World): Api {
  const api = newApi()

  api.openapi(daysRoute, async (c) => {
    const { article, ...query } = c.req.valid('query')
    const period = await periodFrom(world, query)
    const days = await viewsPerDay(world.longReads, { ...period, articleId: article })
    return c.json({ ...period, total: days.reduce((sum, { views }) => sum + views, 0), days }, 200)
  })

  api.openapi(articlesRoute, async (c) => {
    const { limit, ...query } = c.req.valid('query')
    const period = await periodFrom(world, query)
    const articles = await mostRead(world.longReads, { ...period, limit })
    const items = articles.map(({ articleId, headline, path, views }) => ({
      id: articleId,
      headline,
      ...publicAddress(world, path),
      views,
    }))
    return c.json({ ...period, items }, 200)
  })

  return api
}

async function periodFrom(
  world: Pick<World, 'db' | 'clock'>,
  query: { from?: Day; to?: Day },
): Promise<{ from: Day; to: Day }> {
  const { site } = await readSettings(world.db)
  const to = query.to ?? dayIn(site.timeZone, world.clock.now())
  const from = query.from ?? daysBefore(to, usualDays - 1)
  if (from > to) throw badInput([{ path: ['from'], message: 'field.period-order' }])
  if (from < daysBefore(to, longestPeriodDays))
    throw badInput([{ path: ['from'], message: 'field.period-length' }])
  return { from, to }
}

const daysBefore = (day: Day, days: number): Day => addDays(`${day}T00:00:00.000Z`, -days).slice(0, 10)
