import { expect, it } from 'vitest'
import { addressesFor, canHoldArticle } from './addresses.ts'

it.each([
  ['/2015/05/rat', true],
  ['/rat', true],
  ['/über/uns', true],
  ['/archives/123', true],
  ['/archive/2015/ein-bericht', true],
  ['/', false],
  ['/api/rat', false],
  ['/media/rat/x', false],
  ['/suche', false],
  ['/themen/rat', false],
  ['/archiv/2015/05', false],
  ['/sitemap.xml', false],
  ['/rat/feed', false],
  ['/rat/comments.xml', false],
])('an article can stand at %s: %s', (path, can) => {
  expect(canHoldArticle(path)).toBe(can)
})

it.each([
  [{ path: '/2015/rat/', slug: 'rat' }, ['/2015/rat', '/politik/rat', '/politik/rat-2']],
  [{ path: null, slug: null }, ['/politik/der-rat', '/politik/der-rat-2', '/politik/der-rat-3']],
  [{ path: '/suche', slug: 'suche' }, ['/politik/suche', '/politik/suche-2', '/politik/suche-3']],
])('%j is tried at %j', (given, expected) => {
  const wish = {
    headline: 'Der Rat',
    sectionSlug: 'politik',
    id: '0198f000-0000-7000-8000-000000000001',
    ...given,
  }
  expect([...addressesFor(wish)].slice(0, 3)).toEqual(expected)
  expect([...addressesFor(wish)].at(-1)).toMatch(/-000000000001$/)
})
