import { expect, it } from 'vitest'
import { placeIn, referenceOf } from './notice.ts'

const site = 'https://zeitung.example'

it.each([
  ['https://zeitung.example/politik/rat#comment-12', { articlePath: '/politik/rat', anchor: 'comment-12' }],
  ['/politik/rat#comment-12', { articlePath: '/politik/rat', anchor: 'comment-12' }],
  ['https://zeitung.example/m%C3%BCll#comment-a-b', { articlePath: '/müll', anchor: 'comment-a-b' }],
  ['https://other.example/politik/rat#comment-12', null],
  ['https://zeitung.example/politik/rat', null],
  ['https://zeitung.example/%E0%A4%A#comment-1', null],
  ['', null],
])('the address „%s“ of a notice names %j', (url, place) => {
  expect(placeIn(url, site)).toEqual(place)
})

it('a reference has no signs that look alike', () => {
  expect(referenceOf(new Uint8Array([0, 1, 2, 30, 31, 255, 7, 9]))).toMatch(/^M-[2-9A-HJKMNP-Z]{8}$/)
})
