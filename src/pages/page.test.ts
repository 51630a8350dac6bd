import { describe, expect, it } from 'vitest'
import { pagePath, publishedSince } from './page.ts'

describe('the address of a page', () => {
  it.each([
    [{ title: 'Über uns' }, '/ueber-uns'],
    [{ title: 'Über uns', path: '' }, '/ueber-uns'],
    [{ title: 'x', path: '/wer-wir-sind' }, '/wer-wir-sind'],
    [{ title: 'x', path: '/wer-wir-sind/' }, '/wer-wir-sind'],
    [{ title: 'x', path: 'Wer wir sind' }, '/wer-wir-sind'],
    [{ title: 'x', path: '/%C3%BCber-uns' }, '/über-uns'],
    [{ title: 'x', path: '/verlag/team' }, '/verlag/team'],
    [{ title: 'x', path: '/seite?utm_source=a#b' }, '/seite'],
  ])('%j becomes %s', (wish, path) => {
    expect(pagePath(wish)).toEqual({ path })
  })

  it.each([
    [{ title: '!!!' }, 'path-missing'],
    [{ title: '!!!', path: ' ' }, 'path-missing'],
    [{ title: 'x', path: '/' }, 'bad-path'],
    [{ title: 'x', path: '////' }, 'bad-path'],
    [{ title: 'x', path: '//example.org' }, 'bad-path'],
    [{ title: 'x', path: '/..' }, 'bad-path'],
    [{ title: 'x', path: '/a/%2e%2e/b' }, 'bad-path'],
    [{ title: 'x', path: '/%' }, 'bad-path'],
    [{ title: 'x', path: '/a%00b' }, 'bad-path'],
    [{ title: 'x', path: `/${'a'.repeat(300)}` }, 'bad-path'],
    [{ title: 'Newsroom' }, 'path-reserved'],
    [{ title: 'x', path: '/api/v2' }, 'path-reserved'],
    [{ title: 'x', path: '/Impressum' }, 'path-reserved'],
    [{ title: 'x', path: '/feed.xml' }, 'path-reserved'],
  ])('%j is refused: %s', (wish, refusal) => {
    expect(pagePath(wish)).toEqual({ refusal })
  })
})

it.each([
  [null, true, 'now'],
  [null, false, null],
  [null, undefined, null],
  ['then', true, 'then'],
  ['then', undefined, 'then'],
  ['then', false, null],
])('published since %s and asked %s: since %s', (before, asked, expected) => {
  expect(publishedSince({ publishedAt: before }, asked, 'now')).toBe(expected)
})
