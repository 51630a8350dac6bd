import { expect, it } from 'vitest'
import { anArticle, paragraphs } from '../../../test/builders.ts'
import { describeOnEachDatabase } from '../../../test/worlds.ts'
import { indexRelated } from '../../related/index.ts'
import { openSite } from '../routes.tsx'

describeOnEachDatabase('the feed of what is like an article', (testWorld) => {
  it('holds the others on its subject, names itself, and is made anew when they change', async () => {
    const world = await testWorld()
    const texts = [
      ['Werft meldet Insolvenz an', 'Die Werft Nordlicht in Sandby hat Insolvenz angemeldet.'],
      ['Werft & Hafen gerettet', 'Die Werft Nordlicht in Sandby ist gerettet, ein Investor steigt ein.'],
      ['Derby verloren', 'Die Handballerinnen haben das Derby verloren.'],
    ] as const
    const articles = []
    for (const [headline, text] of texts)
      articles.push(await anArticle(world, { headline, body: paragraphs(text), status: 'published' }))
    await indexRelated(
      world,
      articles.map(({ id }) => id),
    )
    const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
    const path = `${articles[0]?.path}/similar.xml`
    const answer = await routes.request(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
    expect(answer.headers.get('cache-tag')).toContain(`related:${articles[0]?.id.slice(-12)}`)
    const feed = await answer.text()
    expect(feed).toContain('Ähnlich wie „Werft meldet Insolvenz an“')
    expect(feed).toContain(`https://zeitung.example${path}`)
    expect(feed).toMatch(/Werft (&amp;|&) Hafen gerettet/)
    expect(feed).not.toContain('Derby')
    expect((await routes.request('/politik/gibt-es-nicht/similar.xml')).status).toBe(404)
    const page = await (await routes.request(articles[0]?.path ?? '')).text()
    expect(page).toMatch(new RegExp(`href="[^"]*${path}"`))
    expect(page).toContain('Mehr zum Thema')
  })
})
