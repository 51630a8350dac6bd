import { describe, expect, it } from 'vitest'
import { solve } from '../../site/assets/script/proof-of-work.ts'
import { formToken, isTooFast } from './form-token.ts'
import { newChallenge, proofIn, workFor } from './proof-of-work.ts'

const config = { secret: 'a secret for tests, long enough to sign with' }
const now = '2026-11-23T09:00:00.000Z'

describe('a form that was touched', () => {
  const text = 'Ein Satz von mehr als vierzig Zeichen, getippt.'
  const token = formToken(config, { articleId: 'a', touchedAt: now })
  it.each<[string, { token?: string; articleId?: string; text?: string; at?: string }, boolean]>([
    ['at once', {}, true],
    ['after 2.9 seconds', { at: '2026-11-23T09:00:02.900Z' }, true],
    ['after 3 seconds', { at: '2026-11-23T09:00:03.000Z' }, false],
    ['at once, with few words', { text: 'So ist es.' }, false],
    ['without a token', { token: '' }, false],
    ['with another article’s', { articleId: 'b' }, false],
    ['with a forged one', { token: `${token.slice(0, -1)}~` }, false],
    ['with something else', { token: 'x.y.z' }, false],
  ])('and was sent %s: too fast is %#', (_, given, expected) => {
    expect(isTooFast(config, { token, articleId: 'a', text, at: now, ...given })).toBe(expected)
  })
})

describe('a proof of work', () => {
  const network = '203.0.113.0/24'
  const set = () => newChallenge(config, { network, now, most: 2000 })
  const changed = (payload: string, change: Record<string, unknown>): string =>
    btoa(JSON.stringify({ ...JSON.parse(atob(payload)), ...change }))

  /** The same text is hashed, but read with a later time. */
  const digitMoved = (payload: string): string => {
    const { salt, number } = JSON.parse(atob(payload)) as { salt: string; number: number }
    const [first = '', ...rest] = String(number)
    return changed(payload, { salt: salt + first, number: Number(rest.join('')) })
  }

  it('that is solved is one, for its network and a quarter of an hour', async () => {
    const challenge = set()
    expect(challenge).toMatchObject({ algorithm: 'SHA-256', maxnumber: 2000 })
    const payload = (await solve(challenge)) ?? ''
    const proof = proofIn(config, { payload, network, now })
    expect(proof).toEqual({ challenge: challenge.challenge, expiresAt: '2026-11-23T09:15:00.000Z' })
    for (const [what, given] of Object.entries({
      network: { payload, network: '198.51.100.0/24', now },
      time: { payload, network, now: '2026-11-23T09:15:00.000Z' },
      number: { payload: changed(payload, { number: -1 }), network, now },
      'another number': { payload: changed(payload, { number: 2001 }), network, now },
      algorithm: { payload: changed(payload, { algorithm: 'SHA-1' }), network, now },
      'a longer life': {
        payload: changed(payload, { salt: challenge.salt.replace(/\d+&$/, '99999999999&') }),
        network,
        now,
      },
      'a digit of the number in the time': { payload: digitMoved(payload), network, now },
      signature: { payload: changed(payload, { signature: 'f'.repeat(64) }), network, now },
      nothing: { payload: '', network, now },
      'no JSON': { payload: btoa('{'), network, now },
      'no base64': { payload: '🤖', network, now },
      'a long one': { payload: 'x'.repeat(100_000), network, now },
    }))
      expect(proofIn(config, given), what).toBeNull()
    expect(proofIn({ secret: 'another' }, { payload, network, now })).toBeNull()
  })

  it('no two challenges are alike', () => {
    expect(new Set(Array.from({ length: 50 }, () => set().challenge)).size).toBe(50)
  })

  it.each([
    [1, 50_000],
    [1.12, 50_000],
    [1.125, 100_000],
    [1.5, 800_000],
    [2, 3_200_000],
    [100, 3_200_000],
  ])('at %f times the rate is work of up to %i', (over, most) => {
    expect(workFor(over)).toBe(most)
  })
})
