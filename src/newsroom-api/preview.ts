import { Hono } from 'hono'
import { may } from '../accounts/index.ts'
import { previewArticle } from '../articles/newsroom/index.ts'
import type { PublishedArticle } from '../articles/published/index.ts'
import type { World } from '../platform/world.ts'
import { type ApiEnv, whoCalls } from './kit.ts'
import { ApiProblem } from './problem.ts'

/** An article's page as HTML, made by the site; this surface only decides who may see it. */
export type ShowPreview = (article: PublishedArticle) => Promise<string>

/** A preview runs no script of the page and is framed by nobody but the newsroom. */
const policy =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

/** `/newsroom/preview/{articleId}`: the newest revision (`?revision=` an older one) as its page would look. */
export function previewRoutes(world: World, show: ShowPreview): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>()
  app.get('/newsroom/preview/:id', whoCalls(world), async (c) => {
    const { actor } = c.var
    if (!actor) throw new ApiProblem({ status: 401, code: 'not-signed-in' })
    if (!may(actor.role, 'articles.read')) throw new ApiProblem({ status: 403, code: 'not-allowed' })
    const number = Number(c.req.query('revision'))
    const article = await previewArticle(
      world,
      c.req.param('id'),
      Number.isInteger(number) && number > 0 ? number : undefined,
    )
    if (!article) throw new ApiProblem({ status: 404, code: 'not-found' })
    return c.html(await show(article), 200, {
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    })
  })
  return app
}
