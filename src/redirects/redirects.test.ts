import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anActor, anArticle } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { must } from '../platform/result.ts'
import { listRedirects, redirectTarget, removeRedirect, setRedirect } from './index.ts'
import { normalPath, normalTarget, queriedAddress, targetAddress } from './redirect.ts'

describe('a path', () => {
  it.each([
    ['/politik/rat', '/politik/rat'],
    ['/politik/rat/', '/politik/rat'],
    ['/politik//rat///', '/politik/rat'],
    ['/', '/'],
    ['/?p=12', '/'],
    ['/alt?utm=1#oben', '/alt'],
    ['/%C3%BCber-uns', '/über-uns'],
    ['/u\u0308ber-uns', '/über-uns'],
    ['  /alt ', '/alt'],
    ['/a b', '/a b'],
    ['/a%2Fb', '/a/b'],
    ['/%2F%2Fa.example', '/a.example'],
  ])('%s is kept as %s', (text, path) => {
    expect(normalPath(text)).toBe(path)
  })

  it.each([
    '',
    'alt',
    '//evil.example',
    'https://evil.example/',
    '/a%00b',
    '/a\u0001',
    '/a\\b',
    '/%E0%A4%A',
    '/%',
    '/%5Cevil',
    `/${'x'.repeat(1001)}`,
  ])('%j is none', (text) => {
    expect(normalPath(text)).toBeNull()
  })

  it('never leads to another host, and is the same when read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const path = normalPath(`/${text}`)
        if (path === null) return
        expect(new URL(encodeURI(path), 'https://zeitung.example').origin).toBe('https://zeitung.example')
      }),
    )
  })
})

describe('an old address with a query', () => {
  it.each([
    ['/?p=12', '/?p=12'],
    ['/index.php?p=12', '/?p=12'],
    ['/blog/?utm=1&page_id=3#oben', '/blog?page_id=3'],
    ['/?post_type=film&p=12', '/?p=12'],
    ['/?cat=5&p=12', '/?p=12'],
    ['/?tag=gr%C3%BCn', '/?tag=grün'],
    ['/?p=', null],
    ['/?utm=1', null],
    ['/?p=%00', null],
    ['/?p=1/2', null],
    ['/rat', null],
  ])('%s is stored as %s', (text, stored) => {
    expect(queriedAddress(text)).toBe(stored)
  })
})

describe('where a redirect leads', () => {
  // The query of a target was lost.
  it.each([
    ['/suche?q=Rat&from=2020', '/suche?q=Rat&from=2020', '/suche?q=Rat&from=2020'],
    ['/über uns/#team', '/über uns#team', '/%C3%BCber%20uns#team'],
    ['/was%3F?x=%C3%BC', '/was%3F?x=%C3%BC', '/was%3F?x=%C3%BC'],
    ['/neu/', '/neu', '/neu'],
  ])('%s is stored as %s and asked for as %s', (text, stored, address) => {
    expect(normalTarget(text)).toBe(stored)
    expect(targetAddress(stored)).toBe(address)
  })
})

const targets = (world: TestWorld, ...paths: string[]) =>
  Promise.all(paths.map((path) => redirectTarget(world.db, path)))

describeOnEachDatabase('redirects', (testWorld) => {
  it('lead to a path of the site or elsewhere', async () => {
    const world = await testWorld()
    must(await setRedirect(world, { from: '/alt/', to: '/neu/' }, anActor()))
    must(await setRedirect(world, { from: '/fort', to: 'https://example.org/a?b=c' }, anActor()))
    expect(await targets(world, '/alt', '/fort', '/unbekannt')).toEqual([
      '/neu',
      'https://example.org/a?b=c',
      null,
    ])
  })

  it.each([
    ['https://zeitung.example/alt', '/neu', 'from'],
    ['/', '/neu', 'from'],
    ['alt', '/neu', 'from'],
    ['//alt', '/neu', 'from'],
    ['/alt', 'javascript:alert(1)', 'to'],
    ['/alt', '//evil.example', 'to'],
    ['/alt', 'neu', 'to'],
    ['/alt', '', 'to'],
    ['/alt', 'http://', 'to'],
    ['/alt', '/\\evil.example', 'to'],
    ['/alt', '/\t/evil.example', 'to'],
    ['/alt', 'https:evil.example', 'to'],
    ['/alt', 'https://zeitung.example@evil.example', 'to'],
    ['/alt', ' javascript:alert(1)', 'to'],
  ])('from %s to %s are refused', async (from, to, field) => {
    const world = await testWorld()
    expect(await setRedirect(world, { from, to }, anActor())).toMatchObject({
      ok: false,
      refusal: 'bad-path',
      detail: { field },
    })
  })

  it('that lead to themselves are refused', async () => {
    const world = await testWorld()
    expect(await setRedirect(world, { from: '/alt', to: '/alt/' }, anActor())).toMatchObject({
      refusal: 'leads-to-itself',
    })
  })

  it('that lead in a circle are refused, however long it is', async () => {
    const world = await testWorld()
    must(await setRedirect(world, { from: '/a', to: '/b' }, anActor()))
    must(await setRedirect(world, { from: '/b', to: 'https://zeitung.example/c/' }, anActor()))
    must(await setRedirect(world, { from: '/c', to: '/d' }, anActor()))
    for (const to of ['/a', '/b', 'https://zeitung.example/a?x=1'])
      expect(await setRedirect(world, { from: '/d', to }, anActor()), to).toMatchObject({
        refusal: 'leads-in-a-circle',
        detail: { field: 'to' },
      })
    expect(
      await setRedirect(world, { from: '/d', to: 'https://zeitung.example/d' }, anActor()),
    ).toMatchObject({
      refusal: 'leads-to-itself',
    })
    must(await setRedirect(world, { from: '/d', to: '/e' }, anActor()))
  })

  it('from where readers find something are refused, because they would never lead on', async () => {
    const world = await testWorld()
    const shown = await anArticle(world, { tags: ['Tram'], authors: ['Jana Beck'], status: 'published' })
    const draft = await anArticle(world, { headline: 'Entwurf' })
    const { path } = shown
    for (const from of [path, '/politik', '/themen/tram', '/autoren/jana-beck', '/suche', '/newsroom/x'])
      expect(await setRedirect(world, { from, to: '/neu' }, anActor()), from).toMatchObject({
        refusal: 'address-in-use',
        detail: { field: 'from', path: from },
      })
    must(await setRedirect(world, { from: draft.path, to: '/neu' }, anActor()))
    must(await setRedirect(world, { from: '/themen/alt', to: '/themen/tram' }, anActor()))
  })

  it('are replaced, listed and removed', async () => {
    const world = await testWorld()
    for (const [from, to] of [
      ['/b', '/1'],
      ['/a', '/2'],
      ['/b', '/3'],
    ] as const)
      must(await setRedirect(world, { from, to }, anActor({ name: 'Anna Albers' })))
    const all = await listRedirects(world.db, { after: null, limit: 10 })
    expect(all.map(({ fromPath, toUrl }) => [fromPath, toUrl])).toEqual([
      ['/a', '/2'],
      ['/b', '/3'],
    ])
    expect(all[0]).toMatchObject({ createdBy: 'Anna Albers', articleId: null })
    expect(await listRedirects(world.db, { after: '/a', limit: 10 })).toHaveLength(1)
    expect(await listRedirects(world.db, { after: null, limit: 10, q: 'b' })).toHaveLength(1)
    must(await removeRedirect(world, '/b', anActor()))
    expect(await removeRedirect(world, '/b', anActor())).toMatchObject({ refusal: 'not-found' })
    expect(await targets(world, '/a', '/b')).toEqual(['/2', null])
  })

  it('announce that a path leads elsewhere now', async () => {
    const world = await testWorld()
    const heard: unknown[] = []
    world.events.follow(({ type, payload }) => void heard.push([type, payload]))
    must(await setRedirect(world, { from: '/alt', to: '/neu' }, anActor()))
    must(await removeRedirect(world, '/alt', anActor()))
    expect(heard).toEqual([
      ['redirect.changed', { fromPath: '/alt' }],
      ['redirect.changed', { fromPath: '/alt' }],
    ])
  })

  it('of an article that is withdrawn still lead to its address, which says so', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { headline: 'A', status: 'published' })
    expect(await targets(world, article.path)).toEqual([null])
  })
})
