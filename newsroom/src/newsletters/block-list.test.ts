import { expect, it } from 'vitest'
import type { BodyDoc } from '../../../src/articles/body/schema.ts'
import {
  articleBlock,
  type Block,
  changeBlock,
  editedBlock,
  emptyBlock,
  inputOf,
  insertAfter,
  isBlank,
  removeBlock,
  withHeld,
} from './block-list.ts'

const words: BodyDoc = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Guten Morgen.' }] }],
}
const text = (key: string, body = words): Block => ({ key, type: 'text', body })
const heading = (key: string, value: string): Block => ({ key, type: 'heading', text: value })
const keys = (blocks: readonly Block[]) => blocks.map(({ key }) => key).join('')

it('puts new blocks behind one, or at the end', () => {
  const blocks = [heading('a', 'A'), heading('b', 'B')]
  expect(keys(insertAfter(blocks, 'a', [heading('x', 'X')]))).toBe('axb')
  expect(keys(insertAfter(blocks, null, [heading('x', 'X')]))).toBe('abx')
  expect(keys(insertAfter(blocks, 'gone', [heading('x', 'X')]))).toBe('abx')
})

it('changes and removes one block only', () => {
  const blocks = [heading('a', 'A'), heading('b', 'B')]
  expect(changeBlock(blocks, 'b', { text: 'C' })).toEqual([heading('a', 'A'), heading('b', 'C')])
  expect(keys(removeBlock(blocks, 'a'))).toBe('b')
})

it('keeps the block that the editor holds where the server means the same', () => {
  const held = [
    heading('a', ' Lokales '),
    text('b', { ...words, content: [...words.content, { type: 'paragraph' }] }),
  ]
  const stored = [text('1'), heading('2', 'Lokales'), heading('3', 'Neu')]
  const together = withHeld(stored, held)
  expect(together).toEqual([held[1], held[0], stored[2]])
  expect(together[0]).toBe(held[1])
})

it('two blocks that mean the same keep two keys', () => {
  const rules = [emptyBlock('rule'), emptyBlock('rule')]
  expect(withHeld([emptyBlock('rule'), emptyBlock('rule')], rules)).toEqual(rules)
})

it('sends words that were emptied as none, and nothing of what is only shown', () => {
  const block = editedBlock({
    type: 'article',
    articleId: 'a1',
    headline: 'Eigene Zeile',
    teaser: null,
    hasPicture: null,
    article: null,
  })
  expect(inputOf({ ...block, teaser: ' ' } as Block)).toEqual({
    type: 'article',
    articleId: 'a1',
    headline: 'Eigene Zeile',
    teaser: null,
    hasPicture: null,
  })
})

it.each<[string, Block, boolean]>([
  ['an empty heading', emptyBlock('heading'), true],
  ['own words with an empty paragraph', text('a', { type: 'doc', content: [{ type: 'paragraph' }] }), true],
  ['own words', text('a'), false],
  ['an empty advertisement', emptyBlock('advertisement'), true],
  ['a rule', emptyBlock('rule'), false],
  ['an article', articleBlock('a1'), false],
])('%s is blank: %s', (_, block, blank) => expect(isBlank(block)).toBe(blank))
