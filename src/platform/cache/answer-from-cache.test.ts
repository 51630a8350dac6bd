import { describe, expect, it } from 'vitest'
import { cacheKey } from './answer-from-cache.ts'

const known = new Set(['q', 'seite'])

describe('the key of a page', () => {
  it.each([
    ['GET', '/', '/'],
    ['HEAD', '/politik', '/politik'],
    ['GET', '/suche?q=rat&seite=2', '/suche?q=rat&seite=2'],
    ['GET', '/suche?seite=2&q=rat', '/suche?q=rat&seite=2'],
    ['GET', '/politik?utm_source=mail', '/politik'],
    ['GET', '/politik?utm_source=mail&seite=2&fbclid=1', '/politik?seite=2'],
    ['GET', '/politik?', '/politik'],
    ['GET', '/politik?=1&&x', '/politik'],
    ['GET', '/suche?q', '/suche?q'],
    ['GET', '/suche?q=a?b', '/suche?q=a?b'],
    ['POST', '/', null],
    ['OPTIONS', '*', null],
    ['PURGE', '/', null],
    [undefined, '/', null],
  ])('%s %s', (method, url, key) => {
    expect(cacheKey(method, url, known)).toBe(key)
  })

  it.each([
    ['http://other.example/politik?q=1', '/politik?q=1'],
    ['http://other.example', '/'],
    ['*', null],
    ['politik', null],
  ])('an address that is not a path is read as RFC 9112 3.2 says: %s', (url, key) => {
    expect(cacheKey('GET', url, known)).toBe(key)
  })
})
