import { cardsByIds } from '../articles/published/index.ts'
import type { World } from '../platform/world.ts'
import { relatedArticles } from '../related/index.ts'
import { relatedList, relatedQuery } from './contract/related.ts'
import { type Api, idParameter, jsonAnswer, newApi, route } from './kit.ts'
import { ApiProblem } from './problem.ts'

const relatedRoute = route({
  method: 'get',
  path: '/articles/{id}/related',
  operationId: 'listRelatedArticles',
  access: 'open',
  tags: ['articles'],
  summary: 'Published articles like this one, best first, each with the reason',
  description: 'An article is compared within seconds after it was published or changed.',
  request: { params: idParameter, query: relatedQuery },
  responses: { 200: jsonAnswer(relatedList, 'At most k; fewer where fewer share anything') },
})

/** What is like an article, for readers' programs. */
export function relatedApi(world: World): Api {
  const api = newApi()
  api.openapi(relatedRoute, async (c) => {
    const { id } = c.req.valid('param')
    const now = world.clock.now()
    const [article] = await cardsByIds(world.db, [id], now)
    if (!article) throw new ApiProblem({ status: 404, code: 'not-found' })
    const related = await relatedArticles(world.db, id, c.req.valid('query').k)
    const cards = await cardsByIds(
      world.db,
      related.map((found) => found.id),
      now,
    )
    const cardOf = new Map(cards.map((card) => [card.id, card]))
    const items = related.flatMap(({ score, shared, isSameReport, ...found }) => {
      const card = cardOf.get(found.id)
      if (!card) return []
      const { path, headline } = card
      return { id: found.id, url: world.config.publicUrl + path, headline, score, shared, isSameReport }
    })
    return c.json({ items }, 200)
  })
  return api
}
