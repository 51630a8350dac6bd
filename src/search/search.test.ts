import { expect, it } from 'vitest'
import { anActor, anArticle, aSection, paragraphs } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { correctArticle, retagArticles, saveArticle } from '../articles/index.ts'
import { editAuthor, findAuthor } from '../authors/index.ts'
import { followReactions } from '../platform/queue/follow-reactions.ts'
import { openTaskWorker } from '../platform/queue/worker.ts'
import { must } from '../platform/result.ts'
import { editTag, findTag, mergeTags } from '../tags/index.ts'
import {
  filterNamed,
  type NamedFilter,
  searchNewsroom,
  searchPublished,
  suggestWhileTyping,
} from './index.ts'
import { queueSearchCatchUp, searchTasks, searchTasksFor } from './tasks.ts'

/** What the worker does with all that was announced. */
async function settle(world: TestWorld): Promise<void> {
  while ((await followReactions(world, 'reactions', (events) => events.flatMap(searchTasksFor))) > 0);
  await openTaskWorker(world, searchTasks).drain()
}

const published = (world: TestWorld, headline: string, given: Parameters<typeof anArticle>[1] = {}) =>
  anArticle(world, { headline, status: 'published', body: paragraphs(''), ...given })

async function find(world: TestWorld, typed: string, named: NamedFilter = {}): Promise<string[]> {
  const filter = await filterNamed(world, named)
  if (!filter) return []
  const page = await searchPublished(world, { typed, filter: filter.filter, offset: 0, limit: 20 })
  return page.hits.map(({ card }) => card.headline)
}

const searchFor = (world: TestWorld, typed: string) =>
  searchPublished(world, { typed, filter: {}, offset: 0, limit: 20 })

const at = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`
const by = anActor()

describeOnEachDatabase('the search', (testWorld) => {
  it('finds words in every form, transcribed, and by the parts of compounds', async () => {
    const world = await testWorld()
    await published(world, 'Ärzte warnen vor Überschwemmungen')
    await published(world, 'Oderhochwasser erreicht Brandenburg')
    await published(world, 'Radovan Karadžić gefasst')
    await published(world, 'The elections were won by the council', { language: 'en' })
    await settle(world)
    expect(await find(world, 'arzt ueberschwemmung')).toEqual(['Ärzte warnen vor Überschwemmungen'])
    expect(await find(world, 'Hochwasser')).toEqual(['Oderhochwasser erreicht Brandenburg'])
    expect(await find(world, 'karadzic')).toEqual(['Radovan Karadžić gefasst'])
    expect(await find(world, 'election council')).toEqual(['The elections were won by the council'])
  })

  it('finds phrases as they stand, in whatever quotes, and leaves out what is not wanted', async () => {
    const world = await testWorld()
    await published(world, 'Tag der Arbeit in Berlin')
    await published(world, 'Arbeit am Tag')
    await published(world, 'Text', { body: paragraphs('Am Tag der Arbeit ruht der Verkehr.') })
    await settle(world)
    for (const typed of ['„Tag der Arbeit“', '"Tag der Arbeit"', '»Tag der Arbeit«'])
      expect(await find(world, typed), typed).toEqual(['Tag der Arbeit in Berlin', 'Text'])
    expect(await find(world, 'Tag Arbeit -Berlin')).toEqual(['Arbeit am Tag', 'Text'])
    expect(await find(world, 'Tag -„Tag der Arbeit“')).toEqual(['Arbeit am Tag'])
  })

  it('puts headline before text, the name itself before what only sounds like it, fresh before old', async () => {
    const world = await testWorld()
    await published(world, 'Nur im Text', { publishAt: at(20), body: paragraphs('Der Deich hält.') })
    await published(world, 'Deich alt', { publishAt: '2016-11-10T10:00:00.000Z' })
    await published(world, 'Deich neu', { publishAt: at(12) })
    await published(world, 'Hag am Weg', { publishAt: at(21) })
    await published(world, 'Nina Hagen', { publishAt: at(1) })
    await settle(world)
    expect(await find(world, 'Deich')).toEqual(['Deich neu', 'Deich alt', 'Nur im Text'])
    expect((await find(world, 'Hagen'))[0]).toBe('Nina Hagen')
  })

  it('puts a slip right from the words of the paper, and says so', async () => {
    const world = await testWorld()
    await published(world, 'Vogelgrippe in Mannheim')
    await published(world, 'Entwurf', { status: 'draft', body: paragraphs('Geheimsache') })
    await settle(world)
    const page = await searchFor(world, 'Vogelgripe Manheim')
    expect(page).toMatchObject({ holds: 'all', correctedTo: 'Vogelgrippe Mannheim', total: 1 })
    expect(await searchFor(world, 'Geheimsacke')).toMatchObject({ holds: 'nothing', correctedTo: null })
  })

  it('falls back to fewer words where no article holds all, and says so', async () => {
    const world = await testWorld()
    await published(world, 'Deich in Sandby bricht')
    await published(world, 'Hafen in Sandby wächst')
    await settle(world)
    expect(await searchFor(world, 'Deich Sandby Hafen')).toMatchObject({ holds: 'some', total: 2 })
    expect(await searchFor(world, 'Deich Sandby')).toMatchObject({ holds: 'all', total: 1 })
    expect(await searchFor(world, '„Sandby Deich“')).toMatchObject({ holds: 'some', total: 1 })
    expect(await searchFor(world, 'Deich Xylophonkonzert')).toMatchObject({ holds: 'some', total: 1 })
  })

  it('is limited to a section, a tag, an author, a time', async () => {
    const world = await testWorld()
    await aSection(world, { name: 'Sport' })
    await published(world, 'Deich eins', { section: 'sport', tags: ['Nordsee'], publishAt: at(2) })
    await published(world, 'Deich zwei', { authors: ['Mira Lohse'], publishAt: at(4) })
    await settle(world)
    expect(await find(world, 'Deich', { section: 'sport' })).toEqual(['Deich eins'])
    expect(await find(world, 'Deich', { tag: 'nordsee' })).toEqual(['Deich eins'])
    expect(await find(world, 'Deich', { author: 'mira-lohse' })).toEqual(['Deich zwei'])
    expect(await find(world, 'Deich', { author: 'Mira Lohse', section: 'sport' })).toEqual([])
    expect(await find(world, 'Deich', { from: '2026-11-04' })).toEqual(['Deich zwei'])
    expect(await find(world, 'Deich', { to: '2026-11-02' })).toEqual(['Deich eins'])
    expect(await find(world, 'Deich', { to: '2026-11-01' })).toEqual([])
    expect(await find(world, 'Deich', { section: 'none' })).toEqual([])
  })

  it('marks what it found, in headline and text, and shows nothing as HTML', async () => {
    const world = await testWorld()
    await published(world, 'Häfen <b>wachsen</b>', { body: paragraphs('Im <i>Hafen</i> wird gebaut.') })
    await settle(world)
    const { hits } = await searchFor(world, 'hafen')
    expect(hits[0]?.headline).toEqual([
      { text: 'Häfen', isHit: true },
      { text: ' <b>wachsen</b>', isHit: false },
    ])
    expect(hits[0]?.snippet).toContainEqual({ text: 'Hafen', isHit: true })
  })

  it.each([
    'x'.repeat(10_000),
    'Deich '.repeat(2000),
    '"'.repeat(300),
    '🦊',
    'der die das',
    '\u0000\u0000',
    '\u202eDeich\u202c',
    "'; drop table articles; --",
    'Deich" OR "x',
    'Deich:* & !x | (',
    'NEAR(Deich, 2)',
    '-Deich',
    'ﷺ'.repeat(200),
    'a b c d e f g h i j',
    '\ud83d',
  ])('answers whatever is typed: %s', async (typed) => {
    const world = await testWorld()
    await published(world, 'Deich bricht')
    await settle(world)
    const page = await searchFor(world, typed)
    expect(['all', 'some', 'nothing']).toContain(page.holds)
    expect((await suggestWhileTyping(world, typed)).articles.length).toBeLessThanOrEqual(5)
    expect(Array.isArray((await searchNewsroom(world, typed)) ?? [])).toBe(true)
  })
})

describeOnEachDatabase('the index', (testWorld) => {
  it('follows what becomes of an article', async () => {
    const world = await testWorld()
    const draft = await anArticle(world, {
      headline: 'Deich bricht',
      tags: ['Nordsee'],
      authors: ['Mira Lohse'],
    })
    await settle(world)
    expect(await find(world, 'Deich')).toEqual([])
    const live = must(
      await saveArticle(
        world,
        { id: draft.id, expected: draft.revision, change: { status: 'published' } },
        by,
      ),
    )
    await settle(world)
    expect(await find(world, 'Deich')).toEqual(['Deich bricht'])
    expect(await find(world, 'Nordsee Lohse')).toEqual(['Deich bricht'])
    const edited = must(
      await saveArticle(
        world,
        { id: draft.id, expected: live.revision, change: { headline: 'Damm hält' } },
        by,
      ),
    )
    await settle(world)
    expect(await find(world, 'Deich bricht')).toEqual([])
    expect(await find(world, 'Damm')).toEqual(['Damm hält'])
    must(await correctArticle(world, { articleId: draft.id, text: 'Es war ein anderer.' }, by))
    await settle(world)
    expect(await find(world, 'Damm')).toEqual(['Damm hält'])
    must(
      await saveArticle(
        world,
        { id: draft.id, expected: edited.revision, change: { status: 'unpublished' } },
        by,
      ),
    )
    expect(await find(world, 'Damm')).toEqual([])
    await settle(world)
    expect(await find(world, 'Damm')).toEqual([])
    expect(await searchNewsroom(world, 'Damm')).toEqual([draft.id])
  })

  it('knows tags by their new name and aliases, authors by their new name', async () => {
    const world = await testWorld()
    await published(world, 'Meldung', { tags: ['Nordsee', 'Meer'], authors: ['Mira Lohse'] })
    await settle(world)
    const tag = await findTag(world.db, 'Nordsee')
    const other = await findTag(world.db, 'Meer')
    const author = await findAuthor(world.db, 'Mira Lohse')
    if (!tag || !author || !other) throw new Error('not made')
    must(
      await editTag(
        world,
        { id: tag.id, expected: tag.revision, input: { name: 'Deutsche Bucht', aliases: ['Waterkant'] } },
        by,
      ),
    )
    must(
      await editAuthor(
        world,
        { id: author.id, expected: author.revision, input: { name: 'Mira Petersen' } },
        by,
      ),
    )
    await settle(world)
    expect(await find(world, 'Bucht')).toEqual(['Meldung'])
    expect(await find(world, 'Waterkant')).toEqual(['Meldung'])
    expect(await find(world, 'Petersen')).toEqual(['Meldung'])
    expect(await find(world, 'Lohse')).toEqual([])
    must(await mergeTags(world, { from: other.id, into: tag.id, retag: retagArticles(world) }, by))
    await settle(world)
    expect(await find(world, 'Meldung', { tag: 'Deutsche Bucht' })).toEqual(['Meldung'])
  })

  it('is made anew where it is missing, out of date or of articles that are gone', async () => {
    const world = await testWorld()
    const ids: string[] = []
    for (let number = 0; number < 90; number++) ids.push((await published(world, `Deich ${number}x`)).id)
    await queueSearchCatchUp(world)
    await openTaskWorker(world, searchTasks).drain()
    const page = await searchFor(world, 'Deich')
    expect(page).toMatchObject({ total: 90, holds: 'all' })
    const before = await world.db.selectFrom('search_documents').selectAll().orderBy('number').execute()
    world.clock.set('2026-11-24T09:00:00.000Z')
    await queueSearchCatchUp(world)
    await openTaskWorker(world, searchTasks).drain()
    expect(await world.db.selectFrom('search_documents').selectAll().orderBy('number').execute()).toEqual(
      before,
    )
  })
})

describeOnEachDatabase('drafts', (testWorld) => {
  it('are found by staff in their newest words, by readers in none', async () => {
    const world = await testWorld()
    const draft = await anArticle(world, {
      headline: 'Entwurf',
      body: paragraphs('Der Minister tritt zurück.'),
    })
    const seen = await published(world, 'Haushalt beschlossen')
    must(
      await saveArticle(
        world,
        { id: seen.id, expected: seen.revision, change: { headline: 'Geheimplan', keepDraft: true } },
        by,
      ),
    )
    await anArticle(world, {
      headline: 'Embargo',
      status: 'scheduled',
      publishAt: '2026-12-01T00:00:00.000Z',
      tags: ['Sperrfrist'],
    })
    await settle(world)
    expect(await searchNewsroom(world, 'Minister')).toEqual([draft.id])
    expect(await searchNewsroom(world, 'Minis')).toEqual([draft.id])
    expect(await searchNewsroom(world, 'Geheimplan')).toEqual([seen.id])
    expect(await searchNewsroom(world, '')).toBeNull()
    for (const typed of ['Minister', 'Geheimplan', 'Embargo', 'Sperrfrist', 'Entwurf', 'Ministr']) {
      expect(await searchFor(world, typed), typed).toMatchObject({ holds: 'nothing', correctedTo: null })
      const { articles, tags } = await suggestWhileTyping(world, typed)
      expect([...articles, ...tags], typed).toEqual([])
    }
    expect(await find(world, 'Haushalt')).toEqual(['Haushalt beschlossen'])
  })

  it('published with a later time are not there before it', async () => {
    const world = await testWorld()
    await published(world, 'Deich bricht', { publishAt: at(22) })
    await settle(world)
    world.clock.set('2026-11-22T09:59:59.000Z')
    expect(await searchFor(world, 'Deich')).toMatchObject({ total: 0 })
    expect((await suggestWhileTyping(world, 'Deich')).articles).toEqual([])
  })
})

describeOnEachDatabase('suggestions while typing', (testWorld) => {
  it('complete words, name sections and tags, show the newest headlines', async () => {
    const world = await testWorld()
    await published(world, 'Überschwemmung in Sandby', { publishAt: at(1), tags: ['Überlandwerk'] })
    await published(world, 'Neue Überschwemmungen', { publishAt: at(2) })
    await aSection(world, { name: 'Überregional' })
    await settle(world)
    const found = await suggestWhileTyping(world, 'über')
    expect(found.sections).toEqual([{ slug: 'ueberregional', name: 'Überregional' }])
    expect(found.tags).toEqual([{ slug: 'ueberlandwerk', name: 'Überlandwerk' }])
    expect((await suggestWhileTyping(world, 'Ueberschwem')).articles.map(({ headline }) => headline)).toEqual(
      ['Neue Überschwemmungen', 'Überschwemmung in Sandby'],
    )
    expect(await suggestWhileTyping(world, 'ü')).toEqual({ sections: [], tags: [], articles: [] })
  })
})
