import { expect, it } from 'vitest'
import { testApp } from '../../test/app.ts'
import { anActor, anArticle } from '../../test/builders.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { createToken } from '../accounts/tokens/index.ts'
import { must } from '../platform/result.ts'

describeOnEachDatabase('GET /articles/{id}/engine-check', (testWorld) => {
  it('reads the draft as engines would: its words, and what is missing', async () => {
    const world = await testWorld()
    const app = await testApp(world)
    const { id } = await anArticle(world, {
      headline: 'Brückstadt sagt Ja zur Linie 5',
      standfirst: 'Nach sechs Stunden stimmt der Rat für die Straßenbahn über die Elme.',
      authors: ['Mira Lohse'],
    })
    const by = { actor: anActor({ role: 'administrator' }), address: null }
    const { token } = must(await createToken(world, { name: 'Test', role: 'author' }, by))
    const check = async (
      article: string,
      headers: Record<string, string> = { authorization: `Bearer ${token}` },
    ) => {
      const answer = await app.request(`/api/v1/articles/${article}/engine-check`, { headers })
      return { status: answer.status, body: await answer.json() }
    }
    const { status, body } = await check(id)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      title: 'Brückstadt sagt Ja zur Linie 5 – Depesche',
      address: 'https://zeitung.example/politik/brueckstadt-sagt-ja-zur-linie-5',
      picture: null,
    })
    const { findings } = body as { findings: { check: string; level: string; why: string }[] }
    expect(findings.filter(({ level }) => level !== 'ok').map(({ why }) => why)).toEqual(['no-picture'])
    expect((await check('unknown')).status).toBe(404)
    expect((await check(id, {})).status).toBe(401)
  })
})
