import { expect, it } from 'vitest'
import type { ShownStory } from '../../../src/newsroom-api/contract/front-page.ts'
import {
  type Board,
  type BoardPin,
  boardOf,
  fallenOut,
  movePin,
  pinsOf,
  placePin,
  placesOf,
} from './board.ts'

const section = { id: 's', slug: 'politik', name: 'Politik' }
const pin = (articleId: string, until: string | null = null): BoardPin => ({
  slot: 'second',
  articleId,
  headline: null,
  mediaId: null,
  until,
  article: {
    headline: articleId,
    path: `/${articleId}`,
    status: 'published',
    section,
    publishedAt: null,
    publishAt: null,
  },
})
/** `A|b c`: A leads, b and c follow. */
const board = (text: string): Board => {
  const [lead, second = ''] = text.split('|')
  return {
    lead: lead ? { ...pin(lead), slot: 'lead' } : null,
    second: second
      .split(' ')
      .filter(Boolean)
      .map((id) => pin(id)),
  }
}
const words = ({ lead, second }: Board) =>
  `${lead?.articleId ?? ''}|${second.map(({ articleId }) => articleId).join(' ')}`

it.each([
  ['|', 'x', 1, 'x|'],
  ['A|', 'x', 1, 'x|A'],
  ['A|b c d e', 'x', 1, 'x|A b c d'],
  ['A|b c', 'x', 2, 'A|x b c'],
  ['A|b c', 'x', 5, 'A|b c x'],
  ['A|b c d e', 'x', 3, 'A|b x c d'],
  ['A|b c d', 'd', 2, 'A|d b c'],
  ['A|b c', 'c', 1, 'c|A b'],
  ['A|b c', 'A', 3, '|b A c'],
] as const)('%s with %s at place %i becomes %s', (before, id, place, after) => {
  const placed = placePin(board(before), pin(id), place)
  expect(words(placed)).toBe(after)
  expect(pinsOf(placed).map(({ slot }) => slot)).toEqual([
    ...(placed.lead ? ['lead'] : []),
    ...placed.second.map(() => 'second'),
  ])
})

it.each([
  ['A|b c', 'A', 1, 'b|A c'],
  ['A|', 'A', 1, '|A'],
  ['A|b c', 'A', -1, 'A|b c'],
  ['A|b c', 'b', -1, 'b|A c'],
  ['|b c', 'b', -1, 'b|c'],
  ['A|b c', 'b', 1, 'A|c b'],
  ['A|b c', 'c', 1, 'A|b c'],
] as const)('%s with %s moved by %i becomes %s', (before, id, by, after) => {
  expect(words(movePin(board(before), id, by))).toBe(after)
})

it('says what fell out', () => {
  const before = board('A|b c d e')
  expect(fallenOut(before, placePin(before, pin('x'), 2)).map(({ articleId }) => articleId)).toEqual(['e'])
})

it('leaves out pins whose time is over', () => {
  const pins = [pin('old', '2026-11-23T08:00:00.000Z'), pin('new', '2026-11-23T10:00:00.000Z')]
  expect(words(boardOf({ pins }, Date.parse('2026-11-23T09:00:00.000Z')))).toBe('|new')
})

it('fills the places without pins with the newest that stand nowhere else', () => {
  const story = (id: string, hour: number): ShownStory => ({
    id,
    path: `/${id}`,
    headline: id,
    kicker: null,
    teaser: null,
    section,
    mediaId: null,
    publishedAt: `2026-11-23T0${hour}:00:00.000Z`,
    pinned: false,
  })
  const shown = {
    lead: story('a', 5),
    secondRank: [story('b', 4)],
    latest: [story('c', 9), story('d', 3), story('e', 2)],
    strips: [],
  }
  const five = placesOf(board('|a'), shown)
  expect(five.map(({ pin: held, story: told }) => `${held ? 'pin ' : ''}${told?.id}`)).toEqual([
    'c',
    'pin a',
    'b',
    'd',
    'e',
  ])
})
