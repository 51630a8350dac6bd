import { expect, it } from 'vitest'
import { anActor, anArticle, aSection } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { retagArticles, saveArticle } from '../articles/index.ts'
import { createAuthor, editAuthor } from '../authors/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { must } from '../platform/result.ts'
import { putRedirect, setRedirect } from '../redirects/index.ts'
import { createSection, editSection, removeSection } from '../sections/index.ts'
import { changeSettings } from '../settings/index.ts'
import { createTag, editTag, mergeTags, removeTag } from '../tags/index.ts'
import { openSite } from './routes.tsx'

const editor = anActor()

/** Where a path leads, or the status when it leads nowhere. */
async function aReader(world: TestWorld) {
  const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
  return async (path: string): Promise<string | number> => {
    const answer = await routes.request(path)
    return answer.status === 301 ? (answer.headers.get('location') ?? 301) : answer.status
  }
}

describeOnEachDatabase('an address of the system before', (testWorld) => {
  it('that names a number leads on, and one that nobody knows is no page of its own', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { headline: 'Rat & Tat', status: 'published' })
    must(await setRedirect(world, { from: '/?p=12', to: article.path }, editor))
    must(await setRedirect(world, { from: '/?cat=3', to: '/suche?q=Rat%20Tat' }, editor))
    const open = await aReader(world)
    expect(await open('/?p=12')).toBe(article.path)
    expect(await open('/index.php?p=12&utm=1')).toBe(article.path)
    expect(await open('/?cat=3')).toBe('/suche?q=Rat%20Tat')
    expect(await open('/?p=13')).toBe(200)
    const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
    expect((await routes.request('/?p=13')).headers.get('cache-tag')).toBeNull()
    expect((await routes.request('/?utm=13')).headers.get('cache-tag')).not.toBeNull()
  })

  it('leads on with the feed and the further pages below it', async () => {
    const world = await testWorld()
    await aSection(world, { name: 'Politik' })
    must(await setRedirect(world, { from: '/category/politik', to: '/politik' }, editor))
    const open = await aReader(world)
    expect(await open('/category/politik/')).toBe('/politik')
    expect(await open('/category/politik/feed/')).toBe('/politik/feed')
    expect(await open('/category/politik/page/7/')).toBe('/politik')
    expect(await open('/category/kultur/feed/')).toBe(404)
    expect(await open('/2015/05/')).toBe('/archiv/2015/05')
    expect(await open('/2015/05/page/2')).toBe('/archiv/2015/05')
    expect(await open('/2015/13/')).toBe(404)
  })

  it('that names a page of a text, of its comments or of the front page leads to the whole', async () => {
    const world = await testWorld()
    const { path } = await anArticle(world, { headline: 'Rat & Tat', status: 'published' })
    must(await setRedirect(world, { from: '/2015/05/rat', to: path }, editor))
    const open = await aReader(world)
    for (const end of ['comment-page-2/', '3/', 'amp/', 'embed/', 'trackback/']) {
      expect(await open(`${path}/${end}`)).toBe(path)
      expect(await open(`/2015/05/rat/${end}`)).toBe(path)
    }
    expect(await open('/page/2/')).toBe('/')
    expect(await open('/politik/nirgends/comment-page-1')).toBe(404)
  })

  it('does not tell the headline of what was never public', async () => {
    const world = await testWorld()
    await anArticle(world, { headline: 'Offen', status: 'published' })
    const draft = await anArticle(world, { headline: 'Noch geheim' })
    await inTransaction(world, (tx) =>
      putRedirect(tx, {
        fromPath: '/?p=12',
        articleId: draft.id,
        toUrl: null,
        createdAt: world.clock.now(),
        createdBy: null,
      }),
    )
    const open = await aReader(world)
    expect(await open('/?p=12')).toBe(200)
    must(await saveArticle(world, { id: draft.id, expected: 1, change: { status: 'published' } }, editor))
    expect(await open('/?p=12')).toBe(draft.path)
  })
})

describeOnEachDatabase('an old address', (testWorld) => {
  it('of a section leads to where it stands now, its feeds too, whatever happened between', async () => {
    const world = await testWorld()
    const section = await aSection(world, { name: 'Politik' })
    const open = await aReader(world)
    must(await editSection(world, { id: section.id, input: { slug: 'staat' } }, editor))
    must(await editSection(world, { id: section.id, input: { slug: 'gesellschaft' } }, editor))
    expect(await open('/politik')).toBe('/gesellschaft')
    expect(await open('/staat/feed.xml')).toBe('/gesellschaft/feed.xml')
    expect(await open('/politik/feed.atom')).toBe('/gesellschaft/feed.atom')
    expect(await open('/politik/feed.json')).toBe('/gesellschaft/feed.json')
    expect(await open('/politik/feed/')).toBe('/gesellschaft/feed')
    expect(await open('/politik/nirgends')).toBe(404)
  })

  it('is the section’s own again when it moves back, and another section’s when that takes it', async () => {
    const world = await testWorld()
    const section = await aSection(world, { name: 'Politik' })
    const open = await aReader(world)
    must(await editSection(world, { id: section.id, input: { slug: 'staat' } }, editor))
    must(await editSection(world, { id: section.id, input: { slug: 'politik' } }, editor))
    expect([await open('/politik'), await open('/staat')]).toEqual([200, '/politik'])
    must(await createSection(world, { name: 'Staat', language: 'de' }, editor))
    expect(await open('/staat')).toBe(200)
  })

  it('of a tag follows its name and its merging, under the words of the site’s language', async () => {
    const world = await testWorld()
    await anArticle(world, { headline: 'A', tags: ['S-Bahn', 'Stadtbahn'], status: 'published' })
    const tram = must(await createTag(world, { name: 'Tram' }, editor))
    const rail = must(await createTag(world, { name: 'Bahnen' }, editor))
    const open = await aReader(world)
    must(await editTag(world, { id: tram.id, input: { slug: 'strassenbahn' } }, editor))
    expect(await open('/themen/tram')).toBe('/themen/strassenbahn')
    expect(await open('/topics/tram')).toBe('/themen/strassenbahn')
    must(await mergeTags(world, { from: tram.id, into: rail.id, retag: retagArticles(world) }, editor))
    for (const slug of ['tram', 'strassenbahn'])
      expect(await open(`/themen/${slug}/feed.xml`)).toBe('/themen/bahnen/feed.xml')
    must(await changeSettings(world, { group: 'site', value: { language: 'en' }, by: null }))
    expect(await open('/topics/tram')).toBe('/topics/bahnen')
    expect(await open('/themen/tram')).toBe('/topics/bahnen')
  })

  it('of an author leads to the present one', async () => {
    const world = await testWorld()
    const author = must(await createAuthor(world, { name: 'Jana Beck' }, editor))
    const open = await aReader(world)
    must(await editAuthor(world, { id: author.id, input: { name: 'Jana Roth', slug: 'jana-roth' } }, editor))
    expect(await open('/autoren/jana-beck')).toBe('/autoren/jana-roth')
    expect(await open('/autoren/jana-beck/feed.json')).toBe('/autoren/jana-roth/feed.json')
    must(await createAuthor(world, { name: 'Jana Beck' }, editor))
    expect(await open('/autoren/jana-beck')).toBe(200)
  })

  it('of something removed leads nowhere', async () => {
    const world = await testWorld()
    const section = must(await createSection(world, { name: 'Sport', language: 'de' }, editor))
    const tag = must(await createTag(world, { name: 'Tram' }, editor))
    const open = await aReader(world)
    must(await editSection(world, { id: section.id, input: { slug: 'bewegung' } }, editor))
    must(await editTag(world, { id: tag.id, input: { slug: 'bahn' } }, editor))
    must(await removeSection(world, section.id, editor))
    must(await removeTag(world, { id: tag.id, retag: retagArticles(world) }, editor))
    expect([await open('/sport'), await open('/themen/tram')]).toEqual([404, 404])
  })
})
