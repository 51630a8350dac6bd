import { describe, expect, it } from 'vitest'
import { familyOrder } from './family-order.ts'

const family = (...pairs: [string, string | null][]) => {
  const { order, missing, circles } = familyOrder(new Map(pairs))
  return { order, missing: [...missing], circles: [...circles] }
}

describe('things that name their parents', () => {
  it('come after their parents, however the file orders them', () => {
    expect(family(['c', 'b'], ['a', null], ['b', 'a'])).toEqual({
      order: ['a', 'b', 'c'],
      missing: [],
      circles: [],
    })
  })
  it('stand at the top when the parent does not exist', () => {
    expect(family(['a', 'x'])).toEqual({ order: ['a'], missing: ['a'], circles: [] })
  })
  it('lose one parent of a circle', () => {
    expect(family(['a', 'b'], ['b', 'c'], ['c', 'a'])).toEqual({
      order: ['c', 'b', 'a'],
      missing: [],
      circles: ['c'],
    })
    expect(family(['a', 'a']).circles).toEqual(['a'])
  })
  it('are sorted also when a hundred thousand stand in one line', () => {
    const line: [string, string | null][] = Array.from({ length: 100_000 }, (_, n) => [`${n}`, `${n + 1}`])
    expect(family(...line).order.at(-1)).toBe('0')
  })
})
