import { expect, test } from 'vitest'
import { filtersOf, furtherFilters, readListSearch } from './filters.ts'

test('an address gives the filters it names, and what is not understood is left out', () => {
  expect(
    readListSearch({ q: 'Hafen', status: 'draft', label: 'nonsense', mine: true, from: 'gestern', page: 3 }),
  ).toEqual({
    q: 'Hafen',
    status: 'draft',
    mine: true,
  })
  expect(readListSearch({ q: 2026 })).toEqual({ q: '2026' })
})

test('the last day is meant whole, and scheduled articles stand in the order of their times', () => {
  const startOfDay = (day: string) => `${day}T00:00:00.000Z`
  expect(filtersOf({ from: '2026-11-01', to: '2026-11-30', open: 'a1' }, startOfDay)).toMatchObject({
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-12-01T00:00:00.000Z',
    sort: 'changed',
  })
  expect(filtersOf({ status: 'scheduled' }, startOfDay).sort).toBe('scheduled')
})

test('further filters are counted for the button that hides them', () => {
  expect(furtherFilters({ q: 'x', status: 'draft', tag: 'hafen', from: '2026-11-01' })).toBe(2)
})
