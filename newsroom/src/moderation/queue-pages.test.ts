import { describe, expect, it } from 'vitest'
import { noFilters, type QueueItem } from './queries.ts'
import { type QueuePages, withChanged } from './queue-pages.ts'

const item = (id: string, risk: number, given: Partial<QueueItem> = {}) =>
  ({ id, risk, status: 'pending', waitingSince: `t${id}`, article: null, ...given }) as QueueItem

const queue = (...pages: QueueItem[][]): QueuePages => ({
  pages: pages.map((items, at) => ({ items, nextCursor: at === pages.length - 1 ? 'more' : 'next' })),
  pageParams: [],
})
const idsOf = ({ pages }: QueuePages) =>
  pages.map(({ items }) => items.map(({ id }) => id).join('')).join(' ')
const whole = ({ pages, pageParams }: QueuePages): QueuePages => ({
  pages: pages.map((page) => ({ ...page, nextCursor: null })),
  pageParams,
})

describe('the loaded part of the queue', () => {
  const start = queue([item('a', 0.9), item('b', 0.5)], [item('c', 0.3)])

  it.each([
    ['what was decided goes', start, ['a'], [item('a', 0.9, { status: 'approved' })], 'b c'],
    ['what is unknown to the server goes', start, ['b'], [], 'a c'],
    ['what is new stands in its place', start, ['x'], [item('x', 0.4)], 'ab xc'],
    ['the riskiest stands first', start, ['x'], [item('x', 1)], 'xab c'],
    ['what comes behind what is loaded is left for later', start, ['x'], [item('x', 0.1)], 'ab c'],
    ['in a queue that is loaded whole it stands last', whole(start), ['x'], [item('x', 0.1)], 'ab cx'],
  ])('%s', (_, given, ids, found, after) => {
    expect(idsOf(withChanged(given, { ids, found, filters: noFilters }))).toBe(after)
  })

  it('takes the new form of what it holds, such as a claim', () => {
    const claim = { staffId: 'm2', name: 'Max', until: '2026-11-23T09:01:30.000Z' }
    const { pages } = withChanged(start, {
      ids: ['b'],
      found: [item('b', 0.5, { claim })],
      filters: noFilters,
    })
    expect(pages[0]?.items[1]?.claim).toEqual(claim)
  })

  it('sorted by age takes in what was taken back where it stood', () => {
    const old = queue([item('a', 0), item('c', 0)])
    const filters = { ...noFilters, sort: 'age' as const }
    expect(idsOf(withChanged(old, { ids: ['b'], found: [item('b', 1)], filters }))).toBe('abc')
  })

  it('that is filtered takes in nothing by itself', () => {
    const filters = { ...noFilters, signal: 'insult' }
    expect(idsOf(withChanged(start, { ids: ['x'], found: [item('x', 1)], filters }))).toBe('ab c')
  })
})
