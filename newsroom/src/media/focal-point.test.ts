import { expect, test } from 'vitest'
import { moved, pointAt } from './focal-point.ts'

test('a click gives the shares of width and height, never outside of the picture', () => {
  const box = { left: 100, top: 50, width: 400, height: 200 }
  expect(pointAt({ x: 200, y: 100 }, box)).toEqual({ x: 0.25, y: 0.25 })
  expect(pointAt({ x: 0, y: 999 }, box)).toEqual({ x: 0, y: 1 })
})

test('arrow keys move by a hundredth, with Shift by a tenth', () => {
  expect(moved({ x: 0.5, y: 0.5 }, 'ArrowRight', false)).toEqual({ x: 0.51, y: 0.5 })
  expect(moved({ x: 0.5, y: 0.05 }, 'ArrowUp', true)).toEqual({ x: 0.5, y: 0 })
  expect(moved({ x: 0.5, y: 0.5 }, 'a', false)).toBeNull()
})
