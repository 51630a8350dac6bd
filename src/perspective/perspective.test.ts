import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Scored } from '../scoring/index.ts'
import { scoreOf, spansOf } from './attributes.ts'
import { coralAnswer, coralText, isSignedByCoral } from './coral.ts'
import { openQuota } from './quota.ts'
import { longestComment, readAnalyze, readFeedback } from './read-request.ts'
import { storyFrom } from './story.ts'

const scored = (given: Partial<Scored['scores']> = {}, rest: Partial<Scored> = {}): Scored => ({
  language: 'de',
  scores: {
    disrespect: 0.1,
    insult: 0.1,
    profanity: 0.1,
    threat: 0.1,
    identityAttack: 0.1,
    spam: 0.1,
    offTopic: null,
    ...given,
  },
  offensive: false,
  spans: [],
  suggestion: 'approve',
  ...rest,
})

describe('a request to analyze', () => {
  const read = (given: object) =>
    readAnalyze({ comment: { text: 'Guten Tag' }, requestedAttributes: { TOXICITY: {} }, ...given })

  it.each([
    ['no comment', { comment: undefined }, 'comment-empty'],
    ['an empty comment', { comment: { text: ' \n' } }, 'comment-empty'],
    ['a comment that is too long', { comment: { text: 'ä'.repeat(longestComment) } }, 'comment-too-long'],
    ['no attributes', { requestedAttributes: {} }, 'nothing-requested'],
    ['an unknown attribute', { requestedAttributes: { FLIRTATION: {} } }, 'unknown-attribute'],
    ['text that is none', { comment: { text: 7 } }, 'unreadable'],
    ['attributes that are none', { requestedAttributes: 'TOXICITY' }, 'unreadable'],
  ])('with %s is refused', (_, given, refusal) => {
    expect(read(given)).toMatchObject({ ok: false, refusal })
  })

  it.each([
    ['a list', { languages: ['de-AT', 'en'] }, 'de'],
    ['one language', { languages: 'EN' }, 'en'],
    ['none', {}, null],
  ])('names its language as %s', (_, given, language) => {
    expect(read(given)).toMatchObject({ ok: true, value: { toScore: { language } } })
  })

  it('takes its context as article and the comment that is answered, in both forms', () => {
    const toScore = { article: { headline: 'Rat tagt', text: '\nEr tagt heute.' }, parent: 'Endlich!' }
    const entries = [{ text: 'Rat tagt\nEr tagt heute.' }, { text: 'Endlich!' }]
    const [article, parentComment] = entries
    expect(read({ context: { entries } })).toMatchObject({ value: { toScore } })
    expect(read({ context: { articleAndParentComment: { article, parentComment } } })).toMatchObject({
      value: { toScore },
    })
  })

  it('may be of any depth of fields that nobody knows, and of HTML whose places stay', () => {
    expect(
      read({ comment: { text: '<b>Na</b> gut', type: 'html' }, doNotStore: true, sessionId: 'x' }),
    ).toMatchObject({ value: { toScore: { text: '   Na     gut' } } })
  })
})

it('feedback names what should have been, for attributes that there are', () => {
  const comment = { text: 'Guten Tag' }
  const given = { TOXICITY: { summaryScore: { value: 0.9 } } }
  expect(readFeedback({ comment, attributeScores: given })).toMatchObject({
    ok: true,
    value: { suggested: { TOXICITY: 0.9 } },
  })
  expect(readFeedback({ comment, attributeScores: {} })).toMatchObject({ refusal: 'nothing-requested' })
  expect(
    readFeedback({ comment, attributeScores: { TOXICITY: { summaryScore: { value: 2 } } } }),
  ).toMatchObject({ refusal: 'unreadable' })
})

it('severe is what threatens, attacks a group, or is most disrespectful', () => {
  expect(scoreOf('SEVERE_TOXICITY', scored({ disrespect: 0.5 }))).toBe(0.25)
  expect(scoreOf('SEVERE_TOXICITY', scored({ disrespect: 0.5, threat: 0.7 }))).toBe(0.7)
  expect(scoreOf('OFF_TOPIC', scored())).toBeNull()
})

it('the words of what an attribute sums up are its own, each stretch once', () => {
  const spans: Scored['spans'] = [
    { signal: 'insult', start: 8, end: 12 },
    { signal: 'profanity', start: 8, end: 12 },
    { signal: 'threat', start: 0, end: 4 },
    { signal: 'spam', start: 20, end: 22 },
  ]
  expect(spansOf('TOXICITY', { spans })).toEqual([
    { start: 0, end: 4 },
    { start: 8, end: 12 },
  ])
  expect(spansOf('SEVERE_TOXICITY', { spans })).toEqual([{ start: 0, end: 4 }])
  expect(spansOf('SPAM', { spans })).toEqual([{ start: 20, end: 22 }])
})

describe("Coral's signature", () => {
  const body = '{"action":"NEW"}'
  const sign = (secret: string): string => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

  it.each([
    ['of one secret', sign('geheim'), true],
    ['of several, while they change', `${sign('alt')},${sign('geheim')}`, true],
    ['of another secret', sign('alt'), false],
    ['that is missing', undefined, false],
    ['of another kind', 'sha1=00', false],
  ])('%s', (_, signature, holds) => {
    expect(isSignedByCoral({ body, signature }, ['neu', 'geheim'])).toBe(holds)
  })

  it('holds for nobody where no secret is set', () => {
    expect(isSignedByCoral({ body, signature: sign('') }, [])).toBe(false)
  })
})

it('Coral hears nothing of what may appear, and lets all else wait', () => {
  expect(coralAnswer(scored())).toBeNull()
  expect(coralAnswer(scored({}, { suggestion: 'hold' }))).toEqual({ status: 'SYSTEM_WITHHELD' })
  expect(coralAnswer(scored({ spam: 0.9 }, { suggestion: 'reject', offensive: true }))).toEqual({
    status: 'SYSTEM_WITHHELD',
    actions: [
      { actionType: 'FLAG', reason: 'COMMENT_DETECTED_TOXIC' },
      { actionType: 'FLAG', reason: 'COMMENT_DETECTED_SPAM' },
    ],
  })
})

it("Coral's comments are read without their tags", () => {
  expect(coralText('<div>Na <b>gut</b></div><div>A &amp; B</div>')).toBe('Na  gut \n A & B')
})

describe('a page of another system', () => {
  it('is headline, description and text, without what stands around', () => {
    const html = `<html><head><title>Rat – Blatt</title><meta property="og:title" content="Rat tagt">
      <meta name="description" content="Worum es geht"></head>
      <body><nav>Start</nav><article><h1>Der Rat tagt</h1><p>Heute <b>abend</b>.</p><script>x()</script></article></body>`
    expect(storyFrom(html)).toEqual({
      headline: 'Rat tagt',
      teaser: 'Worum es geht',
      text: 'Der Rat tagt Heute abend .',
    })
  })

  it('may be hostile: without end or depth, empty', () => {
    expect(storyFrom('<div>'.repeat(50_000))).toBeNull()
    expect(storyFrom('')).toBeNull()
    expect(storyFrom('<p>'.repeat(9) + 'a '.repeat(100_000))?.text?.length).toBeLessThan(201_000)
  })
})

it('a key has its share, which fills again', () => {
  let now = 0
  const quota = openQuota(10, () => now)
  const taken = (client: string): number => {
    let count = 0
    while (quota.take(client) === 0) count++
    return count
  }
  expect(taken('a')).toBe(20)
  expect(quota.take('a')).toBeCloseTo(0.1)
  expect(taken('b')).toBe(20)
  now = 500
  expect(taken('a')).toBe(5)
})
