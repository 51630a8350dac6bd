import { expect, it } from 'vitest'
import { listRoutes } from './list-routes.ts'

it('each route stands with who may call it, by path', () => {
  const mounted = [
    { method: 'ALL', path: '/*' },
    { method: 'POST', path: '/api/v1/articles' },
    { method: 'GET', path: '/api/v1/articles/:id' },
    { method: 'GET', path: '/api/v1/articles/:id' },
    { method: 'GET', path: '/:path{.+}' },
  ]
  const declared = [
    { method: 'get', path: '/api/v1/articles/{id}', access: 'articles.read' },
    { method: 'post', path: '/api/v1/articles', access: 'open' },
  ]
  expect(listRoutes(mounted, declared)).toEqual({
    findings: [],
    lines: ['POST /api/v1/articles  open', 'GET /api/v1/articles/{id}  articles.read', 'GET /{path}  public'],
  })
})

it.each([{ declared: [] }, { declared: [{ method: 'put', path: '/api/v1/tags/{id}', access: null }] }])(
  'a route of the API without a rule is found',
  ({ declared }) => {
    const { findings, lines } = listRoutes([{ method: 'PUT', path: '/api/v1/tags/:id' }], declared)
    expect(findings).toEqual([expect.stringContaining('PUT /api/v1/tags/{id} names no permission')])
    expect(lines).toEqual([])
  },
)
