import { expect, it } from 'vitest'
import { anActor, anArticle, aSection, paragraphs } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { correctArticle, retagArticles, saveArticle } from '../articles/index.ts'
import { editAuthor, findAuthor } from '../authors/index.ts'
import { readPinBoard, savePins } from '../front-page/index.ts'
import { createPage, savePage } from '../pages/index.ts'
import { eventsAfter, lastEventSeq } from '../platform/events/events.ts'
import { must } from '../platform/result.ts'
import { editSection } from '../sections/index.ts'
import { changeSettings } from '../settings/index.ts'
import { editTag, findTag, mergeTags } from '../tags/index.ts'
import { pagesTouchedBy } from './dependencies.ts'
import { openSite } from './routes.tsx'

const editor = anActor()
const change = async (
  world: TestWorld,
  id: string,
  expected: number,
  words: Parameters<typeof saveArticle>[1]['change'],
) => must(await saveArticle(world, { id, expected, change: words }, editor))

describeOnEachDatabase('what a change touches', (testWorld) => {
  /** Renders every address, changes something, and compares which pages read differently with which are dropped. */
  it('is exactly what is dropped: no page stands there stale, and others stay', async () => {
    const world = await testWorld()
    const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
    const get = (path: string) => routes.request(path)
    await aSection(world, { name: 'Kultur' })
    const politics = await anArticle(world, {
      headline: 'Rat sagt Ja',
      authors: ['Mira Lohse'],
      tags: ['Linie 5', 'Rat'],
      status: 'published',
    })
    world.clock.advance({ minutes: 5 })
    const culture = await anArticle(world, {
      section: 'kultur',
      headline: 'Premiere',
      authors: ['Ansgar Pohlmeyer'],
      tags: ['Theater'],
      status: 'published',
    })
    const page = must(
      await createPage(
        world,
        { title: 'Über uns', language: 'de', body: paragraphs('Wir.'), published: true },
        editor,
      ),
    )

    const addresses = [
      '/',
      '/politik',
      '/kultur',
      '/themen',
      '/themen/linie-5',
      '/themen/rat',
      '/themen/theater',
      '/autoren',
      '/autoren/mira-lohse',
      '/autoren/ansgar-pohlmeyer',
      '/archiv',
      '/archiv/2026',
      '/archiv/2026/11',
      politics.path,
      culture.path,
      page.path,
      '/impressum',
      '/datenschutz',
      '/feed.xml',
      '/politik/feed.atom',
      '/kultur/feed.json',
      '/themen/linie-5/feed.xml',
      '/autoren/mira-lohse/feed.xml',
      '/sitemap.xml',
      '/sitemap-2026-11.xml',
      '/sitemap-pages.xml',
      '/news-sitemap.xml',
      '/robots.txt',
      '/opensearch.xml',
      '/feeds.opml',
    ]
    const snapshot = async () =>
      new Map(
        await Promise.all(
          addresses.map(async (path) => {
            const answer = await get(path)
            const body = answer.status === 200 ? await answer.text() : String(answer.status)
            return [path, { body, madeOf: (answer.headers.get('cache-tag') ?? '').split(',') }] as const
          }),
        ),
      )

    const lohse = await findAuthor(world.db, 'mira-lohse')
    const tram = await findTag(world.db, 'linie-5')
    const council = await findTag(world.db, 'rat')
    const kultur = await aSection(world, { name: 'Kultur' })
    let revision = politics.revision
    const steps: { what: string; step: () => Promise<unknown>; stay: string[] }[] = [
      {
        what: 'another headline',
        step: async () => {
          revision = (await change(world, politics.id, revision, { headline: 'Rat sagt Nein' })).revision
        },
        stay: [
          '/kultur',
          culture.path,
          page.path,
          '/themen/theater',
          '/autoren/ansgar-pohlmeyer',
          '/kultur/feed.json',
          '/impressum',
        ],
      },
      {
        what: 'a correction',
        step: async () =>
          must(await correctArticle(world, { articleId: politics.id, text: 'Es waren zwölf.' }, editor)),
        stay: ['/kultur', culture.path, '/themen/theater', page.path],
      },
      {
        what: 'another section',
        step: async () => {
          revision = (await change(world, politics.id, revision, { section: 'kultur' })).revision
        },
        stay: [page.path, '/autoren/ansgar-pohlmeyer', '/themen/theater'],
      },
      {
        what: 'an author’s name',
        step: async () =>
          must(
            await editAuthor(
              world,
              { id: lohse?.id ?? '', input: { name: 'Mira Lohse-Kern', roleTitle: 'Chefreporterin' } },
              editor,
            ),
          ),
        stay: ['/themen/theater', page.path, '/autoren/ansgar-pohlmeyer'],
      },
      {
        what: 'a tag’s name',
        step: async () =>
          must(await editTag(world, { id: tram?.id ?? '', input: { name: 'Straßenbahn' } }, editor)),
        stay: [culture.path, '/', page.path, '/politik'],
      },
      {
        what: 'two tags merged',
        step: async () =>
          must(
            await mergeTags(
              world,
              { from: council?.id ?? '', into: tram?.id ?? '', retag: retagArticles(world) },
              editor,
            ),
          ),
        stay: [page.path, '/impressum'],
      },
      {
        what: 'a section’s name',
        step: async () =>
          must(await editSection(world, { id: kultur.id, input: { name: 'Feuilleton' } }, editor)),
        stay: ['/robots.txt', '/sitemap.xml'],
      },
      {
        what: 'a page’s words',
        step: async () =>
          must(
            await savePage(
              world,
              { id: page.id, expected: page.revision, change: { title: 'Wer wir sind' } },
              editor,
            ),
          ),
        stay: ['/', politics.path, '/politik'],
      },
      {
        what: 'the front page’s pins',
        step: async () => {
          const { version } = await readPinBoard(world.db)
          must(
            await savePins(
              world,
              {
                pins: [
                  { slot: 'lead', articleId: politics.id, headline: 'Groß', mediaId: null, until: null },
                ],
                expected: version,
              },
              editor,
            ),
          )
        },
        stay: ['/politik', politics.path, '/feed.xml'],
      },
      {
        what: 'a withdrawn article',
        step: async () => {
          await change(world, politics.id, revision, { status: 'unpublished' })
        },
        stay: [page.path, '/impressum'],
      },
      {
        what: 'the settings',
        step: async () =>
          must(
            await changeSettings(world, { group: 'site', value: { name: 'Bote', language: 'de' }, by: null }),
          ),
        stay: [],
      },
    ]
    for (const { what, step, stay } of steps) {
      const before = await snapshot()
      const seq = await lastEventSeq(world.db)
      world.clock.advance({ minutes: 1 })
      const unchanged = await snapshot()
      await step()
      const dropped = new Set((await eventsAfter(world.db, seq)).flatMap(pagesTouchedBy))
      const after = await snapshot()
      for (const path of addresses) {
        const isDropped = before.get(path)?.madeOf.some((tag) => dropped.has(tag)) ?? false
        const isOther = unchanged.get(path)?.body !== after.get(path)?.body
        if (isOther) expect(isDropped, `${what}: ${path} would stand there stale`).toBe(true)
        if (stay.includes(path)) expect(isDropped, `${what}: ${path} was dropped for nothing`).toBe(false)
      }
    }
  })
})
