import { describe, expect, it } from 'vitest'
import type { DepescheEvent, Events } from '../platform/events/events.ts'
import { fewTags, pagesTouchedBy, tagOf } from './dependencies.ts'

const event = <T extends keyof Events & string>(type: T, payload: Events[T]): DepescheEvent =>
  ({ seq: 1, type, payload, at: '2026-11-23T09:00:00.000Z' }) as DepescheEvent

const places = {
  articleId: 'a1',
  path: '/stadt/neu',
  paths: ['/stadt/alt', '/stadt/neu'],
  sectionIds: ['s1', 's2'],
  tagIds: ['t1'],
  authorIds: ['w1'],
  translationIds: ['a2'],
}
const lists = [
  'articles',
  'articles:section:s1',
  'articles:section:s2',
  'articles:tag:t1',
  'articles:author:w1',
]
const ofArticle = ['article:a1', 'article:a2', ...lists]

it.each<[DepescheEvent, string[]]>([
  [event('article.saved', { articleId: 'a1' }), []],
  [event('article.published', places), ofArticle],
  [event('article.updated', places), ofArticle],
  [event('article.unpublished', places), ofArticle],
  [
    event('articles.imported', {
      articleIds: ['a1', 'a2'],
      paths: ['/stadt/neu'],
      sectionIds: ['s1', 's2'],
      tagIds: ['t1'],
      authorIds: ['w1'],
    }),
    ofArticle,
  ],
  [event('comments.imported', { articleIds: ['a1'] }), ['comments:a1']],
  [
    event('section.changed', { sectionId: 's1', slug: 'stadt', previousSlug: null }),
    ['section:s1', 'sections'],
  ],
  [event('section.removed', { sectionId: 's1', slug: 'stadt' }), ['section:s1', 'sections']],
  [event('tag.changed', { tagId: 't1', slug: 'bahn', previousSlug: null }), ['tag:t1', 'tags']],
  [event('tag.removed', { tagId: 't1', slug: 'bahn' }), ['tag:t1', 'tags']],
  [
    event('tag.merged', { tagId: 't1', slug: 'bahn', into: 't2', intoSlug: 'tram' }),
    ['tag:t1', 'tag:t2', 'articles:tag:t1', 'articles:tag:t2', 'tags'],
  ],
  [event('author.changed', { authorId: 'w1', slug: 'lohse', previousSlug: null }), ['author:w1', 'authors']],
  [event('author.removed', { authorId: 'w1', slug: 'lohse' }), ['author:w1', 'authors']],
  [event('media.changed', { mediaId: 'm1' }), ['media:m1', 'media']],
  [event('media.removed', { mediaId: 'm1' }), ['media:m1', 'media']],
  [event('page.changed', { pageId: 'p1', path: '/a', previousPath: null }), ['page:p1', 'pages']],
  [event('page.removed', { pageId: 'p1', path: '/a' }), ['page:p1', 'pages']],
  [event('front-page.changed', {}), ['front-page']],
  [event('settings.changed', { group: 'look' }), ['settings']],
  [event('site.restored', {}), ['settings']],
])('%o touches %o', (happened, touched) => {
  expect(pagesTouchedBy(happened)).toEqual(touched)
})

// A front page with many hands sent 37 kB of headers, and proxies answered 502 for it.
describe('the tags of a page', () => {
  const many = (kind: 'author' | 'media' | 'tag') =>
    Array.from({ length: 200 }, (_, number) => tagOf[kind](`01a20676-ed84-709f-a260-${number + 1e11}`))

  it('are each named once', () => {
    expect(fewTags(['settings', 'author:1', 'settings', 'author:1'])).toEqual(['settings', 'author:1'])
  })

  it('are few, however many hands, pictures and subjects the page has', () => {
    const tags = fewTags(['articles', ...many('author'), ...many('media'), ...many('tag')])
    expect(tags).toEqual(['articles', 'authors', 'tags', 'media'])
  })

  it('are touched by the same changes as before', () => {
    const author = event('author.changed', { authorId: 'w1', slug: 'a', previousSlug: null })
    for (const happened of [author, event('media.changed', { mediaId: 'm1' })])
      expect(pagesTouchedBy(happened)).toContainEqual(expect.stringMatching(/^(authors|media)$/))
  })
})
