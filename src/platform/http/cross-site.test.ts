import { describe, expect, it } from 'vitest'
import { sameSite } from './cross-site.ts'

describe('a request that changes something', () => {
  it.each<[Record<string, string>, boolean, boolean]>([
    [{}, true, false],
    [{ 'sec-fetch-site': 'same-origin' }, true, true],
    [{ 'sec-fetch-site': 'none' }, true, true],
    [{ 'sec-fetch-site': 'same-site' }, false, false],
    [{ 'sec-fetch-site': 'cross-site' }, false, false],
    [
      { 'sec-fetch-site': 'cross-site', origin: 'https://zeitung.example', host: 'zeitung.example' },
      false,
      false,
    ],
    [{ origin: 'https://zeitung.example', host: 'zeitung.example' }, true, true],
    [{ origin: 'http://zeitung.example:4000', host: 'zeitung.example:4000' }, true, true],
    [{ origin: 'https://evil.example', host: 'zeitung.example' }, false, false],
    [{ origin: 'null', host: 'zeitung.example' }, false, false],
    [{ origin: 'https://zeitung.example.evil.example', host: 'zeitung.example' }, false, false],
  ])('with %j comes from our own pages: without a cookie %s, with one %s', (given, without, withCookie) => {
    expect(sameSite(new Headers(given), false)).toBe(without)
    expect(sameSite(new Headers(given), true)).toBe(withCookie)
  })
})
