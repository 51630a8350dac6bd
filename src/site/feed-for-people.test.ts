import { expect, it } from 'vitest'
import { feedVariant } from './feed-for-people.ts'

const firefox = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'

it.each([
  ['/feed.xml', firefox],
  ['/politik/feed.atom', 'text/html'],
  ['/themen/linie-5/feed.json', firefox],
  ['/politik/haushalt/comments.xml', firefox],
  ['/politik/haushalt/similar.xml', firefox],
  ['/feed/', firefox],
  ['/politik/feed', firefox],
  ['/feed/atom', 'text/html;q=0.9, application/rss+xml;q=0.5'],
])('%s asked for with %s is a page', (key, accept) => {
  expect(feedVariant(key, accept)).toBe(`${key}?as=page`)
})

it.each([
  ['/feed.xml', undefined],
  ['/feed.xml', ''],
  ['/feed.xml', '*/*'],
  ['/feed.xml', 'application/rss+xml, application/xml;q=0.9, text/html;q=0.8, */*;q=0.1'],
  ['/feed.xml', 'text/html, application/rss+xml'],
  ['/feed.xml', 'text/html;q=0'],
  ['/feed.xml', 'text/html;q=nonsense'],
  ['/feed.xml', 'text/html;q=7'],
  ['/feed.xml', ';;;,,,=,q=1'],
  ['/feed.xml', `text/html,${'x'.repeat(10_000)}`],
  ['/politik/haushalt', firefox],
  ['/sitemap.xml', firefox],
  ['/feed.xml?q=rat', firefox],
])('%s asked for with %s is what it is', (key, accept) => {
  expect(feedVariant(key, accept)).toBe(key)
})
