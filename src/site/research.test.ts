import { describe, expect, it } from 'vitest'
import { anArticle, paragraphs } from '../../test/builders.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { must } from '../platform/result.ts'
import { changeSettings } from '../settings/index.ts'
import { researchWords } from './research.ts'
import { openSite } from './routes.tsx'

const asked = (
  headline: string,
  given: { kicker?: string; standfirst?: string; tags?: string[]; language?: string },
) =>
  researchWords({
    headline,
    kicker: given.kicker ?? null,
    standfirst: given.standfirst ?? null,
    language: given.language ?? 'de',
    tags: (given.tags ?? []).map((name) => ({ id: name, slug: name, name, kind: 'topic' })),
  })

describe('the words of a search for an article’s topic', () => {
  it.each([
    ['Rat stimmt für die Straßenbahn über die Elme', { tags: ['Linie 5'] }, 'Linie 5 Rat Straßenbahn Elme'],
    [
      'Drei Stempel auf der Rückseite',
      { kicker: 'Kunsthalle am Packhof', tags: ['Raubkunst', 'Kunsthalle am Packhof'] },
      'Kunsthalle am Packhof Stempel Rückseite',
    ],
    ['7.902 Unterschriften gegen die Linie 5', { tags: ['Linie 5'] }, 'Linie 5 Unterschriften'],
    ['Abgesagt', { kicker: 'Kreisreform' }, 'Kreisreform Abgesagt'],
    [
      'City votes to return the Adelsberg painting',
      { language: 'en' },
      'City votes return Adelsberg painting',
    ],
    ['Was nun?', {}, 'Was nun?'],
    ['„<script>“ & Müller’s', {}, 'Müller’s'],
  ])('%s: %j', (headline, given, words) => {
    expect(asked(headline, given)).toBe(words)
  })
})

describeOnEachDatabase('the end of an article', (testWorld) => {
  const aPage = async (settings: object = {}) => {
    const world = await testWorld()
    must(await changeSettings(world, { group: 'reading', value: settings, by: null }))
    const { path } = await anArticle(world, {
      status: 'published',
      headline: 'Straßenbahn & Brücke',
      tags: ['Linie 5'],
      body: paragraphs('Der Rat stimmt ab.'),
    })
    const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
    return { routes, html: await (await routes.request(path)).text() }
  }

  it('leads into the own archive first, then outward, without telling where from', async () => {
    const { html } = await aPage()
    const words = 'Linie%205%20Stra%C3%9Fenbahn%20Br%C3%BCcke'
    expect(html).toContain('name="q" value="Linie 5 Straßenbahn Brücke"')
    for (const address of [
      `https://www.google.de/search?q=${words}`,
      `https://www.bing.com/search?q=${words}`,
      `https://news.google.com/search?q=${words}`,
      'https://www.google.com/preferences/source?q=zeitung.example',
    ]) {
      const link = html.split('<a ').find((each) => each.includes(`href="${address}"`))
      expect(link, address).toMatch(/rel="noreferrer noopener external/)
    }
    expect(html.indexOf('id="comments-title"')).toBeGreaterThan(0)
    expect(html.indexOf('id="comments-title"')).toBeLessThan(html.indexOf('id="follow"'))
    expect(html.indexOf('id="follow"')).toBeLessThan(html.indexOf('id="research"'))
  })

  it('shows what the paper chose, or nothing', async () => {
    const chosen = await aPage({ research: ['wikipedia'], follow: ['rss'] })
    expect(chosen.html).toContain('https://de.wikipedia.org/w/index.php?search=Linie')
    expect(chosen.html).not.toMatch(/google|bing/)
    const none = await aPage({ blocks: [] })
    expect(none.html).not.toMatch(/id="(?:follow|research)"/)
  })

  it('takes other words to the search page, which leads outward with them, however long', async () => {
    const { routes } = await aPage()
    const html = await (await routes.request('/suche?q=Elbtunnel%20%22M%C3%BCller%22')).text()
    expect(html).toContain('href="https://www.google.de/search?q=Elbtunnel%20%22M%C3%BCller%22"')
    const long = await routes.request(`/suche?q=${'wort%20'.repeat(1600)}`)
    expect(long.status).toBe(200)
    expect((await long.text()).length).toBeLessThan(60_000)
  })
})
