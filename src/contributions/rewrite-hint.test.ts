import { expect, it } from 'vitest'
import type { Scored } from '../scoring/index.ts'
import { remarksOn } from './rewrite-hint.ts'

const scored = (given: Partial<Scored>, offTopic: number | null = null): Scored => ({
  language: 'de',
  scores: { disrespect: 0, insult: 0, profanity: 0, threat: 0, identityAttack: 0, spam: 0, offTopic },
  offensive: false,
  spans: [],
  suggestion: 'approve',
  ...given,
})
const text = 'Sie Trottel, lesen Sie erst den Artikel.'

it.each<[string, Scored, unknown]>([
  ['nothing', scored({}), []],
  ['nothing on a text too short to tell', scored({}, null), []],
  [
    'the words that read as an insult',
    scored({ offensive: true, spans: [{ signal: 'insult', start: 4, end: 11 }] }),
    [{ kind: 'disrespect', passages: ['Trottel'] }],
  ],
  ['that it is far from the topic', scored({}, 0.9), [{ kind: 'offTopic', passages: [] }]],
  ['nothing of a loose bond to it', scored({}, 0.6), []],
])('the hint says %s', (_, given, remarks) => {
  expect(remarksOn(text, given)).toEqual(remarks)
})
