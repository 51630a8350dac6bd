import { expect, it } from 'vitest'
import { anActor, anArticle, paragraphs } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { must } from '../platform/result.ts'
import { createTag } from '../tags/index.ts'
import { tagSuggestionsApi } from './tag-suggestions.ts'

const suggestionsFor = async (world: TestWorld, id: string) =>
  (await callerAs(world, [tagSuggestionsApi(world)], 'author')).call('GET', `/articles/${id}/tag-suggestions`)

describeOnEachDatabase('GET /articles/{id}/tag-suggestions', (testWorld) => {
  it('names tags by name and alias that the newest revision speaks of, not those it has', async () => {
    const world = await testWorld()
    const actor = anActor()
    const kim = { name: 'Kim Jong Un', aliases: ['Kim'], kind: 'person' as const }
    must(await createTag(world, kim, actor))
    must(await createTag(world, { name: 'Nordkorea', kind: 'place' }, actor))
    must(await createTag(world, { name: 'Seoul', kind: 'place' }, actor))
    const { id } = await anArticle(world, {
      headline: 'Kims Reise',
      tags: ['Nordkorea'],
      body: paragraphs('Kim verlässt Nordkorea. Die Kim-Reise führt nicht nach Sibirien.'),
    })
    const answer = await suggestionsFor(world, id)
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      items: [
        {
          tagId: expect.any(String),
          name: 'Kim Jong Un',
          kind: 'person',
          isMain: true,
          passages: [
            { part: 'headline', start: 0, end: 4, words: 'Kims' },
            { part: 'body', start: 0, end: 3, words: 'Kim' },
            { part: 'body', start: expect.any(Number), end: expect.any(Number), words: 'Kim' },
          ],
        },
      ],
    })
  })

  it('knows no article that is not there', async () => {
    const world = await testWorld()
    expect((await suggestionsFor(world, world.ids.newId())).status).toBe(404)
    const stranger = await tagSuggestionsApi(world).request(`/articles/${world.ids.newId()}/tag-suggestions`)
    expect(stranger.status).toBe(401)
  })
})
