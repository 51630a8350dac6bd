import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { solve } from './proof-of-work.ts'
import { sha256 } from './sha256.ts'

const expected = (text: string): string => createHash('sha256').update(text).digest('hex')

it('the hash is the one everybody else has, at each length up to three blocks', () => {
  for (let length = 0; length < 200; length++) {
    const text = Array.from({ length }, (_, at) => String.fromCharCode(32 + ((at * 7 + length) % 95))).join(
      '',
    )
    expect(sha256(text), String(length)).toBe(expected(text))
  }
})

it('a challenge is solved, also by its last number; one that has no solution is given up', async () => {
  const set = { algorithm: 'SHA-256', salt: 'abc?expires=1', signature: 'x' }
  for (const number of [0, 199, 200, 1000]) {
    const solved = await solve({ ...set, challenge: expected(`abc?expires=1${number}`), maxnumber: 1000 })
    expect(JSON.parse(atob(solved ?? ''))).toEqual({
      ...set,
      challenge: expected(`abc?expires=1${number}`),
      number,
    })
  }
  expect(await solve({ ...set, challenge: 'none', maxnumber: 1000 })).toBeNull()
})
