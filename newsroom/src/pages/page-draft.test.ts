import { expect, it } from 'vitest'
import type { BodyDoc } from '../../../src/articles/body/schema.ts'
import { patchOf, storedOf, withHeldBody } from './page-draft.ts'
import type { Page } from './queries.ts'

const page: Page = {
  id: 'p1',
  path: '/ueber-uns',
  url: 'http://localhost/ueber-uns',
  title: 'Über uns',
  language: 'de',
  searchDescription: null,
  published: true,
  publishedAt: '2026-11-23T08:00:00.000Z',
  revision: 3,
  createdAt: '2026-11-23T08:00:00.000Z',
  changedAt: '2026-11-23T08:00:00.000Z',
  changedBy: null,
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Wir.' }] }] },
}
const held: BodyDoc = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Wir.' }] }, { type: 'paragraph' }],
}

it('keeps the body of the editor when the server means the same', () => {
  expect(withHeldBody(storedOf(page), held).values.body).toBe(held)
})

it('takes the body of the server when it says something else', () => {
  const other: BodyDoc = { type: 'doc', content: [] }
  expect(withHeldBody(storedOf(page), other).values.body).toEqual(page.body)
})

it('sends an emptied description as none and a body without the empty paragraphs at its end', () => {
  expect(patchOf({ searchDescription: ' ', body: held })).toEqual({
    searchDescription: null,
    body: { format: 'doc', content: page.body },
  })
})
