import { expect, it } from 'vitest'
import { anArticle, paragraphs } from '../../test/builders.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { indexRelated } from '../related/index.ts'
import { relatedApi } from './related.ts'

describeOnEachDatabase('GET /articles/{id}/related', (testWorld) => {
  it('answers everybody, best first, with address, headline, likeness and reason', async () => {
    const world = await testWorld()
    const texts = [
      ['Werft meldet Insolvenz an', 'Die Werft Nordlicht in Sandby hat Insolvenz angemeldet.'],
      ['Werft gerettet', 'Die Werft Nordlicht in Sandby ist gerettet, ein Investor steigt ein.'],
      ['Derby verloren', 'Die Handballerinnen haben das Derby verloren.'],
    ] as const
    const ids: string[] = []
    for (const [headline, text] of texts)
      ids.push((await anArticle(world, { headline, body: paragraphs(text), status: 'published' })).id)
    await indexRelated(world, ids)
    const answer = await relatedApi(world).request(`/articles/${ids[0]}/related?k=5`)
    expect(answer.status).toBe(200)
    const { items } = (await answer.json()) as { items: { score: number; shared: string[] }[] }
    expect(items).toMatchObject([
      { id: ids[1], url: 'https://zeitung.example/politik/werft-gerettet', headline: 'Werft gerettet' },
    ])
    expect(items[0]?.score).toBeGreaterThan(0.14)
    expect(items[0]?.shared).toContain('Nordlicht')
  })

  it('knows nothing of drafts, and refuses numbers that make no sense', async () => {
    const world = await testWorld()
    const draft = await anArticle(world)
    const api = relatedApi(world)
    expect((await api.request(`/articles/${draft.id}/related`)).status).toBe(404)
    for (const k of ['0', '51', 'viele'])
      expect((await api.request(`/articles/${draft.id}/related?k=${k}`)).status).toBe(422)
  })
})
