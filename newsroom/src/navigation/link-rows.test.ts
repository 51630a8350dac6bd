import { expect, it } from 'vitest'
import { type LinkRow, linksOf, meantAddress, rowsFor } from './link-rows.ts'

it.each([
  ['example.org', 'https://example.org'],
  ['example.org/spenden?x=1', 'https://example.org/spenden?x=1'],
  ['https://example.org', 'https://example.org'],
  ['spenden', '/spenden'],
  ['/spenden', '/spenden'],
  ['redaktion@example.org', 'mailto:redaktion@example.org'],
  ['mailto:redaktion@example.org', 'mailto:redaktion@example.org'],
  [' ', ''],
])('„%s“ means %s', (typed, address) => {
  expect(meantAddress(typed)).toBe(address)
})

const about = { label: 'Über uns', url: '/ueber-uns' }
const row = (link: Partial<LinkRow>): LinkRow => ({ key: 'a', last: null, ...about, ...link })

it('keeps a link as it was while its row is half empty, and leaves out new rows that are', () => {
  expect(linksOf([row({ label: '', last: about })])).toEqual([about])
  expect(linksOf([row({ url: '' })])).toEqual([])
  expect(linksOf([row({ label: ' Über uns ' })])).toEqual([about])
})

it('rows keep their keys when the links are the same, and when some of them are', () => {
  const rows = [row({ key: 'a', last: about })]
  expect(rowsFor([about], rows, () => 'new')).toEqual(rows)
  const jobs = { label: 'Stellen', url: '/stellen' }
  expect(rowsFor([jobs, about], rows, () => 'new').map(({ key }) => key)).toEqual(['new', 'a'])
})
