import { expect, test } from 'vitest'
import type { Block, BodyDoc } from '../../../src/articles/body/schema.ts'
import { canonicalBlock, countBodyWords, countWords, readingMinutes, storedBody, textOfNode } from './body.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })

test.each([
  ['', 0],
  ['Der Rat tagt.', 3],
  ['1.200 Menschen, E-Mail und o’clock', 5],
  ['„Ja“ – nein!', 2],
])('%s has %i words', (text, words) => expect(countWords(text)).toBe(words))

test('words are counted over all blocks, boxes and lists included, notes left out', () => {
  const body: BodyDoc = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Eins zwei' },
          { type: 'footnote', attrs: { text: 'nicht diese' } },
        ],
      },
      {
        type: 'infoBox',
        attrs: { title: 'drei' },
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'vier' }] }],
      },
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'fünf' }] }] },
        ],
      },
    ],
  }
  expect(countBodyWords(body)).toBe(5)
})

test('reading takes a minute at least', () => {
  expect(readingMinutes(3, 220)).toBe(1)
  expect(readingMinutes(660, 220)).toBe(3)
})

test('empty paragraphs at the end are the editor’s, not the writer’s', () => {
  const body: BodyDoc = {
    type: 'doc',
    content: [
      { type: 'paragraph' },
      paragraph('Text'),
      { type: 'paragraph' },
      { type: 'paragraph', content: [] },
    ],
  }
  expect(storedBody(body).content).toHaveLength(2)
})

test('blocks that mean the same are written the same', () => {
  const one = {
    type: 'blockquote',
    attrs: { cite: null },
    content: [{ type: 'paragraph', content: [] }],
  } as unknown as Block
  const other = { content: [{ type: 'paragraph' }], type: 'blockquote' } as unknown as Block
  expect(canonicalBlock(one)).toBe(canonicalBlock(other))
})

test('a line break is a line break in words', () =>
  expect(
    textOfNode({
      type: 'paragraph',
      content: [{ type: 'text', text: 'a' }, { type: 'hardBreak' }, { type: 'text', text: 'b' }],
    }),
  ).toBe('a\nb'))
