import { previewArticle } from '../articles/newsroom/index.ts'
import { judgeArticlePage, readPage } from '../engine-check/index.ts'
import type { World } from '../platform/world.ts'
import { engineCheck } from './contract/engine-check.ts'
import { type Api, idParameter, jsonAnswer, newApi, route } from './kit.ts'
import type { ShowPreview } from './preview.ts'
import { ApiProblem } from './problem.ts'

const checkRoute = route({
  method: 'get',
  path: '/articles/{id}/engine-check',
  operationId: 'checkForEngines',
  access: 'articles.read',
  tags: ['articles'],
  summary: 'What search and news engines would see of the newest revision, and what is missing',
  request: { params: idParameter },
  responses: { 200: jsonAnswer(engineCheck, 'One finding a check; nothing of it forbids publishing') },
})

/** For the check before publishing: the very page that readers would get is read as an engine reads it. */
export function engineCheckApi(world: World, show: ShowPreview): Api {
  const api = newApi()
  api.openapi(checkRoute, async (c) => {
    const article = await previewArticle(world, c.req.valid('param').id)
    if (!article) throw new ApiProblem({ status: 404, code: 'not-found' })
    const page = readPage(await show(article))
    const { title, description, siteName, canonical, picture } = page
    return c.json(
      { title, description, siteName, address: canonical, picture, findings: judgeArticlePage(page) },
      200,
    )
  })
  return api
}
