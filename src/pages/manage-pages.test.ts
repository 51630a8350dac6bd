import { expect, it } from 'vitest'
import { anActor, anArticle, aSection, paragraphs } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { longestBody } from '../articles/body/index.ts'
import { eventsAfter } from '../platform/events/events.ts'
import { must } from '../platform/result.ts'
import { redirectTarget, setRedirect } from '../redirects/index.ts'
import { createPage, removePage, savePage } from './manage-pages.ts'
import type { NewPage } from './page.ts'
import { listPages, pageByPath } from './store.ts'

const actor = anActor()
const aPage = (given: Partial<NewPage> = {}): NewPage => ({
  title: 'Über uns',
  language: 'de',
  body: paragraphs('Wir sind die Zeitung.'),
  published: true,
  ...given,
})
const make = async (world: TestWorld, given: Partial<NewPage> = {}) =>
  must(await createPage(world, aPage(given), actor))
const pageEvents = async (world: TestWorld) =>
  (await eventsAfter(world.db, 0)).flatMap(({ type, payload }) =>
    type.startsWith('page.') ? [{ type, ...payload }] : [],
  )

describeOnEachDatabase('pages', (testWorld) => {
  it('stand at their address with their words', async () => {
    const world = await testWorld()
    const made = await make(world, { searchDescription: 'Wer die Zeitung macht' })
    expect(await pageByPath(world.db, '/ueber-uns')).toEqual(made)
    expect(made).toMatchObject({
      revision: 1,
      publishedAt: world.clock.now(),
      searchDescription: 'Wer die Zeitung macht',
    })
    expect(await pageEvents(world)).toEqual([
      { type: 'page.changed', pageId: made.id, path: '/ueber-uns', previousPath: null },
    ])
  })

  it('are listed by address, for readers only the published ones', async () => {
    const world = await testWorld()
    await make(world, { title: 'Leitlinien', published: false })
    await make(world)
    await make(world, { title: 'Kontakt' })
    const paths = async (page: Parameters<typeof listPages>[1]) =>
      (await listPages(world.db, page)).map(({ path }) => path)
    expect(await paths({ after: null, limit: 9 })).toEqual(['/kontakt', '/leitlinien', '/ueber-uns'])
    expect(await paths({ after: '/kontakt', limit: 1 })).toEqual(['/leitlinien'])
    expect(await paths({ after: null, limit: 9, publishedOnly: true })).toEqual(['/kontakt', '/ueber-uns'])
  })

  it('take no address that somebody has', async () => {
    const world = await testWorld()
    await aSection(world, { name: 'Kultur' })
    const article = await anArticle(world, {})
    await make(world)
    for (const path of ['/ueber-uns', '/kultur', '/kultur/leitlinien', article.path]) {
      const refusal = await createPage(world, aPage({ path }), actor)
      expect(refusal).toMatchObject({ refusal: 'path-taken', detail: { field: 'path', path } })
    }
    expect(await createPage(world, aPage({ path: '/newsroom' }), actor)).toMatchObject({
      refusal: 'path-reserved',
    })
  })

  it('leave a redirect when their address changes after readers have seen it', async () => {
    const world = await testWorld()
    const made = await make(world)
    const moved = must(
      await savePage(world, { id: made.id, expected: 1, change: { path: '/redaktion' } }, actor),
    )
    expect(moved).toMatchObject({ path: '/redaktion', revision: 2, title: 'Über uns' })
    expect(await redirectTarget(world.db, '/ueber-uns')).toBe('/redaktion')
    expect((await pageEvents(world)).at(-1)).toMatchObject({ path: '/redaktion', previousPath: '/ueber-uns' })

    must(await savePage(world, { id: made.id, expected: 2, change: { path: '/ueber-uns' } }, actor))
    expect(await redirectTarget(world.db, '/ueber-uns')).toBeNull()
    expect(await redirectTarget(world.db, '/redaktion')).toBe('/ueber-uns')
  })

  it('that move twice are found from both old addresses without a detour', async () => {
    const world = await testWorld()
    const { id } = await make(world)
    must(await savePage(world, { id, expected: 1, change: { path: '/redaktion' } }, actor))
    must(await savePage(world, { id, expected: 2, change: { path: '/team' } }, actor))
    expect(await redirectTarget(world.db, '/ueber-uns')).toBe('/team')
    expect(await redirectTarget(world.db, '/redaktion')).toBe('/team')
    must(await savePage(world, { id, expected: 3, change: { path: '/ueber-uns' } }, actor))
    expect(await redirectTarget(world.db, '/ueber-uns')).toBeNull()
    expect(await redirectTarget(world.db, '/redaktion')).toBe('/ueber-uns')
    expect(await redirectTarget(world.db, '/team')).toBe('/ueber-uns')
  })

  it('leave none when nobody has seen them', async () => {
    const world = await testWorld()
    const made = await make(world, { published: false })
    must(await savePage(world, { id: made.id, expected: 1, change: { path: '/redaktion' } }, actor))
    expect(await redirectTarget(world.db, '/ueber-uns')).toBeNull()
  })

  it('end a redirect from the address they take', async () => {
    const world = await testWorld()
    must(await setRedirect(world, { from: '/ueber-uns', to: 'https://example.org/' }, actor))
    await make(world)
    expect(await redirectTarget(world.db, '/ueber-uns')).toBeNull()
  })

  it('are taken from readers and given back', async () => {
    const world = await testWorld()
    const made = await make(world)
    const hidden = must(
      await savePage(world, { id: made.id, expected: 1, change: { published: false } }, actor),
    )
    expect(hidden).toMatchObject({ publishedAt: null, firstPublishedAt: made.publishedAt })
    world.clock.advance({ days: 1 })
    const shown = must(
      await savePage(world, { id: made.id, expected: 2, change: { published: true } }, actor),
    )
    expect(shown.publishedAt).toBe(world.clock.now())
  })

  it('are not overwritten when somebody else saved', async () => {
    const world = await testWorld()
    const made = await make(world)
    must(await savePage(world, { id: made.id, expected: 1, change: { title: 'Wir' } }, actor))
    expect(
      await savePage(world, { id: made.id, expected: 1, change: { title: 'Ihr' } }, actor),
    ).toMatchObject({
      refusal: 'revision-outdated',
      detail: { current: 2 },
    })
    expect((await pageByPath(world.db, '/ueber-uns'))?.title).toBe('Wir')
  })

  it('may be long, but not endless', async () => {
    const world = await testWorld()
    expect(
      await createPage(world, aPage({ body: paragraphs('a'.repeat(longestBody)) }), actor),
    ).toMatchObject({
      refusal: 'body-too-long',
    })
  })

  it('are removed for good', async () => {
    const world = await testWorld()
    const made = await make(world)
    must(await removePage(world, made.id, actor))
    expect(await pageByPath(world.db, '/ueber-uns')).toBeNull()
    expect((await pageEvents(world)).at(-1)).toEqual({
      type: 'page.removed',
      pageId: made.id,
      path: '/ueber-uns',
    })
    expect(await removePage(world, made.id, actor)).toMatchObject({ refusal: 'not-found' })
  })
})
