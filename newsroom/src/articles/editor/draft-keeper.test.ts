import { expect, test } from 'vitest'
import type { Article, ArticlePatch } from '../../../../src/newsroom-api/contract/articles.ts'
import { ApiError } from '../../api.ts'
import { draftOf, emptyDraft } from '../draft.ts'
import { keepDraft, NotSaved } from './draft-keeper.ts'
import { localCopies } from './local-copies.ts'

const anArticle = (changes: Partial<Article> = {}): Article => ({
  id: 'a1',
  url: 'https://zeitung.example/politik/hafen',
  path: '/politik/hafen',
  revision: 1,
  publishedRevision: null,
  status: 'draft',
  headline: 'Hafen',
  section: { id: 's1', slug: 'politik', name: 'Politik' },
  language: 'de',
  label: null,
  authors: [],
  publishAt: null,
  embargoUntil: null,
  publishedAt: null,
  changedAt: '2026-11-23T09:00:00.000Z',
  changedBy: null,
  kicker: null,
  standfirst: null,
  teaser: null,
  dateline: null,
  body: { type: 'doc', content: [] },
  bodyHtml: '',
  tags: [],
  bylines: [],
  translationOf: null,
  leadPicture: null,
  aiNote: null,
  comments: 'before',
  commentsFrom: 'article',
  searchTitle: null,
  searchDescription: null,
  canonicalUrl: null,
  corrections: [],
  updatedAt: null,
  wordCount: 0,
  may: { write: true, publish: true, unpublish: true, discard: true },
  ...changes,
})

/** A server of one article, a clock that moves when told, and a storage in memory. */
function aWorld(article = anArticle()) {
  let now = 0
  let timers: { at: number; run: () => void }[] = []
  const held = new Map<string, string>()
  const storage = new Proxy({} as Storage, {
    get: (_, name) =>
      ({
        getItem: (key: string) => held.get(key) ?? null,
        setItem: (key: string, value: string) => held.set(key, value),
        removeItem: (key: string) => held.delete(key),
      })[name as 'getItem'],
    ownKeys: () => [...held.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  })
  const server = { article, patches: [] as ArticlePatch[], failure: null as ApiError | null }
  const answer = (patch: ArticlePatch) => {
    if (patch.slug === 'vergeben')
      throw new ApiError(409, { errors: [{ path: 'slug', message: 'Die Adresse ist schon vergeben.' }] })
    server.patches.push(patch)
    const { headline, kicker, slug } = patch
    server.article = {
      ...server.article,
      revision: server.article.revision + 1,
      ...(headline === undefined ? {} : { headline }),
      ...(kicker === undefined ? {} : { kicker }),
      ...(slug === undefined ? {} : { path: `/politik/${slug}` }),
    }
    return server.article
  }
  const world = {
    create: async (input: ArticlePatch) => {
      if (server.failure) throw server.failure
      return answer(input)
    },
    patch: async (_: string, patch: ArticlePatch, revision: number) => {
      if (server.failure) throw server.failure
      if (revision !== server.article.revision)
        throw new ApiError(412, { currentRevision: server.article.revision })
      return answer(patch)
    },
    fetch: async () => server.article,
    copies: localCopies(storage),
    now: () => now,
    later: (run: () => void, milliseconds: number) => {
      const timer = { at: now + milliseconds, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
  }
  const pass = async (milliseconds: number) => {
    now += milliseconds
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers = timers.filter((each) => each !== timer)
      timer.run()
    }
    for (let i = 0; i < 10; i++) await Promise.resolve()
  }
  return { world, server, pass }
}

const open = (article = anArticle()) => {
  const setting = aWorld(article)
  return {
    ...setting,
    keeper: keepDraft(setting.world, { article, draft: draftOf(article), newKey: 'new-1' }),
  }
}

test('a change is stored as an autosave after a moment of quiet, and the copy in the browser goes', async () => {
  const { keeper, server, world, pass } = open()
  keeper.change({ headline: 'Hafen dicht' })
  expect(keeper.state().save.kind).toBe('unsaved')
  await pass(500)
  expect(world.copies.find('a1')?.draft.headline).toBe('Hafen dicht')
  await pass(1000)
  expect(server.patches).toEqual([{ headline: 'Hafen dicht', autosave: true }])
  expect(keeper.state().save.kind).toBe('saved')
  expect(world.copies.find('a1')).toBeNull()
})

test('changes of a published article wait for somebody to publish them', async () => {
  const { keeper, server, pass } = open(anArticle({ status: 'published', publishedRevision: 1 }))
  keeper.change({ kicker: 'Verkehr' })
  await pass(1500)
  expect(server.patches).toEqual([{ kicker: 'Verkehr', autosave: true, keepDraft: true }])
})

test('without a connection the copy stays and saving is tried again', async () => {
  const { keeper, server, world, pass } = open()
  server.failure = new ApiError(0, {})
  keeper.change({ headline: 'Hafen dicht' })
  await pass(1500)
  expect(keeper.state().save.kind).toBe('offline')
  expect(world.copies.find('a1')?.draft.headline).toBe('Hafen dicht')
  server.failure = null
  await pass(3000)
  expect(keeper.state().save.kind).toBe('saved')
})

test('when somebody saved meanwhile nothing is overwritten, and mine becomes a revision of its own', async () => {
  const { keeper, server, pass } = open()
  server.article = anArticle({ revision: 2, headline: 'Ihre' })
  keeper.change({ headline: 'Meine' })
  await pass(1500)
  expect(keeper.state().conflict?.theirs.headline).toBe('Ihre')
  expect(server.article.headline).toBe('Ihre')
  await keeper.resolve(draftOf(anArticle({ headline: 'Ihre' })))
  expect(server.patches.map(({ headline }) => headline)).toEqual(['Meine', 'Ihre'])
  expect(keeper.state()).toMatchObject({
    conflict: null,
    save: { kind: 'saved' },
    draft: { headline: 'Ihre' },
  })
})

test('a new article is stored once it has a headline', async () => {
  const { world, server, pass } = aWorld()
  const draft = emptyDraft({ section: 'politik', language: 'de', comments: 'before', bylines: [] })
  const keeper = keepDraft(world, { article: null, draft, newKey: 'new-1' })
  keeper.change({ standfirst: 'Ein Vorspann' })
  await pass(1500)
  expect(keeper.state().save.kind).toBe('waiting')
  expect(world.copies.ofNewArticles()).toHaveLength(1)
  keeper.change({ headline: 'Hafen' })
  await pass(1500)
  expect(server.patches[0]).toMatchObject({ headline: 'Hafen', status: 'draft' })
  expect(world.copies.ofNewArticles()).toHaveLength(0)
})

test('a refusal stands until something is changed', async () => {
  const { keeper, server, pass } = open()
  server.failure = new ApiError(422, { detail: 'Die Adresse ist vergeben.' })
  keeper.change({ slug: 'x' })
  await pass(1500)
  expect(keeper.state().save.kind).toBe('refused')
  await pass(60_000)
  expect(server.patches).toEqual([])
})

test('a copy left by an earlier session is taken over; if the article changed since, both versions are shown', async () => {
  const { keeper, world } = open(anArticle({ revision: 3 }))
  const copy = {
    key: 'a1',
    at: '2026-11-23T08:00:00.000Z',
    baseRevision: 3,
    base: null,
    draft: { ...keeper.state().draft, headline: 'Alt' },
  }
  keeper.restore(copy)
  expect(keeper.state()).toMatchObject({ conflict: null, draft: { headline: 'Alt' } })
  const other = keepDraft(world, {
    article: anArticle({ revision: 4 }),
    draft: draftOf(anArticle()),
    newKey: 'new-2',
  })
  other.restore(copy)
  expect(other.state().conflict?.theirs.revision).toBe(4)
})

const tooLong = 'x'.repeat(401)

test('a headline that is too long stays as typed and in this browser; the rest is stored', async () => {
  const { keeper, server, world, pass } = open()
  keeper.change({ headline: tooLong, kicker: 'Verkehr' })
  expect(keeper.state().findings.headline).toEqual({ kind: 'too-long', over: 1, most: 400 })
  await pass(1500)
  expect(server.patches).toEqual([{ kicker: 'Verkehr', autosave: true }])
  expect(keeper.state()).toMatchObject({ save: { kind: 'held' }, draft: { headline: tooLong } })
  expect(world.copies.find('a1')).toMatchObject({ baseRevision: 2, draft: { headline: tooLong } })
  keeper.change({ headline: 'x' })
  await pass(1500)
  expect(server.article.headline).toBe('x')
  expect(keeper.state()).toMatchObject({ save: { kind: 'saved' }, findings: {} })
  expect(world.copies.find('a1')).toBeNull()
})

test('a new article with too long a headline waits as a whole, in this browser', async () => {
  const { world, server, pass } = aWorld()
  const draft = emptyDraft({ section: 'politik', language: 'de', comments: 'before', bylines: [] })
  const keeper = keepDraft(world, { article: null, draft, newKey: 'new-1' })
  keeper.change({ headline: tooLong })
  await pass(1500)
  expect(server.patches).toEqual([])
  expect(keeper.state().save.kind).toBe('held')
  expect(world.copies.ofNewArticles()).toHaveLength(1)
})

test('an address that is taken does not keep the rest from being stored, and is not sent again unchanged', async () => {
  const { keeper, server, pass } = open()
  keeper.change({ slug: 'vergeben', kicker: 'Verkehr' })
  await pass(1500)
  expect(server.patches).toEqual([{ kicker: 'Verkehr', autosave: true }])
  expect(keeper.state()).toMatchObject({
    save: { kind: 'held' },
    draft: { slug: 'vergeben' },
    findings: { slug: { kind: 'refused', message: 'Die Adresse ist schon vergeben.' } },
  })
  keeper.change({ headline: 'Hafen dicht' })
  await pass(1500)
  expect(server.patches.at(-1)).toEqual({ headline: 'Hafen dicht', autosave: true })
  keeper.change({ slug: 'frei' })
  await pass(1500)
  expect(server.patches.at(-1)).toEqual({ slug: 'frei', autosave: true })
  expect(keeper.state()).toMatchObject({ save: { kind: 'saved' }, draft: { slug: 'frei' } })
})

test('nothing is published as long as a field waits', async () => {
  const { keeper, server } = open()
  keeper.change({ slug: 'vergeben' })
  await expect(keeper.send({ status: 'published' })).rejects.toBeInstanceOf(NotSaved)
  expect(server.patches).toEqual([])
})

test('who takes the waiting field back is done', async () => {
  const { keeper, world, pass } = open()
  keeper.change({ headline: tooLong })
  await pass(1500)
  keeper.change({ headline: 'Hafen' })
  expect(keeper.state()).toMatchObject({ save: { kind: 'saved' }, findings: {} })
  expect(world.copies.find('a1')).toBeNull()
})

test('a conflict ends although a decided field is too long: that one stays on screen', async () => {
  const { keeper, server, pass } = open()
  server.article = anArticle({ revision: 2, headline: 'Ihre' })
  keeper.change({ headline: tooLong, kicker: 'Verkehr' })
  await pass(1500)
  expect(keeper.state().conflict).not.toBeNull()
  await keeper.resolve({ ...keeper.state().draft })
  expect(server.article).toMatchObject({ headline: 'Ihre', kicker: 'Verkehr' })
  expect(keeper.state()).toMatchObject({
    conflict: null,
    save: { kind: 'held' },
    draft: { headline: tooLong, kicker: 'Verkehr' },
  })
})
