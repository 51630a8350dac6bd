import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { openSite } from '../site/routes.tsx'
import { engineCheckApi } from './engine-check.ts'

describeOnEachDatabase('GET /articles/{id}/engine-check', (testWorld) => {
  it('reads the draft as engines would: its words, and what is missing', async () => {
    const world = await testWorld()
    const { preview } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
    const { id } = await anArticle(world, {
      headline: 'Brückstadt sagt Ja zur Linie 5',
      standfirst: 'Nach sechs Stunden stimmt der Rat für die Straßenbahn über die Elme.',
      authors: ['Mira Lohse'],
    })
    const caller = await callerAs(world, [engineCheckApi(world, preview)], 'author')
    const { status, body } = await caller.call('GET', `/articles/${id}/engine-check`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      title: 'Brückstadt sagt Ja zur Linie 5 – Depesche',
      address: 'https://zeitung.example/politik/brueckstadt-sagt-ja-zur-linie-5',
      picture: null,
    })
    const { findings } = body as { findings: { check: string; level: string; why: string }[] }
    expect(findings.filter(({ level }) => level !== 'ok').map(({ why }) => why)).toEqual(['no-picture'])
    expect((await caller.call('GET', '/articles/unknown/engine-check')).status).toBe(404)
    const nobody = await callerAs(world, [engineCheckApi(world, preview)], null)
    expect((await nobody.call('GET', `/articles/${id}/engine-check`)).status).toBe(401)
  })
})
