import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import type { TokenRole } from '../accounts/index.ts'
import { frontPageApi } from './front-page.ts'

const as = (world: TestWorld, role: TokenRole | null = 'editor') =>
  callerAs(world, [frontPageApi(world)], role)

async function published(world: TestWorld, headline: string) {
  world.clock.advance({ minutes: 1 })
  return anArticle(world, { headline, status: 'published' })
}

describeOnEachDatabase('the API of the front page', (testWorld) => {
  it('shows the pins and the page as readers see it', async () => {
    const world = await testWorld()
    const old = await published(world, 'Alt')
    await published(world, 'Neu')
    const draft = await anArticle(world, { headline: 'Entwurf' })
    const editor = await as(world)
    expect(await editor.call('GET', '/front-page')).toMatchObject({
      status: 200,
      body: {
        version: 0,
        pins: [],
        shown: { lead: { headline: 'Neu', pinned: false }, secondRank: [{ headline: 'Alt' }] },
      },
    })
    const pins = [
      { slot: 'lead', articleId: old.id, headline: 'Eigene Zeile', until: '2026-11-23T20:00:00+01:00' },
      { slot: 'second', articleId: draft.id },
    ]
    const saved = await editor.call('PUT', '/front-page', { pins }, { 'if-match': '"0"' })
    expect(saved).toMatchObject({
      status: 200,
      body: {
        version: 1,
        changedBy: 'Test editor',
        pins: [
          {
            slot: 'lead',
            headline: 'Eigene Zeile',
            until: '2026-11-23T19:00:00.000Z',
            article: { headline: 'Alt', status: 'published' },
          },
          { slot: 'second', article: { headline: 'Entwurf', status: 'draft', publishedAt: null } },
        ],
        shown: {
          lead: { headline: 'Eigene Zeile', pinned: true },
          secondRank: [{ headline: 'Neu', pinned: false }],
        },
      },
    })
    expect(saved.headers.get('etag')).toBe('"1"')
    expect((await editor.call('GET', '/front-page')).body).toEqual(saved.body)
  })

  it('saves only over the version that was read', async () => {
    const world = await testWorld()
    const editor = await as(world)
    expect((await editor.call('PUT', '/front-page', { pins: [] })).status).toBe(428)
    expect((await editor.call('PUT', '/front-page', { pins: [] }, { 'if-match': '0' })).status).toBe(200)
    expect(await editor.call('PUT', '/front-page', { pins: [] }, { 'if-match': '0' })).toMatchObject({
      status: 412,
      body: { currentRevision: 1 },
    })
  })

  it('says what to mend', async () => {
    const world = await testWorld()
    const { id } = await published(world, 'Da')
    const cases = [
      [[{ slot: 'top', articleId: 'ID' }], 'pins.0.slot'],
      [[{ slot: 'lead', articleId: 'nothing' }], 'pins.0.articleId'],
      [[{ slot: 'lead', articleId: 'ID', mediaId: 'nothing' }], 'pins.0.mediaId'],
      [
        [
          { slot: 'lead', articleId: 'ID' },
          { slot: 'second', articleId: 'ID' },
        ],
        'pins.1',
      ],
      [[{ slot: 'lead', articleId: 'ID', until: 'tomorrow' }], 'pins.0.until'],
      [[{ slot: 'lead', articleId: 'ID', headline: 'x'.repeat(500) }], 'pins.0.headline'],
    ]
    for (const [pins, field] of cases) {
      const body = JSON.parse(JSON.stringify({ pins }).replaceAll('"ID"', JSON.stringify(id)))
      const answer = await (await as(world)).call('PUT', '/front-page', body, { 'if-match': '0' })
      expect(answer, JSON.stringify(pins)).toMatchObject({ status: 422, body: { errors: [{ path: field }] } })
    }
  })

  it('is for editors', async () => {
    const world = await testWorld()
    expect((await (await as(world, 'author')).call('GET', '/front-page')).status).toBe(403)
    expect((await (await as(world, null)).call('GET', '/front-page')).status).toBe(401)
  })
})
