import { expect, it } from 'vitest'
import { anActor, anArticle, aSection, paragraphs } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { may } from '../accounts/index.ts'
import { listAudit } from '../audit/index.ts'
import { createAuthor, findAuthor, removeAuthor } from '../authors/index.ts'
import { must } from '../platform/result.ts'
import { findTag, removeTag } from '../tags/index.ts'
import type { ArticleState } from './article.ts'
import type { ArticleChange } from './article-change.ts'
import { publishedArticleById } from './published/index.ts'
import { restoreRevision } from './restore-revision.ts'
import { retagArticles } from './retag-articles.ts'
import { createArticle, saveArticle } from './save-article.ts'
import { articleState, listRevisions, revisionByNumber } from './store.ts'

const save = (world: TestWorld, state: ArticleState, change: ArticleChange, actor = anActor()) =>
  saveArticle(world, { id: state.id, expected: state.revision, change }, actor)

const saved = async (world: TestWorld, state: ArticleState, change: ArticleChange): Promise<ArticleState> =>
  must(await save(world, state, change))

const shown = (world: TestWorld, state: ArticleState) =>
  publishedArticleById(world.db, state.id, world.clock.now())

const contentOf = async (world: TestWorld, state: ArticleState) => {
  const revision = await revisionByNumber(world.db, state.id, state.revision)
  if (!revision) throw new Error('the newest revision is missing')
  return revision.content
}

const anna = anActor({ id: 'anna', name: 'Anna Albers' })
const ben = anActor({ id: 'ben', name: 'Ben Boysen' })

describeOnEachDatabase('a save that changes nothing', (testWorld) => {
  it('makes no revision, and answers the present one', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { kicker: 'Rat', tags: ['Haushalt'], status: 'published' })
    const same: ArticleChange = { kicker: 'Rat', tags: ['Haushalt'], status: 'published' }
    expect(await saved(world, article, same)).toEqual(article)
    expect(await saved(world, article, {})).toEqual(article)
    expect(await listRevisions(world.db, article.id, { before: null, limit: 10 })).toHaveLength(1)
    expect((await saved(world, article, { kicker: 'Stadtrat' })).revision).toBe(2)
  })

  it('still shows readers what waited, and says „aktualisiert“ when asked to', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { status: 'published' })
    const waiting = await saved(world, article, { kicker: 'Rat', keepDraft: true })
    const out = await saved(world, waiting, { status: 'published' })
    expect(out.publishedRevision).toBe(out.revision)
    expect((await saved(world, out, { significant: true })).revision).toBe(out.revision + 1)
  })

  it('by hand keeps what was saved automatically', async () => {
    const world = await testWorld()
    const draft = await anArticle(world)
    const automatic = await saved(world, draft, { kicker: 'Rat', autosave: true })
    expect(await saved(world, automatic, { kicker: 'Rat', autosave: true })).toEqual(automatic)
    const byHand = await saved(world, automatic, { kicker: 'Rat' })
    expect(byHand.revision).toBe(automatic.revision + 1)
  })
})

describeOnEachDatabase('making an article', (testWorld) => {
  const input = (given: Partial<Parameters<typeof createArticle>[1]> = {}) => ({
    headline: 'Rat tagt',
    body: paragraphs('Text.'),
    section: 'politik',
    language: 'de',
    status: 'draft' as const,
    ...given,
  })

  it('keeps it as its first revision, with who made it', async () => {
    const world = await testWorld()
    const article = await anArticle(world, {
      by: anna,
      kicker: 'Haushalt',
      tags: ['Rat', 'Haushalt'],
      authors: ['Erika Muster', { agency: 'dpa' }],
    })
    expect(article).toMatchObject({
      status: 'draft',
      revision: 1,
      publishedRevision: null,
      createdBy: 'anna',
      firstPublishedAt: null,
    })
    const [revision] = await listRevisions(world.db, article.id, { before: null, limit: 10 })
    expect(revision).toMatchObject({
      number: 1,
      kind: 'save',
      savedAt: world.clock.now(),
      savedByName: 'Anna Albers',
    })
    expect(revision?.content).toMatchObject({
      kicker: 'Haushalt',
      bylines: [{ kind: 'author' }, { kind: 'agency', name: 'dpa' }],
    })
    expect(revision?.content.tagIds).toHaveLength(2)
    expect(await shown(world, article)).toBeNull()
  })

  it('finds a section by slug, name or id, whatever the letters', async () => {
    const world = await testWorld()
    const section = await aSection(world, { name: 'Kultur & Kino' })
    for (const word of ['kultur-kino', 'Kultur & Kino', 'KULTUR & KINO', section.id])
      expect((await contentOf(world, await anArticle(world, { section: word }))).sectionId).toBe(section.id)
  })

  it('makes tags and authors of a name once, and knows them again', async () => {
    const world = await testWorld()
    const one = await contentOf(
      world,
      await anArticle(world, { tags: ['Müller', 'MÜLLER'], authors: ['Erika Muster', 'erika muster'] }),
    )
    const other = await contentOf(
      world,
      await anArticle(world, { tags: ['müller'], authors: ['Erika Muster'] }),
    )
    expect(one.tagIds).toHaveLength(1)
    expect(other.tagIds).toEqual(one.tagIds)
    expect(one.bylines).toHaveLength(1)
    expect(other.bylines).toEqual(one.bylines)
  })

  it.each<[string, Partial<Parameters<typeof createArticle>[1]>, string, string]>([
    ['an unknown section', { section: 'sport' }, 'unknown-section', 'section'],
    [
      'an unknown lead picture',
      { leadPicture: { mediaId: 'none', alt: null, caption: null, credit: null } },
      'unknown-media',
      'leadPicture.mediaId',
    ],
    ['a translation of nothing', { translationOf: 'none' }, 'unknown-article', 'translationOf'],
    ['a slug of slashes', { slug: '////' }, 'bad-slug', 'slug'],
    ['a slug of signs', { slug: '„…“' }, 'bad-slug', 'slug'],
    ['a slug that feeds need', { slug: 'feed' }, 'path-taken', 'slug'],
    ['a body too long', { body: paragraphs('x'.repeat(2_000_001)) }, 'body-too-long', 'body'],
    ['a schedule without a time', { status: 'scheduled' }, 'publish-at-missing', 'publishAt'],
    [
      'the year 1969',
      { status: 'published', publishAt: '1969-07-20T20:17:40.000Z' },
      'publish-at-out-of-range',
      'publishAt',
    ],
    [
      'the year 2100',
      { status: 'scheduled', publishAt: '2100-01-01T00:00:00.000Z' },
      'publish-at-out-of-range',
      'publishAt',
    ],
    [
      'publication under embargo',
      { status: 'published', embargoUntil: '2027-01-01T00:00:00.000Z' },
      'under-embargo',
      'publishAt',
    ],
  ])('refuses %s, and nothing of it stays', async (_, given, refusal, field) => {
    const world = await testWorld()
    await aSection(world)
    const answer = await createArticle(
      world,
      input({ tags: ['Neu'], authors: ['Neue Person'], ...given }),
      anActor(),
    )
    expect(answer).toMatchObject({ ok: false, refusal, detail: { field } })
    expect(await world.db.selectFrom('articles').select('id').execute()).toEqual([])
    expect(await findTag(world.db, 'Neu')).toBeNull()
    expect(await world.db.selectFrom('authors').select('id').execute()).toEqual([])
  })

  it.each(['author', 'moderator', 'scoring'] as const)('is not publishing for a %s', async (role) => {
    const world = await testWorld()
    await aSection(world)
    const actor = anActor({ id: 'x', role })
    for (const status of ['published', 'scheduled'] as const)
      expect(
        await createArticle(world, input({ status, publishAt: '2027-01-01T00:00:00.000Z' }), actor),
      ).toMatchObject({ ok: false, refusal: 'not-allowed' })
    expect(may(role, 'articles.publish')).toBe(false)
  })

  it('is written into the audit log', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { by: anna, status: 'published' })
    const { items } = await listAudit(world.db, {}, { limit: 5 })
    expect(items.find(({ action }) => action === 'article.created')).toMatchObject({
      actor: { id: 'anna' },
      subject: { id: article.id },
      detail: { status: 'published' },
    })
  })
})

describeOnEachDatabase('two editors at one article', (testWorld, kind) => {
  it('the second is told that there is a newer revision, and nothing is overwritten', async () => {
    const world = await testWorld()
    const article = await anArticle(world)
    await saved(world, article, { headline: 'Von Anna' })
    expect(await save(world, article, { headline: 'Von Ben' }, ben)).toEqual({
      ok: false,
      refusal: 'revision-outdated',
      detail: { current: 2 },
    })
    expect(await contentOf(world, { ...article, revision: 2 })).toMatchObject({ headline: 'Von Anna' })
    expect(await articleState(world.db, article.id)).toMatchObject({ revision: 2 })
  })

  it('of eight who save at once exactly one wins', async () => {
    const world = await testWorld()
    const others = kind === 'postgres' ? [world, await world.secondProcess()] : [world]
    const article = await anArticle(world, { tags: ['Anfang'] })
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, number) =>
        saveArticle(
          others[number % others.length] ?? world,
          {
            id: article.id,
            expected: 1,
            change: { headline: `Von ${number}`, tags: [`Schlagwort ${number}`], slug: `von-${number}` },
          },
          anActor({ id: String(number) }),
        ),
      ),
    )
    const winners = answers.flatMap((answer, number) => (answer.ok ? [number] : []))
    expect(winners).toHaveLength(1)
    for (const answer of answers)
      if (!answer.ok)
        expect(answer).toEqual({ ok: false, refusal: 'revision-outdated', detail: { current: 2 } })
    const state = await articleState(world.db, article.id)
    expect(state).toMatchObject({ revision: 2, path: `/politik/von-${winners[0]}` })
    expect(
      await world.db
        .selectFrom('article_revisions')
        .select('number')
        .where('article_id', '=', article.id)
        .execute(),
    ).toHaveLength(2)
    expect(await world.db.selectFrom('tags').select('name').orderBy('name').execute()).toEqual([
      { name: 'Anfang' },
      { name: `Schlagwort ${winners[0]}` },
    ])
  })

  it('of eight who make an article with the same headline each gets an address of its own', async () => {
    const world = await testWorld()
    await aSection(world)
    const others = kind === 'postgres' ? [world, await world.secondProcess()] : [world]
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, number) =>
        anArticle(others[number % others.length] ?? world, {
          headline: 'Gleich',
          tags: ['Gemeinsam', `Eigen ${number}`],
        }),
      ),
    )
    expect(made.map(({ path }) => path).toSorted()).toEqual([
      '/politik/gleich',
      ...[2, 3, 4, 5, 6, 7, 8].map((number) => `/politik/gleich-${number}`),
    ])
    expect(
      await world.db.selectFrom('tags').select('name').where('name', '=', 'Gemeinsam').execute(),
    ).toHaveLength(1)
  })
})

describeOnEachDatabase('saving', (testWorld) => {
  it('changes only what was given, and keeps every save', async () => {
    const world = await testWorld()
    const first = await anArticle(world, { kicker: 'Haushalt', standfirst: 'Worum es geht', tags: ['Rat'] })
    const second = await saved(world, first, { headline: 'Neu', kicker: null })
    expect(await contentOf(world, second)).toMatchObject({
      headline: 'Neu',
      kicker: null,
      standfirst: 'Worum es geht',
      tagIds: [expect.any(String)],
    })
    expect(await contentOf(world, first)).toMatchObject({
      headline: 'Rat beschließt den Haushalt',
      kicker: 'Haushalt',
    })
  })

  it('of an article that is not there is refused', async () => {
    const world = await testWorld()
    expect(await saveArticle(world, { id: 'none', expected: 1, change: {} }, anActor())).toEqual({
      ok: false,
      refusal: 'not-found',
    })
  })

  it('by an author is for their own drafts', async () => {
    const world = await testWorld()
    const author = anActor({ id: 'clara', name: 'Clara Claasen', role: 'author' })
    const own = await anArticle(world, { by: author })
    const handedIn = must(await save(world, own, { status: 'in_review' }, author))
    expect(handedIn.status).toBe('in_review')
    expect(await save(world, handedIn, { status: 'published' }, author)).toMatchObject({
      ok: false,
      refusal: 'not-allowed',
    })
    const published = must(await save(world, handedIn, { status: 'published' }, ben))
    expect(await save(world, published, { headline: 'Anders' }, author)).toMatchObject({
      ok: false,
      refusal: 'not-yours',
    })
    expect(await save(world, published, { headline: 'Anders', keepDraft: true }, author)).toMatchObject({
      ok: false,
      refusal: 'not-yours',
    })
    expect(await save(world, await anArticle(world), { headline: 'Anders' }, author)).toMatchObject({
      ok: false,
      refusal: 'not-yours',
    })
  })

  it('by an author is for what stands under their name, too', async () => {
    const world = await testWorld()
    const author = anActor({
      id: '0198f000-0000-7000-8000-00000000000c',
      name: 'Clara Claasen',
      role: 'author',
    })
    must(await createAuthor(world, { name: 'Clara Claasen', staffId: author.id }, anActor()))
    const article = await anArticle(world, { authors: ['Clara Claasen'] })
    expect(await save(world, article, { headline: 'Anders' }, author)).toMatchObject({ ok: true })
  })

  it('on its own within a while makes one revision of many', async () => {
    const world = await testWorld()
    let state = await anArticle(world, { by: anna })
    for (let number = 0; number < 5; number++) {
      world.clock.advance({ minutes: 1 })
      state = must(await save(world, state, { headline: `Stand ${number}`, autosave: true }, anna))
    }
    expect(state.revision).toBe(6)
    const numbers = async () =>
      (await listRevisions(world.db, state.id, { before: null, limit: 20 })).map(
        ({ number, kind }) => `${number} ${kind}`,
      )
    expect(await numbers()).toEqual(['6 autosave', '1 save'])
    expect(await contentOf(world, state)).toMatchObject({ headline: 'Stand 4' })
    state = must(await save(world, state, { headline: 'Von Ben', autosave: true }, ben))
    state = must(await save(world, state, { headline: 'Von Hand' }, ben))
    world.clock.advance({ minutes: 11 })
    state = must(await save(world, state, { kicker: 'Später', autosave: true }, ben))
    world.clock.advance({ minutes: 11 })
    state = must(await save(world, state, { kicker: 'Noch später', autosave: true }, ben))
    expect(await numbers()).toEqual([
      '10 autosave',
      '9 autosave',
      '8 save',
      '7 autosave',
      '6 autosave',
      '1 save',
    ])
  })

  it('on its own never takes away the revision that readers see', async () => {
    const world = await testWorld()
    const draft = await anArticle(world, { by: anna })
    const published = must(await save(world, draft, { status: 'published', autosave: true }, anna))
    const kept = must(
      await save(world, published, { headline: 'Später', keepDraft: true, autosave: true }, anna),
    )
    expect(await revisionByNumber(world.db, kept.id, published.revision)).not.toBeNull()
    expect(kept).toMatchObject({ revision: 3, publishedRevision: 2 })
  })
})

describeOnEachDatabase('restoring a revision', (testWorld) => {
  it('makes its words the newest revision, whatever has become of tags and authors', async () => {
    const world = await testWorld()
    const first = await anArticle(world, {
      headline: 'Alt',
      kicker: 'K',
      tags: ['Rat'],
      authors: ['Erika Muster', { agency: 'dpa' }],
      dateline: { places: ['PEKING'], source: 'dpa' },
    })
    const second = await saved(world, first, {
      headline: 'Neu',
      kicker: null,
      tags: [],
      authors: [],
      dateline: null,
      section: (await aSection(world, { name: 'Sport' })).slug,
    })
    const third = must(
      await restoreRevision(world, { articleId: first.id, number: 1, expected: second.revision }, anna),
    )
    expect(third.revision).toBe(3)
    expect(await contentOf(world, third)).toEqual(await contentOf(world, first))
    expect(await revisionByNumber(world.db, first.id, 3)).toMatchObject({
      kind: 'restore',
      savedByName: 'Anna Albers',
    })
  })

  // It made a tag whose name was the id of the one that was gone.
  it('goes without tags and authors that are gone', async () => {
    const world = await testWorld()
    const first = await anArticle(world, { tags: ['Weg', 'Da'], authors: ['Wer Weg', { agency: 'dpa' }] })
    const second = await saved(world, first, { tags: ['Da'], authors: [] })
    const tag = await findTag(world.db, 'Weg')
    const author = await findAuthor(world.db, 'Wer Weg')
    must(await removeTag(world, { id: tag?.id ?? '', retag: retagArticles(world) }, anna))
    must(await removeAuthor(world, author?.id ?? '', anna))
    const third = must(
      await restoreRevision(world, { articleId: first.id, number: 1, expected: second.revision }, anna),
    )
    expect(await contentOf(world, third)).toMatchObject({
      tagIds: [(await findTag(world.db, 'Da'))?.id],
      bylines: [{ kind: 'agency', name: 'dpa' }],
    })
    expect(await world.db.selectFrom('tags').select('name').execute()).toEqual([{ name: 'Da' }])
  })

  it('on a published article waits for publication', async () => {
    const world = await testWorld()
    const first = await anArticle(world, { headline: 'Alt', status: 'published' })
    const second = await saved(world, first, { headline: 'Neu' })
    const third = must(await restoreRevision(world, { articleId: first.id, number: 1, expected: 2 }, anna))
    expect(third).toMatchObject({ revision: 3, publishedRevision: second.revision, status: 'published' })
    expect(await shown(world, third)).toMatchObject({ headline: 'Neu' })
    await saved(world, third, { status: 'published' })
    expect(await shown(world, third)).toMatchObject({ headline: 'Alt' })
  })

  it('is refused on an older revision, and for one that is not there', async () => {
    const world = await testWorld()
    const first = await anArticle(world)
    await saved(world, first, { headline: 'Neu' })
    expect(await restoreRevision(world, { articleId: first.id, number: 1, expected: 1 }, anna)).toMatchObject(
      { refusal: 'revision-outdated', detail: { current: 2 } },
    )
    expect(await restoreRevision(world, { articleId: first.id, number: 9, expected: 2 }, anna)).toMatchObject(
      { refusal: 'not-found' },
    )
    expect(await restoreRevision(world, { articleId: 'none', number: 1, expected: 1 }, anna)).toMatchObject({
      refusal: 'not-found',
    })
  })
})
