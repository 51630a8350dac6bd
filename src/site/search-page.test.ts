import { expect, it } from 'vitest'
import { anArticle, aSection, paragraphs } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { indexArticles } from '../search/index.ts'
import { openSite } from './routes.tsx'

async function pageOf(world: TestWorld): Promise<(query: string) => Promise<string>> {
  const { routes } = await openSite(world)
  return async (query) => (await routes.request(`/suche?${query}`)).text()
}

async function published(world: TestWorld, ...given: Parameters<typeof anArticle>[1][]): Promise<void> {
  const ids: string[] = []
  for (const article of given) ids.push((await anArticle(world, { status: 'published', ...article })).id)
  await indexArticles(world, ids)
}

describeOnEachDatabase('the search page', (testWorld) => {
  it('shows what was found with the words marked and everything else escaped', async () => {
    const world = await testWorld()
    await published(world, {
      headline: 'Häfen <i>heute</i>',
      body: paragraphs('Im <b>Hafen</b> wird gebaut.'),
    })
    const html = await (await pageOf(world))('q=hafen')
    expect(html).toContain('<mark>Häfen</mark> &lt;i&gt;heute&lt;/i&gt;')
    expect(html).toContain('&lt;b&gt;<mark>Hafen</mark>&lt;/b&gt;')
    expect(html).toContain('1 Artikel')
  })

  it('says what it looked for instead, and when no article holds all words', async () => {
    const world = await testWorld()
    await published(world, { headline: 'Deich bricht' }, { headline: 'Hafen wächst' })
    const page = await pageOf(world)
    expect(await page('q=Diech')).toContain('Meinten Sie „Deich“?')
    expect(await page('q=Deich+Hafen')).toContain('Kein Artikel enthält alles davon.')
    expect(await page('q=der+die')).toContain('stehen in fast jedem Artikel')
    expect(await page('q=%3F%21')).toContain('kein Wort')
    expect(await page('q=nirgendwo')).toContain('Zu „nirgendwo“ haben wir nichts gefunden.')
  })

  it('keeps its limits in the address, and offers to search without them', async () => {
    const world = await testWorld()
    await aSection(world, { name: 'Sport' })
    await published(
      world,
      { headline: 'Deich eins', tags: ['Nordsee', 'Sturm'], authors: ['Mira Lohse'] },
      { headline: 'Deich zwei', tags: ['Nordsee'], authors: ['Jo Falk'] },
    )
    const page = await pageOf(world)
    const all = await page('q=Deich')
    expect(all).toContain('href="/suche?q=Deich&amp;tag=sturm"')
    expect(all).toContain('href="/suche?q=Deich&amp;author=jo-falk"')
    const narrowed = await page('q=Deich&tag=sturm&from=2026-11-01')
    expect(narrowed).toContain('<mark>Deich</mark> eins')
    expect(narrowed).not.toContain('<mark>Deich</mark> zwei')
    expect(narrowed).toContain('<input type="hidden" name="tag" value="sturm"/>')
    expect(narrowed).toContain(
      'href="/suche?q=Deich&amp;from=2026-11-01" aria-label="Sturm – Filter entfernen"',
    )
    const none = await page('q=Deich&section=sport')
    expect(none).toContain('Im gewählten Ausschnitt steht dazu nichts.')
    expect(none).toContain('href="/suche?q=Deich"')
  })

  it('goes on for as many pages as there are articles', async () => {
    const world = await testWorld()
    await published(world, ...Array.from({ length: 12 }, (_, index) => ({ headline: `Deich ${index + 10}` })))
    const page = await pageOf(world)
    expect(await page('q=Deich')).toContain('href="/suche?q=Deich&amp;page=2" rel="next"')
    const second = await page('q=Deich&page=2')
    expect(second).toContain('Seite 2 von 2')
    expect(second.match(/<h2 class="story__headline"/g)).toHaveLength(2)
    for (const strange of ['-1', '99999999999', 'x', '1e9'])
      expect(await page(`q=Deich&page=${strange}`)).toContain('</html>')
  })

  it('answers whatever stands in the address', async () => {
    const page = await pageOf(await testWorld())
    for (const query of [
      `q=${'x'.repeat(10_000)}`,
      'q=%00&from=%00&to=9999-99-99',
      'section=%F0%9F%A6%8A',
      'q=x&tag=&author=',
      'from=2026-02-30',
    ])
      expect(await page(query), query.slice(0, 40)).toContain('</html>')
  })
})
