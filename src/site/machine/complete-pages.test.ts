import { expect, it } from 'vitest'
import { anActor, anArticle, aSection, paragraphs } from '../../../test/builders.ts'
import { aJpeg } from '../../../test/pictures.ts'
import { describeOn, type TestWorld } from '../../../test/worlds.ts'
import { type ArticleChange, correctArticle } from '../../articles/index.ts'
import { createAuthor } from '../../authors/index.ts'
import { missingFields, type PageAsRead, readPage } from '../../engine-check/index.ts'
import { uploadMedia } from '../../media/index.ts'
import { createPage } from '../../pages/index.ts'
import { must } from '../../platform/result.ts'
import { changeSettings, readSettings } from '../../settings/index.ts'
import { createTag, tagKinds } from '../../tags/index.ts'
import { openSite } from '../routes.tsx'

/** What stands on each kind of page, besides what every page must have. */
const kinds = {
  front: ['WebSite', 'NewsMediaOrganization'],
  section: ['CollectionPage', 'BreadcrumbList'],
  tag: ['CollectionPage', 'BreadcrumbList'],
  author: ['ProfilePage', 'BreadcrumbList', 'CollectionPage'],
  article: ['NewsArticle', 'BreadcrumbList'],
  plain: [],
} as const
type Kind = keyof typeof kinds

/** Everything that a page lacks of what engines ask for, as sentences. */
function lacksOf(kind: Kind, page: PageAsRead, address: string): string[] {
  const types = page.data.map(({ '@type': type }) =>
    String(type).replace(/^(Opinion|Analysis)News|^AdvertiserContent/, 'News'),
  )
  const isHidden = page.robots === 'noindex'
  return [
    ...(page.title === '' ? ['no title'] : []),
    ...(page.language === null ? ['no language'] : []),
    ...(page.siteName === null ? ['no og:site_name'] : []),
    ...(isHidden || page.canonical === address ? [] : [`canonical is ${page.canonical}`]),
    ...(isHidden || page.robots === 'max-image-preview:large' ? [] : [`robots is ${page.robots}`]),
    ...(page.brokenData > 0 ? ['structured data that cannot be read'] : []),
    ...kinds[kind].filter((type) => !types.includes(type)).map((type) => `no ${type}`),
    ...page.data.flatMap((data) =>
      missingFields(data)
        // Whoever is written about need have no page of their own; not every article has a picture or a teaser.
        .filter(({ level, field }) => level === 'required' || (field === 'image' && page.picture !== null))
        .map(({ type, field }) => `${type} has no ${field}`),
    ),
    ...(kind !== 'plain' && page.feeds === 0 ? ['no feed'] : []),
    ...(kind !== 'plain' && !page.description && !isHidden && kind !== 'article' && kind !== 'tag'
      ? ['no description']
      : []),
  ]
}

/** A paper with every kind of page and article. Answers the paths by kind. */
async function aPaper(world: TestWorld): Promise<[Kind, string][]> {
  const actor = anActor()
  const { site } = await readSettings(world.db)
  const value = { ...site, tagline: 'Zeitung für Brückstadt' }
  must(await changeSettings(world, { group: 'site', value, by: null }))
  const section = await aSection(world, { name: 'Politik', description: 'Aus Rat und Land.' })
  const content = [await aJpeg({ width: 1600, height: 1000 })]
  const { media } = must(await uploadMedia(world, { content, fileName: 'bahn.jpg' }, actor))
  const leadPicture = { mediaId: media.id, alt: 'Eine Bahn', caption: 'Die Bahn.', credit: 'Foto: Lohse' }
  const portrait = { portraitMediaId: media.id, roleTitle: 'Rathaus', biography: 'Schreibt aus dem Rathaus.' }
  must(await createAuthor(world, { name: 'Mira Lohse', ...portrait }, actor))
  for (const kind of tagKinds)
    must(await createTag(world, { name: kind, kind, sameAs: 'https://www.wikidata.org/wiki/Q1' }, actor))
  const paths: [Kind, string][] = []
  const publish = async (change: ArticleChange) => {
    const article = await anArticle(world, { status: 'published', ...change })
    paths.push(['article', article.path])
    return article
  }
  for (const label of [null, 'opinion', 'analysis', 'interview', 'satire', 'advertisement'] as const) {
    const about = { tags: [...tagKinds], standfirst: 'Der Rat hat nach sechs Stunden abgestimmt.' }
    await publish({ headline: `Etwas mit ${label}`, label, leadPicture, authors: ['Mira Lohse'], ...about })
  }
  await publish({ headline: 'Ohne alles' })
  await publish({ headline: 'Von einer Agentur', authors: [{ agency: 'dpa' }] })
  const corrected = await publish({ headline: 'Mit Korrektur', leadPicture })
  must(await correctArticle(world, { articleId: corrected.id, text: 'Es waren zwölf.' }, actor))
  const page = must(
    await createPage(
      world,
      { title: 'Über uns', language: 'de', body: paragraphs('Wir.'), published: true },
      actor,
    ),
  )
  const plain = [
    page.path,
    ...['/themen', '/autoren', '/archiv', '/archiv/2026', '/archiv/2026/11', '/suche', '/suche?q=rat'],
    ...['/impressum', '/datenschutz', '/newsletter', '/newsletter/main', '/hausregeln'],
  ]
  return [
    ['front', '/'],
    ['section', `/${section.slug}`],
    ...tagKinds.map((kind): [Kind, string] => ['tag', `/themen/${kind}`]),
    ['author', '/autoren/mira-lohse'],
    ...paths,
    ...plain.map((path): [Kind, string] => ['plain', path]),
  ]
}

describeOn('sqlite', 'what engines read of every kind of page', (testWorld) => {
  it('is complete', async () => {
    const world = await testWorld()
    const pages = await aPaper(world)
    const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
    const lacking: string[] = []
    for (const [kind, path] of pages) {
      const answer = await routes.request(encodeURI(path))
      expect(answer.status, path).toBe(200)
      const page = readPage(await answer.text())
      const address = `https://zeitung.example${encodeURI(path)}`
      for (const lack of lacksOf(kind, page, address)) lacking.push(`${path}: ${lack}`)
    }
    expect(lacking).toEqual([])
  })

  it('would be seen as lacking if a page lacked it', () => {
    const html =
      '<html lang="de"><head><title>x</title><script type="application/ld+json">{"@type":"WebSite"}</script>'
    expect(lacksOf('front', readPage(html), 'https://zeitung.example/')).toEqual([
      'no og:site_name',
      'canonical is null',
      'robots is null',
      'no NewsMediaOrganization',
      'WebSite has no name',
      'WebSite has no url',
      'WebSite has no inLanguage',
      'WebSite has no publisher',
      'no feed',
      'no description',
    ])
  })
})
