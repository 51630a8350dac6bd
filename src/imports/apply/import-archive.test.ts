import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { anActor, anArticle, aSection } from '../../../test/builders.ts'
import { aJpeg } from '../../../test/pictures.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { articleState, discardDraft, saveArticle } from '../../articles/index.ts'
import { publishedArticleAt } from '../../articles/published/index.ts'
import { approvedComments } from '../../comments/index.ts'
import { readPinBoard } from '../../front-page/index.ts'
import { eventsAfter } from '../../platform/events/events.ts'
import { must } from '../../platform/result.ts'
import { listSections, sectionBySlug } from '../../sections/index.ts'
import { readSettings } from '../../settings/index.ts'
import { openSite } from '../../site/routes.tsx'
import type { Archive } from '../archive.ts'
import { importProgress, listNotes, startImport } from '../manage-imports.ts'
import { anArchive, anArchiveComment, anEntry } from './archive-fixture.ts'
import { importArchive } from './import-archive.ts'

const actor = anActor({ role: 'administrator' })
let pictures = ''
beforeAll(async () => {
  pictures = await mkdtemp(join(tmpdir(), 'depesche-pictures-'))
  await mkdir(join(pictures, '2015/05'), { recursive: true })
  await writeFile(join(pictures, '2015/05/rat.jpg'), await aJpeg({ width: 640, height: 400 }))
  await writeFile(join(pictures, '2015/05/plan.txt'), 'nur Text')
})
afterAll(() => rm(pictures, { recursive: true, force: true }))

async function bring(
  world: TestWorld,
  archive: Archive,
  given: { mediaFolder?: string; dry?: boolean } = {},
) {
  const run = given.dry
    ? null
    : await startImport(
        world,
        { system: archive.plan.system, fileName: 'alt.xml', filePath: null, mediaPath: null },
        actor,
      )
  const task = { archive, importId: run?.id ?? null, mediaFolder: given.mediaFolder ?? pictures }
  return { importId: run?.id ?? '', ...must(await importArchive(world, task, actor)) }
}

async function aReader(world: TestWorld) {
  const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
  return async (path: string): Promise<string> => {
    const answer = await routes.request(path)
    return `${answer.status} ${answer.headers.get('location') ?? ''}`.trim()
  }
}

const tables = [
  'articles',
  'article_revisions',
  'published_articles',
  'comments',
  'redirects',
  'sections',
  'tags',
  'authors',
  'media',
  'pages',
  'events',
  'imported_items',
  'front_page_pins',
] as const
async function rowCounts(world: TestWorld): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const row = await world.db
      .selectFrom(table)
      .select((e) => e.fn.countAll().as('n'))
      .executeTakeFirstOrThrow()
    counts[table] = Number(row.n)
  }
  return counts
}

const wholeArchive = (): Archive =>
  anArchive({
    plan: {
      authors: [
        { key: 'anna', name: 'Anna Albers', slug: 'anna', email: 'a@example.org', biography: 'Schreibt.' },
      ],
      sections: [
        { key: 'politik', name: 'Politik', description: null, parent: null, path: '/category/politik' },
        { key: 'rat', name: 'Stadtrat', description: null, parent: 'politik', path: '/category/politik/rat' },
        { key: 'kultur', name: 'Kultur', description: null, parent: null, path: '/category/kultur' },
      ],
      tags: [{ key: 'haushalt', name: 'Haushalt', description: null, path: '/tag/haushalt' }],
      media: [
        {
          key: '7',
          url: 'https://alt.example/wp-content/uploads/2015/05/rat.jpg',
          title: 'Rat',
          alt: 'Der Rat',
          caption: 'Der Rat tagt',
          credit: null,
        },
        {
          key: '8',
          url: 'https://alt.example/wp-content/uploads/2015/05/plan.txt',
          title: 'Plan',
          alt: null,
          caption: null,
          credit: null,
        },
      ],
      menus: [
        {
          name: 'Oben',
          links: [
            { label: 'Politik', href: '/category/politik/' },
            { label: 'Mehr', href: 'https://x.example/' },
          ],
        },
        { name: 'Unten', links: [] },
      ],
    },
    entries: [
      anEntry({
        html: '<p>Eins <a href="/tag/haushalt/">zwei</a>.</p><figure><img src="https://www.alt.example/wp-content/uploads/2015/05/rat-300x200.jpg" alt="Rat"></figure>',
        authorKeys: ['anna'],
        sectionKeys: ['rat', 'kultur'],
        tagKeys: ['haushalt'],
        excerpt: 'Worum es geht',
        leadPictureUrl: 'https://alt.example/wp-content/uploads/2015/05/rat.jpg',
        isSticky: true,
        comments: [
          anArchiveComment({ key: '1' }),
          anArchiveComment({ key: '2', parent: '1', text: 'Wirklich?', authorKey: 'anna' }),
          anArchiveComment({ key: '3', text: 'Kauft!', status: 'spam' }),
        ],
      }),
      anEntry({
        key: '13',
        headline: 'Entwurf',
        status: 'draft',
        path: null,
        slug: null,
        oldPaths: ['/?p=13'],
        publishedAt: null,
      }),
      anEntry({ key: '14', headline: 'Geheim', status: 'protected', path: '/geheim', oldPaths: [] }),
      anEntry({
        key: '15',
        headline: 'Morgen',
        status: 'scheduled',
        path: '/morgen',
        oldPaths: [],
        publishedAt: '2027-01-01T00:00:00.000Z',
      }),
      anEntry({
        kind: 'page',
        key: '16',
        headline: 'Über uns',
        path: '/ueber-uns',
        slug: 'ueber-uns',
        oldPaths: ['/?page_id=16'],
      }),
    ],
  })

describeOnEachDatabase('an archive', (testWorld) => {
  it('arrives whole: words, places, times, states, pictures, comments, old addresses, menu', async () => {
    const world = await testWorld()
    const report = await bring(world, wholeArchive())
    expect(report.counts).toEqual({
      authors: { made: 1, updated: 0, unchanged: 0, skipped: 0 },
      sections: { made: 3, updated: 0, unchanged: 0, skipped: 0 },
      tags: { made: 1, updated: 0, unchanged: 0, skipped: 0 },
      media: { made: 1, updated: 0, unchanged: 0, skipped: 1 },
      pages: { made: 1, updated: 0, unchanged: 0, skipped: 0 },
      articles: { made: 4, updated: 0, unchanged: 0, skipped: 0 },
      comments: { made: 3, updated: 0, unchanged: 0, skipped: 0 },
    })
    expect(report.notes.map(({ reason, title }) => `${reason} ${title}`).toSorted()).toEqual([
      'media-refused Plan',
      'menu-not-set Unten',
      'protected-as-draft Geheim',
      'section-as-tag Stadtrat',
    ])
    const article = await publishedArticleAt(
      world.db,
      '/2015/05/rat-beschliesst-den-haushalt',
      world.clock.now(),
    )
    expect(article).toMatchObject({
      headline: 'Rat beschließt den Haushalt',
      teaser: 'Worum es geht',
      standfirst: null,
      publishedAt: '2015-05-04T10:00:00.000Z',
      updatedAt: null,
      section: { name: 'Politik' },
      bylines: [{ name: 'Anna Albers' }],
      language: 'de',
      picture: { mediaId: expect.any(String) },
      body: { content: [{ type: 'paragraph' }, { type: 'figure', attrs: { alt: 'Rat' } }] },
    })
    expect(article?.tags.map(({ name }) => name).toSorted()).toEqual(['Haushalt', 'Kultur', 'Stadtrat'])
    const thread = await approvedComments(world.db, article?.id ?? '', { after: null, limit: 10 })
    expect(thread.comments).toMatchObject([
      { text: 'Endlich!', anchor: 'comment-1', authorId: null },
      { text: 'Wirklich?', depth: 1, authorId: expect.any(String) },
    ])
    expect((await readPinBoard(world.db)).pins).toMatchObject([{ slot: 'lead', articleId: article?.id }])
    expect((await readSettings(world.db)).navigation.main).toEqual([
      { label: 'Politik', url: '/politik' },
      { label: 'Mehr', url: 'https://x.example/' },
    ])
    const statuses = await world.db
      .selectFrom('articles')
      .select(['headline', 'status', 'changed_at'])
      .orderBy('headline')
      .execute()
    expect(statuses.map(({ headline, status }) => [headline, status])).toEqual([
      ['Entwurf', 'draft'],
      ['Geheim', 'draft'],
      ['Morgen', 'scheduled'],
      ['Rat beschließt den Haushalt', 'published'],
    ])
    expect(statuses[0]?.changed_at).toBe('2015-05-05T10:00:00.000Z')
    const types = (await eventsAfter(world.db, 0)).map(({ type }) => type)
    expect(types).toContain('articles.imported')
    expect(types).not.toContain('article.published')

    const open = await aReader(world)
    expect(await open('/2015/05/rat-beschliesst-den-haushalt')).toBe('200')
    expect(await open('/2015/05/rat-beschliesst-den-haushalt/')).toMatch(/^301/)
    expect(await open('/2015/05/rat-beschliesst-den-haushalt/feed')).toBe('200')
    expect(await open('/?p=12')).toBe('301 /2015/05/rat-beschliesst-den-haushalt')
    expect(await open('/?page_id=16')).toBe('301 /ueber-uns')
    expect(await open('/category/politik/')).toBe('301 /politik')
    expect(await open('/category/politik/rat/feed/')).toBe('301 /themen/stadtrat/feed')
    expect(await open('/tag/haushalt')).toBe('301 /themen/haushalt')
    expect(await open('/author/anna')).toBe('301 /autoren/anna')
    expect(await open('/wp-content/uploads/2015/05/rat.jpg')).toMatch(/^301 \/media\//)
    expect(await open('/geheim')).toBe('404')

    const progress = await importProgress(world, report.importId)
    expect(progress).toMatchObject({
      run: { state: 'done', siteUrl: 'https://alt.example', counts: report.counts },
    })
    const notes = await listNotes(world, {
      importId: report.importId,
      reason: 'protected-as-draft',
      after: null,
      limit: 10,
    })
    expect(notes).toMatchObject([{ title: 'Geheim', articleId: expect.any(String), handledAt: null }])
  })

  it('brought a second time changes nothing', async () => {
    const world = await testWorld()
    const first = await bring(world, wholeArchive())
    const before = await rowCounts(world)
    const { counts, notes } = await bring(world, wholeArchive())
    expect(await rowCounts(world)).toEqual(before)
    for (const kind of Object.keys(counts) as (keyof typeof counts)[])
      expect([kind, counts[kind]]).toEqual([
        kind,
        { made: 0, updated: 0, unchanged: first.counts[kind].made, skipped: first.counts[kind].skipped },
      ])
    expect(notes.map(({ reason }) => reason).toSorted()).toEqual(['media-refused', 'section-as-tag'])
  })

  it('only tried writes nothing and counts the same', async () => {
    const world = await testWorld()
    const before = await rowCounts(world)
    const { counts } = await bring(world, wholeArchive(), { dry: true })
    expect(await rowCounts(world)).toEqual(before)
    const { counts: real } = await bring(world, wholeArchive())
    expect({ ...counts, media: null }).toEqual({ ...real, media: null })
    expect((await bring(world, wholeArchive(), { dry: true })).counts.articles.unchanged).toBe(4)
  })

  it('that has changed updates what it made, and leaves what an editor touched or removed', async () => {
    const world = await testWorld()
    const entries = ['1', '2', '3', '4'].map((key) =>
      anEntry({
        key,
        headline: `Alt ${key}`,
        path: `/alt-${key}`,
        oldPaths: [],
        status: key === '3' ? 'draft' : 'published',
      }),
    )
    await bring(world, anArchive({ entries }))
    const ids = new Map(
      (await world.db.selectFrom('articles').select(['id', 'path']).execute()).map(({ id, path }) => [
        path,
        id,
      ]),
    )
    const idOf = (key: string) => ids.get(`/alt-${key}`) ?? ''
    must(await saveArticle(world, { id: idOf('2'), expected: 1, change: { headline: 'Von Hand' } }, actor))
    must(await discardDraft(world, { id: idOf('3'), expected: 1 }, actor))
    must(await saveArticle(world, { id: idOf('4'), expected: 1, change: { status: 'unpublished' } }, actor))

    const changed = entries.map((entry) => ({
      ...entry,
      headline: `Neu ${entry.key}`,
      path: `/neu-${entry.key}`,
    }))
    const { counts, notes } = await bring(world, anArchive({ entries: changed }))
    expect(counts.articles).toEqual({ made: 0, updated: 1, unchanged: 0, skipped: 3 })
    expect(notes.map(({ reason, key }) => `${reason} ${key}`)).toEqual([
      'edited-here 2',
      'edited-here 3',
      'edited-here 4',
    ])
    const now = world.clock.now()
    expect(await publishedArticleAt(world.db, '/neu-1', now)).toMatchObject({
      headline: 'Neu 1',
      revision: 2,
    })
    expect(await publishedArticleAt(world.db, '/alt-2', now)).toMatchObject({ headline: 'Von Hand' })
    expect(await articleState(world.db, idOf('3'))).toBeNull()
    expect(await articleState(world.db, idOf('4'))).toMatchObject({ status: 'unpublished' })
    const open = await aReader(world)
    expect(await open('/alt-1')).toBe('301 /neu-1')
    expect((await bring(world, anArchive({ entries: changed }))).counts.articles).toMatchObject({
      unchanged: 1,
      skipped: 3,
    })
  })

  it('keeps old addresses where it can: a new section gives way, what is here already stays', async () => {
    const world = await testWorld()
    await aSection(world, { name: 'Stadt' })
    const own = await anArticle(world, { status: 'published', headline: 'Eigener' })
    const plan = {
      sections: [{ key: 'k', name: 'Kultur', description: null, parent: null, path: '/category/kultur' }],
    }
    const entries = [
      anEntry({
        key: '1',
        headline: 'Kultur',
        path: '/kultur',
        slug: 'kultur',
        sectionKeys: ['k'],
        oldPaths: [],
      }),
      anEntry({
        key: '2',
        headline: 'Stadt',
        path: '/stadt',
        slug: 'stadt',
        sectionKeys: ['k'],
        oldPaths: [],
      }),
      anEntry({ key: '3', headline: 'Fremd', path: own.path, slug: null, sectionKeys: ['k'], oldPaths: [] }),
      anEntry({
        key: '4',
        headline: 'Suche',
        path: '/suche',
        slug: 'suche',
        sectionKeys: ['k'],
        oldPaths: [],
      }),
      anEntry({
        key: '5',
        headline: 'Doppelt',
        path: '/doppelt',
        slug: 'doppelt',
        sectionKeys: ['k'],
        oldPaths: [],
      }),
      anEntry({
        key: '6',
        headline: 'Doppelt',
        path: '/doppelt',
        slug: 'doppelt',
        sectionKeys: ['k'],
        oldPaths: [],
      }),
    ]
    const { notes } = await bring(world, anArchive({ plan, entries }))
    const paths = await world.db
      .selectFrom('published_articles')
      .select(['headline', 'path'])
      .orderBy('path')
      .execute()
    expect(paths.map(({ headline, path }) => `${headline} ${path}`).toSorted()).toEqual([
      'Doppelt /doppelt',
      'Doppelt /kultur-2/doppelt',
      `Eigener ${own.path}`,
      'Fremd /kultur-2/fremd',
      'Kultur /kultur',
      'Stadt /kultur-2/stadt',
      'Suche /kultur-2/suche',
    ])
    expect(notes.map(({ reason, key }) => `${reason} ${key}`)).toEqual([
      'address-taken 2',
      'address-taken 3',
      'address-changed 4',
      'address-taken 6',
    ])
    const open = await aReader(world)
    expect(await open('/category/kultur')).toBe('301 /kultur-2')
    expect(await open('/kultur-2')).toBe('200')
  })

  it('takes what has the same name here: section, tag, author', async () => {
    const world = await testWorld()
    await anArticle(world, {
      tags: ['Haushalt'],
      authors: ['Anna Albers'],
      section: (await aSection(world)).slug,
    })
    const before = await rowCounts(world)
    const { counts } = await bring(world, wholeArchive())
    expect([counts.authors.unchanged, counts.tags.unchanged, counts.sections.unchanged]).toEqual([1, 1, 1])
    const after = await rowCounts(world)
    expect([after.authors, after.sections]).toEqual([before.authors, (before.sections ?? 0) + 1])
    expect(await sectionBySlug(world.db, 'politik')).not.toBeNull()
    expect(await listSections(world.db)).toHaveLength(2)
  })

  it('without anything it names, and with long threads and texts, comes as far as it can', async () => {
    const world = await testWorld()
    const comments = Array.from({ length: 950 }, (_, index) =>
      anArchiveComment({ key: String(index), parent: index % 3 ? String(index - 1) : null }),
    )
    const { counts, notes } = await bring(
      world,
      anArchive({
        entries: [
          anEntry({ comments, html: '<p><img src="https://fremd.example/x.png" alt="Fremd"></p>' }),
          anEntry({
            key: '2',
            path: null,
            slug: null,
            oldPaths: [],
            headline: '???',
            publishedAt: null,
            changedAt: null,
          }),
        ],
      }),
    )
    expect(counts.articles.made).toBe(2)
    expect(counts.comments.made).toBe(950)
    expect(notes).toEqual([])
    expect((await listSections(world.db)).map(({ name }) => name)).toEqual(['Allgemein'])
    expect(
      (
        await bring(
          world,
          anArchive({
            entries: [
              anEntry({
                comments: [...comments, anArchiveComment({ key: 'x' })],
                html: '<p><img src="https://fremd.example/x.png" alt="Fremd"></p>',
              }),
            ],
          }),
        )
      ).counts.comments,
    ).toMatchObject({
      made: 1,
      unchanged: 950,
    })
  })

  it('is brought by one process at a time, and goes on after one that died', async () => {
    const world = await testWorld()
    const run = await startImport(
      world,
      { system: 'wordpress', fileName: 'a.xml', filePath: null, mediaPath: null },
      actor,
    )
    const task = { archive: wholeArchive(), importId: run.id, mediaFolder: pictures }
    await world.db.updateTable('imports').set({ state: 'running', seen_at: world.clock.now() }).execute()
    expect(await importArchive(world, task, actor)).toMatchObject({ refusal: 'already-running' })
    world.clock.advance({ minutes: 2 })
    expect((await importProgress(world, run.id))?.run.state).toBe('interrupted')
    must(await importArchive(world, task, actor))
    expect((await importProgress(world, run.id))?.run.state).toBe('done')
  })
})
