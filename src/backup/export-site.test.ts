import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { anActor, anArticle, aSection, paragraphs } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { correctArticle, saveArticle } from '../articles/index.ts'
import { must } from '../platform/result.ts'
import { setRedirect } from '../redirects/index.ts'
import { editSection } from '../sections/index.ts'
import { changeSettings } from '../settings/index.ts'
import { exportSite } from './export-site.ts'

const onProgress = () => {}

async function exported(world: TestWorld) {
  const folder = join(world.config.dataDir, 'export')
  const report = must(await exportSite(world, { folder, onProgress }))
  const read = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'))
  return { folder, report, read }
}

describeOnEachDatabase('the export', (testWorld) => {
  it('holds an article as readers see it, with everything by name', async () => {
    const world = await testWorld()
    const { id, revision } = await anArticle(world, {
      headline: 'Brücke gesperrt',
      body: paragraphs('Die Brücke ist < gesperrt.', 'Seit Montag.'),
      dateline: { places: ['Elmstadt'], source: null },
      tags: ['Verkehr'],
      authors: ['Ida Kern', { agency: 'dpa' }],
      status: 'published',
    })
    must(await correctArticle(world, { articleId: id, text: 'Es ist die Südbrücke.' }, anActor()))
    must(
      await saveArticle(
        world,
        { id, expected: revision, change: { headline: 'Brücke offen', keepDraft: true } },
        anActor(),
      ),
    )

    const { read, report } = await exported(world)
    expect(read(`articles/${id}.json`)).toMatchObject({
      id,
      url: 'https://zeitung.example/politik/bruecke-gesperrt',
      status: 'published',
      headline: 'Brücke gesperrt',
      publishedAt: '2026-11-23T09:00:00.000Z',
      section: { slug: 'politik', name: 'Politik' },
      tags: [{ slug: 'verkehr', name: 'Verkehr', kind: 'topic' }],
      bylines: [{ slug: 'ida-kern', name: 'Ida Kern' }, { agency: 'dpa' }],
      dateline: { places: ['Elmstadt'], source: null },
      html: '<p>Die Brücke ist &lt; gesperrt.</p>\n<p>Seit Montag.</p>',
      text: expect.stringContaining('Seit Montag.'),
      corrections: [{ text: 'Es ist die Südbrücke.', publishedAt: '2026-11-23T09:00:00.000Z' }],
      unpublishedChanges: { headline: 'Brücke offen' },
    })
    expect(report.counts).toMatchObject({ articles: 1, sections: 1, tags: 1, authors: 1, newsletters: 1 })
    expect(read('newsletters/main.json')).toMatchObject({ id: 'main', isPublic: true })
  })

  it('holds sections, tags, authors, redirects and settings, and says when it was made', async () => {
    const world = await testWorld()
    const sport = await aSection(world, { name: 'Bewegung' })
    must(await editSection(world, { id: sport.id, input: { name: 'Sport', slug: 'sport' } }, anActor()))
    await anArticle(world, { tags: ['Obst'], authors: ['Ida Kern'] })
    must(await setRedirect(world, { from: '/alt', to: '/sport' }, anActor({ role: 'administrator' })))
    must(await changeSettings(world, { group: 'site', value: { name: 'Abendpost' }, by: null }))
    const { read, folder } = await exported(world)
    expect(readdirSync(join(folder, 'sections')).sort()).toEqual(['politik.json', 'sport.json'])
    expect(read('tags/obst.json')).toMatchObject({ name: 'Obst' })
    expect(read('authors/ida-kern.json')).toMatchObject({ name: 'Ida Kern' })
    expect(read('redirects.json')).toMatchObject([{ fromPath: '/alt', toUrl: '/sport' }])
    expect(read('old-slugs.json')).toMatchObject([{ kind: 'section', slug: 'bewegung', holderId: sport.id }])
    expect(read('settings/site.json')).toMatchObject({ name: 'Abendpost', language: 'de' })
    expect(read('export.json')).toMatchObject({
      madeAt: world.clock.now(),
      publicUrl: 'https://zeitung.example',
    })
  })

  it('holds all articles, however many', async () => {
    const world = await testWorld()
    for (let n = 0; n < 230; n++) await anArticle(world, { headline: `Meldung ${n}` })
    const { report, folder } = await exported(world)
    expect(report.counts.articles).toBe(230)
    expect(readdirSync(join(folder, 'articles'))).toHaveLength(230)
  })

  it('is not written into a folder that holds something', async () => {
    const world = await testWorld()
    const { folder } = await exported(world)
    expect(await exportSite(world, { folder, onProgress })).toEqual({
      ok: false,
      refusal: 'folder-not-empty',
    })
    expect(existsSync(join(folder, 'export.json'))).toBe(true)
  })
})
