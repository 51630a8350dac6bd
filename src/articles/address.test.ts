import { expect, it } from 'vitest'
import { anActor, anArticle, aSection } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { must } from '../platform/result.ts'
import { redirectTarget } from '../redirects/index.ts'
import type { ArticleState } from './article.ts'
import type { ArticleChange } from './article-change.ts'
import { publishedArticleAt } from './published/index.ts'
import { saveArticle } from './save-article.ts'

const save = (world: TestWorld, state: ArticleState, change: ArticleChange) =>
  saveArticle(world, { id: state.id, expected: state.revision, change }, anActor())
const saved = async (world: TestWorld, state: ArticleState, change: ArticleChange): Promise<ArticleState> =>
  must(await save(world, state, change))
const readersFind = async (world: TestWorld, path: string) =>
  (await publishedArticleAt(world.db, path, world.clock.now()))?.headline

describeOnEachDatabase('the address of an article', (testWorld) => {
  it.each([
    ['Rat beschließt Haushalt', undefined, '/politik/rat-beschliesst-haushalt'],
    ['Rat', 'Mein Slug', '/politik/mein-slug'],
    ['Rat', '../../etc', '/politik/etc'],
    ['Rat', '', '/politik/rat'],
    ['x'.repeat(400), undefined, `/politik/${'x'.repeat(80)}`],
  ])('comes from the headline %s or the slug %s', async (headline, slug, path) => {
    const world = await testWorld()
    expect((await anArticle(world, { headline, slug })).path).toBe(path)
  })

  it.each(['北京', '😀😀', '„…“', '////'])(
    'of a headline without letters is its own: %s',
    async (headline) => {
      const world = await testWorld()
      const article = await anArticle(world, { headline, status: 'published' })
      expect(article.path).toBe(`/politik/artikel-${article.id.slice(-8)}`)
      expect(await readersFind(world, article.path)).toBe(headline)
    },
  )

  it('gets a number when its headline’s is taken, and is refused when it was asked for', async () => {
    const world = await testWorld()
    await anArticle(world, { headline: 'Rat tagt' })
    expect((await anArticle(world, { headline: 'Rat tagt' })).path).toBe('/politik/rat-tagt-2')
    expect((await anArticle(world, { headline: 'Rat tagt' })).path).toBe('/politik/rat-tagt-3')
    const other = await anArticle(world, { headline: 'Anders' })
    expect(await save(world, other, { slug: 'rat-tagt' })).toMatchObject({
      ok: false,
      refusal: 'path-taken',
      detail: { path: '/politik/rat-tagt' },
    })
    await aSection(world, { name: 'Sport' })
    expect((await anArticle(world, { headline: 'Rat tagt', section: 'sport' })).path).toBe('/sport/rat-tagt')
  })

  it('stays free to use however often the headline comes again', async () => {
    const world = await testWorld()
    const paths = new Set<string>()
    for (let number = 0; number < 25; number++)
      paths.add((await anArticle(world, { headline: 'Wetter' })).path)
    expect(paths.size).toBe(25)
  })

  it('follows headline and section as long as no reader has seen it', async () => {
    const world = await testWorld()
    const first = await anArticle(world, { headline: 'Arbeitstitel' })
    const second = await saved(world, first, { headline: 'Der richtige Titel' })
    expect(second.path).toBe('/politik/der-richtige-titel')
    await aSection(world, { name: 'Sport' })
    const third = await saved(world, second, { section: 'sport' })
    expect(third.path).toBe('/sport/der-richtige-titel')
    expect(await redirectTarget(world.db, '/politik/arbeitstitel')).toBeNull()
    const again = await saved(world, third, { standfirst: 'Nur das' })
    expect(again.path).toBe('/sport/der-richtige-titel')
  })

  it('keeps its number when it is saved again', async () => {
    const world = await testWorld()
    await anArticle(world, { headline: 'Rat tagt' })
    const second = await anArticle(world, { headline: 'Rat tagt' })
    const again = await saved(world, second, { kicker: 'a' })
    expect(again.path).toBe('/politik/rat-tagt-2')
    expect((await saved(world, again, { headline: 'Anderes' })).path).toBe('/politik/anderes')
  })

  // Any further save of a draft threw the chosen slug away.
  it('that was chosen stays with the draft, also in another section', async () => {
    const world = await testWorld()
    const first = await anArticle(world, { headline: 'Titel', slug: 'mein-slug' })
    const second = await saved(world, first, { standfirst: 'Nur das' })
    expect(second.path).toBe('/politik/mein-slug')
    const third = await saved(world, second, { headline: 'Ganz anders' })
    expect(third.path).toBe('/politik/mein-slug')
    await aSection(world, { name: 'Sport' })
    await anArticle(world, { headline: 'X', slug: 'mein-slug', section: 'sport' })
    const fourth = await saved(world, third, { section: 'sport' })
    expect(fourth.path).toBe('/sport/mein-slug-2')
    expect((await saved(world, fourth, { slug: '' })).path).toBe('/sport/ganz-anders')
  })

  it('stays after publication, whatever headline and section become', async () => {
    const world = await testWorld()
    const first = await anArticle(world, { headline: 'Titel', status: 'published' })
    await aSection(world, { name: 'Sport' })
    const second = await saved(world, first, { headline: 'Neuer Titel', section: 'sport' })
    expect(second.path).toBe('/politik/titel')
    expect(await readersFind(world, '/politik/titel')).toBe('Neuer Titel')
  })

  it('that changed leads on from every former one in one step', async () => {
    const world = await testWorld()
    const a = await anArticle(world, { headline: 'A', status: 'published' })
    const b = await saved(world, a, { slug: 'b' })
    const c = await saved(world, b, { slug: 'c' })
    expect(c.path).toBe('/politik/c')
    expect(await redirectTarget(world.db, '/politik/a')).toBe('/politik/c')
    expect(await redirectTarget(world.db, '/politik/b')).toBe('/politik/c')
    expect(await readersFind(world, '/politik/a')).toBeUndefined()
    expect(await readersFind(world, '/politik/c')).toBe('A')
  })

  it('that changed back leads nowhere else', async () => {
    const world = await testWorld()
    const a = await anArticle(world, { headline: 'A', status: 'published' })
    const b = await saved(world, a, { slug: 'b' })
    const back = await saved(world, b, { slug: 'a' })
    expect(back.path).toBe('/politik/a')
    expect(await redirectTarget(world.db, '/politik/a')).toBeNull()
    expect(await redirectTarget(world.db, '/politik/b')).toBe('/politik/a')
  })

  it('changes with a redirect while the article is withdrawn, too', async () => {
    const world = await testWorld()
    const a = await anArticle(world, { headline: 'A', status: 'published' })
    const gone = await saved(world, a, { status: 'unpublished' })
    const moved = await saved(world, gone, { slug: 'b' })
    expect(moved).toMatchObject({ path: '/politik/b', status: 'unpublished' })
    expect(await redirectTarget(world.db, '/politik/a')).toBe('/politik/b')
    expect(await readersFind(world, '/politik/b')).toBeUndefined()
  })

  it('that is refused leaves everything as it was', async () => {
    const world = await testWorld()
    await anArticle(world, { headline: 'B' })
    const a = await anArticle(world, { headline: 'A', status: 'published' })
    expect(await save(world, a, { headline: 'Neu', slug: 'b' })).toMatchObject({ refusal: 'path-taken' })
    expect(await save(world, a, { headline: 'Neu', slug: '///' })).toMatchObject({ refusal: 'bad-slug' })
    expect(await readersFind(world, '/politik/a')).toBe('A')
    expect(await redirectTarget(world.db, '/politik/a')).toBeNull()
  })
})
