import { expect, test } from 'vitest'
import type { Block } from '../../../../src/articles/body/schema.ts'
import { type Draft, emptyDraft } from '../draft.ts'
import { compareBodies } from './compare-bodies.ts'
import { compareThree, gentleChoices, mergedDraft } from './merge.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const bodyOf = (...texts: string[]) => ({ type: 'doc' as const, content: texts.map(paragraph) })
const draft = (changes: Partial<Draft>): Draft => ({
  ...emptyDraft({ section: 'politik', language: 'de', comments: 'before', bylines: [] }),
  ...changes,
})
const texts = ({ body }: Draft) =>
  body.content.map((block) =>
    block.type === 'paragraph'
      ? block.content?.map((part) => ('text' in part ? part.text : '')).join('')
      : block.type,
  )

const merged = (base: Draft, mine: Draft, theirs: Draft) => {
  const merge = compareThree(base, mine, theirs)
  return mergedDraft(merge, gentleChoices(merge))
}

test('paragraphs that only one person changed are taken from that person', () => {
  const base = draft({ body: bodyOf('A', 'B', 'C') })
  const mine = draft({ body: bodyOf('A1', 'B', 'C') })
  const theirs = draft({ body: bodyOf('A', 'B', 'C2', 'D') })
  expect(texts(merged(base, mine, theirs))).toEqual(['A1', 'B', 'C2', 'D'])
})

test('where both wrote, both versions are kept, mine first', () => {
  const base = draft({ body: bodyOf('A', 'B') })
  const result = merged(base, draft({ body: bodyOf('A mein', 'B') }), draft({ body: bodyOf('A ihr', 'B') }))
  expect(texts(result)).toEqual(['A mein', 'A ihr', 'B'])
})

test('neighbouring paragraphs changed by different people do not get into each other’s way', () => {
  const base = draft({ body: bodyOf('Der Rat tagt am Montag im Saal', 'Es geht um den Haushalt der Stadt') })
  const mine = draft({
    body: bodyOf('Der Rat tagt am Dienstag im Saal', 'Es geht um den Haushalt der Stadt'),
  })
  const theirs = draft({
    body: bodyOf('Der Rat tagt am Montag im Saal', 'Es geht um den Haushalt des Landes'),
  })
  expect(texts(merged(base, mine, theirs))).toEqual([
    'Der Rat tagt am Dienstag im Saal',
    'Es geht um den Haushalt des Landes',
  ])
})

test('what one deleted and the other changed is not lost', () => {
  const base = draft({ body: bodyOf('A', 'B') })
  expect(texts(merged(base, draft({ body: bodyOf('A') }), draft({ body: bodyOf('A', 'B neu') })))).toEqual([
    'A',
    'B neu',
  ])
})

test('the same change on both sides needs no choice', () => {
  const base = draft({ headline: 'Alt', body: bodyOf('A') })
  const both = draft({ headline: 'Neu', body: bodyOf('A', 'B') })
  const merge = compareThree(base, both, structuredClone(both))
  expect(merge.fields).toEqual([])
  expect(merge.body.every(({ by }) => by === 'same')).toBe(true)
})

test('fields: changes of either are taken, lists are joined, of two headlines mine stands', () => {
  const base = draft({ headline: 'Alt', kicker: 'K', tags: ['Hafen'] })
  const mine = draft({ headline: 'Meine', kicker: 'K', tags: ['Hafen', 'Rat'] })
  const theirs = draft({ headline: 'Ihre', kicker: 'Neu', tags: ['Hafen', 'Elme'] })
  expect(merged(base, mine, theirs)).toMatchObject({
    headline: 'Meine',
    kicker: 'Neu',
    tags: ['Hafen', 'Rat', 'Elme'],
  })
})

test('compared bodies pair a paragraph with the one it became', () => {
  const changes = compareBodies(
    bodyOf('Der Rat tagt am Montag', 'Ende'),
    bodyOf('Neu', 'Der Rat tagt am Dienstag', 'Ende'),
  )
  expect(changes.map(({ kind }) => kind)).toEqual(['added', 'changed', 'same'])
})
