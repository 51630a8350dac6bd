import { expect, it } from 'vitest'
import { anActor, anArticle, aSection, paragraphs } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { DepescheEvent } from '../platform/events/events.ts'
import { openTaskWorker } from '../platform/queue/worker.ts'
import { must } from '../platform/result.ts'
import { findTag } from '../tags/index.ts'
import type { ArticleState } from './article.ts'
import type { ArticleChange } from './article-change.ts'
import { correctArticle } from './correct-article.ts'
import { publishDue, publishDueTask } from './publish-due.ts'
import { listPublished, publishedArticleAt, publishedArticleById } from './published/index.ts'
import { retagArticles } from './retag-articles.ts'
import { saveArticle } from './save-article.ts'
import { articleState } from './store.ts'

const save = async (world: TestWorld, state: ArticleState, change: ArticleChange): Promise<ArticleState> =>
  must(await saveArticle(world, { id: state.id, expected: state.revision, change }, anActor()))

const shown = (world: TestWorld, state: ArticleState) =>
  publishedArticleById(world.db, state.id, world.clock.now())
const headlines = async (world: TestWorld) =>
  (await listPublished(world.db, { limit: 50 }, world.clock.now())).map(({ headline }) => headline)

/** Names of events and the article each is about, from now on. */
function heard(world: TestWorld): DepescheEvent[] {
  const events: DepescheEvent[] = []
  world.events.follow((event) => void events.push(event))
  return events
}
const typesOf = (events: DepescheEvent[]): string[] => events.map(({ type }) => type)

const inAnHour = '2026-11-23T10:00:00.000Z'

describeOnEachDatabase('publishing', (testWorld) => {
  it('shows readers the article with everything that was written', async () => {
    const world = await testWorld()
    await aSection(world)
    const article = await anArticle(world, {
      headline: 'Rat tagt',
      kicker: 'Haushalt',
      standfirst: 'Worum es geht',
      teaser: 'Für Listen',
      dateline: { places: ['PEKING', 'LONDON'], source: 'dpa' },
      body: paragraphs('Eins zwei.', 'Drei.'),
      tags: ['Rat', 'Haushalt'],
      authors: ['Erika Muster', { agency: 'dpa' }],
      label: 'analysis',
      aiNote: 'Übersetzt',
      commentMode: 'closed',
      searchTitle: 'Titel',
      searchDescription: 'Text',
      canonicalUrl: 'https://example.org/',
      status: 'published',
    })
    const events = heard(world)
    expect(await shown(world, article)).toMatchObject({
      id: article.id,
      path: '/politik/rat-tagt',
      language: 'de',
      headline: 'Rat tagt',
      kicker: 'Haushalt',
      standfirst: 'Worum es geht',
      teaser: 'Für Listen',
      dateline: { places: ['PEKING', 'LONDON'], source: 'dpa' },
      section: { slug: 'politik', name: 'Politik' },
      tags: [{ name: 'Haushalt' }, { name: 'Rat' }],
      bylines: [
        { kind: 'author', name: 'Erika Muster' },
        { kind: 'agency', name: 'dpa' },
      ],
      label: 'analysis',
      aiNote: 'Übersetzt',
      commentMode: 'closed',
      wordCount: 3,
      searchTitle: 'Titel',
      searchDescription: 'Text',
      canonicalUrl: 'https://example.org/',
      publishedAt: world.clock.now(),
      updatedAt: null,
      corrections: [],
      translations: [],
      revision: 1,
    })
    expect(await publishedArticleAt(world.db, '/politik/rat-tagt', world.clock.now())).toMatchObject({
      id: article.id,
    })
    expect(events).toEqual([])
  })

  it('announces where the article is seen', async () => {
    const world = await testWorld()
    const events = heard(world)
    const article = await anArticle(world, { status: 'published', tags: ['Rat'], authors: ['Erika Muster'] })
    const event = events.find(({ type }) => type === 'article.published')
    expect(event?.payload).toEqual({
      articleId: article.id,
      path: article.path,
      paths: [article.path],
      sectionIds: [expect.any(String)],
      tagIds: [(await findTag(world.db, 'Rat'))?.id],
      authorIds: [expect.any(String)],
      translationIds: [article.id],
    })
  })

  it('shows a change at once, and announces the places of before as well', async () => {
    const world = await testWorld()
    const first = await anArticle(world, { status: 'published', tags: ['Alt'] })
    const events = heard(world)
    await save(world, first, {
      headline: 'Neu',
      tags: ['Jung'],
      section: (await aSection(world, { name: 'Sport' })).slug,
    })
    expect(await shown(world, first)).toMatchObject({
      headline: 'Neu',
      tags: [{ name: 'Jung' }],
      section: { slug: 'sport' },
      path: first.path,
    })
    const update = events.find(({ type }) => type === 'article.updated')
    expect(update?.payload).toMatchObject({
      tagIds: [(await findTag(world.db, 'Alt'))?.id, (await findTag(world.db, 'Jung'))?.id],
      sectionIds: [expect.any(String), expect.any(String)],
    })
  })

  it('keeps its first time, and tells of an update only when it was said to be one', async () => {
    const world = await testWorld()
    const first = await anArticle(world, { status: 'published' })
    const at = world.clock.now()
    world.clock.advance({ hours: 1 })
    const second = await save(world, first, { headline: 'Tippfehler' })
    expect(await shown(world, first)).toMatchObject({ publishedAt: at, updatedAt: null })
    const third = await save(world, second, { headline: 'Ergänzt', significant: true })
    expect(await shown(world, first)).toMatchObject({ publishedAt: at, updatedAt: world.clock.now() })
    const updatedAt = world.clock.now()
    world.clock.advance({ hours: 1 })
    await save(world, third, { kicker: 'Klein' })
    expect(await shown(world, first)).toMatchObject({ publishedAt: at, updatedAt })
  })

  it('of what readers see holds nothing that was kept back', async () => {
    const world = await testWorld()
    const first = await anArticle(world, {
      headline: 'Gesehen',
      kicker: 'Alt',
      tags: ['Alt'],
      authors: ['Alte'],
      status: 'published',
    })
    const before = await shown(world, first)
    const events = heard(world)
    const second = await save(world, first, {
      headline: 'Geheim',
      kicker: 'Neu',
      body: paragraphs('Geheim'),
      tags: ['Neu'],
      authors: ['Neue'],
      section: (await aSection(world, { name: 'Sport' })).slug,
      label: 'opinion',
      keepDraft: true,
    })
    expect(second).toMatchObject({ status: 'published', revision: 2, publishedRevision: 1 })
    expect(await shown(world, first)).toEqual(before)
    expect(typesOf(events).filter((type) => type.startsWith('article.'))).toEqual(['article.saved'])
    must(await correctArticle(world, { articleId: first.id, text: 'Richtig ist …' }, anActor()))
    expect(await shown(world, first)).toMatchObject({ headline: 'Gesehen', tags: [{ name: 'Alt' }] })
  })

  // The kept words counted as published when the address moved, and came out with the next change of a tag.
  it('at a new address shows the old words, and the kept ones stay kept', async () => {
    const world = await testWorld()
    const first = await anArticle(world, { headline: 'Gesehen', status: 'published', tags: ['Rat'] })
    const second = await save(world, first, { headline: 'Geheim', keepDraft: true })
    const third = await save(world, second, { slug: 'neue-adresse', keepDraft: true })
    expect(third).toMatchObject({ path: '/politik/neue-adresse', revision: 3, publishedRevision: 1 })
    expect(await shown(world, first)).toMatchObject({
      headline: 'Gesehen',
      path: '/politik/neue-adresse',
      revision: 1,
    })
    expect(await articleState(world.db, first.id)).toMatchObject({ revision: 3, publishedRevision: 1 })
    const tag = await findTag(world.db, 'Rat')
    await inTransaction(world, (tx) => retagArticles(world)(tx, tag?.id ?? '', null))
    expect(await shown(world, first)).toMatchObject({ headline: 'Gesehen', tags: [] })
    expect(await articleState(world.db, first.id)).toMatchObject({ revision: 3, publishedRevision: 1 })
  })

  it('with a time gone by is as of that time', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { status: 'published', publishAt: '1971-05-01T12:00:00.000Z' })
    expect(await shown(world, article)).toMatchObject({ publishedAt: '1971-05-01T12:00:00.000Z' })
    expect(article.firstPublishedAt).toBe('1971-05-01T12:00:00.000Z')
  })
})

describeOnEachDatabase('withdrawing', (testWorld) => {
  it('takes it from readers, keeps its address and every revision, and says so', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { status: 'published', tags: ['Rat'] })
    const events = heard(world)
    world.clock.advance({ hours: 1 })
    const gone = await save(world, article, { status: 'unpublished' })
    expect(gone).toMatchObject({
      status: 'unpublished',
      publishedRevision: null,
      path: article.path,
      unpublishedAt: world.clock.now(),
      firstPublishedAt: article.firstPublishedAt,
    })
    expect(await shown(world, article)).toBeNull()
    expect(await headlines(world)).toEqual([])
    expect(typesOf(events)).toEqual(['article.saved', 'article.unpublished'])
    expect(events[1]?.payload).toMatchObject({ paths: [article.path], tagIds: [expect.any(String)] })
  })

  it('can be undone: the first time of publication stays', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { status: 'published' })
    world.clock.advance({ days: 1 })
    const gone = await save(world, article, { status: 'unpublished' })
    const back = await save(world, gone, { status: 'published' })
    expect(back).toMatchObject({ unpublishedAt: null, firstPublishedAt: article.firstPublishedAt })
    expect(await shown(world, article)).toMatchObject({ publishedAt: article.firstPublishedAt })
  })
})

describeOnEachDatabase('a scheduled article', (testWorld) => {
  const scheduled = (world: TestWorld, given: ArticleChange = {}) =>
    anArticle(world, { status: 'scheduled', publishAt: inAnHour, ...given })

  it('appears at its time and not before', async () => {
    const world = await testWorld()
    const article = await scheduled(world)
    const worker = openTaskWorker(world, [publishDueTask])
    world.clock.set('2026-11-23T09:59:59.999Z')
    expect(await worker.drain()).toBe(0)
    expect(await shown(world, article)).toBeNull()
    world.clock.set(inAnHour)
    const events = heard(world)
    expect(await worker.drain()).toBe(1)
    expect(await shown(world, article)).toMatchObject({ publishedAt: inAnHour })
    expect(typesOf(events)).toEqual(['article.published'])
    expect(await articleState(world.db, article.id)).toMatchObject({
      status: 'published',
      publishedRevision: 1,
      publishAt: null,
      firstPublishedAt: inAnHour,
    })
  })

  it('that was due while nothing ran appears at the start, as of its time, each once', async () => {
    const world = await testWorld()
    await scheduled(world, { headline: 'Erster' })
    await scheduled(world, { headline: 'Zweiter', publishAt: '2026-11-23T11:00:00.000Z' })
    await scheduled(world, { headline: 'Später', publishAt: '2026-11-25T09:00:00.000Z' })
    world.clock.set('2026-11-24T09:00:00.000Z')
    expect(await publishDue(world)).toBe(2)
    expect(await publishDue(world)).toBe(0)
    expect(await headlines(world)).toEqual(['Zweiter', 'Erster'])
    const [latest] = await listPublished(world.db, { limit: 1 }, world.clock.now())
    expect(latest?.publishedAt).toBe('2026-11-23T11:00:00.000Z')
    expect(await openTaskWorker(world, [publishDueTask]).drain()).toBe(2)
  })

  it('appears with its newest words', async () => {
    const world = await testWorld()
    const first = await scheduled(world)
    await save(world, first, { headline: 'Zuletzt' })
    world.clock.set(inAnHour)
    await publishDue(world)
    expect(await headlines(world)).toEqual(['Zuletzt'])
  })

  it('that was put off, taken back or published at once does not appear again', async () => {
    const world = await testWorld()
    const putOff = await scheduled(world, { headline: 'Verschoben' })
    await save(world, putOff, { publishAt: '2026-11-23T12:00:00.000Z' })
    await save(world, await scheduled(world, { headline: 'Zurück' }), { status: 'draft' })
    const atOnce = await save(world, await scheduled(world, { headline: 'Sofort' }), { status: 'published' })
    expect(await headlines(world)).toEqual(['Sofort'])
    expect(atOnce).toMatchObject({ firstPublishedAt: world.clock.now(), publishAt: null })
    const worker = openTaskWorker(world, [publishDueTask])
    world.clock.set(inAnHour)
    await worker.drain()
    expect(await headlines(world)).toEqual(['Sofort'])
    world.clock.set('2026-11-23T12:00:00.000Z')
    await worker.drain()
    expect(await headlines(world)).toEqual(['Verschoben', 'Sofort'])
  })

  it('appears once, however many processes look', async () => {
    const world = await testWorld()
    await scheduled(world)
    world.clock.set(inAnHour)
    const counts = await Promise.all(Array.from({ length: 5 }, () => publishDue(world)))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
  })
})

describeOnEachDatabase('translations', (testWorld) => {
  it('name each other when both are published, and forget one that is withdrawn', async () => {
    const world = await testWorld()
    const german = await anArticle(world, { headline: 'Deutsch', status: 'published' })
    const english = await anArticle(world, { headline: 'English', language: 'en', translationOf: german.id })
    expect((await shown(world, german))?.translations).toEqual([])
    const events = heard(world)
    const published = await save(world, english, { status: 'published' })
    expect(events.find(({ type }) => type === 'article.published')?.payload).toMatchObject({
      translationIds: expect.arrayContaining([german.id, english.id]),
    })
    expect((await shown(world, german))?.translations).toEqual([
      { id: english.id, path: '/politik/english', language: 'en', headline: 'English' },
    ])
    expect((await shown(world, english))?.translations).toEqual([
      { id: german.id, path: '/politik/deutsch', language: 'de', headline: 'Deutsch' },
    ])
    await save(world, published, { status: 'unpublished' })
    expect((await shown(world, german))?.translations).toEqual([])
  })

  it('are found whichever comes first', async () => {
    const world = await testWorld()
    const german = await anArticle(world, { headline: 'Deutsch' })
    const english = await anArticle(world, {
      headline: 'English',
      language: 'en',
      translationOf: german.id,
      status: 'published',
    })
    const danish = await anArticle(world, {
      headline: 'Dansk',
      language: 'da',
      translationOf: english.id,
      status: 'published',
    })
    await save(world, german, { status: 'published' })
    expect((await shown(world, danish))?.translations.map(({ headline }) => headline).toSorted()).toEqual([
      'Deutsch',
      'English',
    ])
  })
})

describeOnEachDatabase('a correction', (testWorld) => {
  it('stands on the article with its date, in the order of corrections, and counts as an update', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { status: 'published' })
    world.clock.advance({ hours: 1 })
    const events = heard(world)
    const first = must(await correctArticle(world, { articleId: article.id, text: 'Eins' }, anActor()))
    expect(typesOf(events)).toEqual(['article.updated'])
    world.clock.advance({ hours: 1 })
    must(await correctArticle(world, { articleId: article.id, text: 'Zwei' }, anActor()))
    expect(await shown(world, article)).toMatchObject({
      updatedAt: world.clock.now(),
      corrections: [
        { id: first.id, text: 'Eins', publishedAt: '2026-11-23T10:00:00.000Z' },
        { text: 'Zwei' },
      ],
    })
    expect(await articleState(world.db, article.id)).toMatchObject({ revision: 1 })
  })

  it('is refused where readers see nothing, and to those who may not publish', async () => {
    const world = await testWorld()
    const draft = await anArticle(world)
    expect(await correctArticle(world, { articleId: draft.id, text: 'a' }, anActor())).toMatchObject({
      refusal: 'not-published',
    })
    expect(await correctArticle(world, { articleId: 'none', text: 'a' }, anActor())).toMatchObject({
      refusal: 'not-published',
    })
    const published = await anArticle(world, { status: 'published' })
    for (const role of ['author', 'moderator', 'scoring'] as const)
      expect(
        await correctArticle(world, { articleId: published.id, text: 'a' }, anActor({ role })),
      ).toMatchObject({ refusal: 'not-allowed' })
    expect((await shown(world, published))?.corrections).toEqual([])
  })
})
