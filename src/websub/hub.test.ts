import { expect, it } from 'vitest'
import { addDays } from '../platform/clock.ts'
import {
  afterFailure,
  askingAddress,
  deliveryOutcome,
  hubSignature,
  isChallengeMet,
  readHubRequest,
  topicPath,
} from './hub.ts'

const site = { publicUrl: 'https://zeitung.example', allow: [] }
const fields = (changes: Record<string, string> = {}) =>
  new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.callback': 'https://leser.example/hub?id=7',
    'hub.topic': 'https://zeitung.example/politik/feed.xml',
    ...changes,
  })
const reasonOf = (changes: Record<string, string>) => {
  const read = readHubRequest(fields(changes), site)
  return read.ok ? null : `${read.refusal}: ${read.detail?.reason}`
}

it('a wish is read; what the hub does not know it passes over; leases are bounded', () => {
  expect(readHubRequest(fields({ 'hub.unknown': 'x', 'hub.secret': 'geheim' }), site)).toEqual({
    ok: true,
    value: {
      mode: 'subscribe',
      topic: '/politik/feed.xml',
      callback: 'https://leser.example/hub?id=7',
      secret: 'geheim',
      leaseSeconds: 864_000,
    },
  })
  for (const [asked, given] of [
    ['1', 3600],
    ['86400', 86_400],
    ['9999999999', 2_592_000],
  ] as const)
    expect(readHubRequest(fields({ 'hub.lease_seconds': asked }), site)).toMatchObject({
      value: { leaseSeconds: given },
    })
})

it.each([
  [{ 'hub.mode': 'publish' }, /^bad-request: hub\.mode/],
  [{ 'hub.callback': '' }, /hub\.callback is missing/],
  [{ 'hub.callback': 'ftp://leser.example/' }, /scheme-not-allowed/],
  [{ 'hub.callback': 'javascript:alert(1)' }, /scheme-not-allowed/],
  [{ 'hub.callback': 'https://name:pass@leser.example/' }, /credentials-in-url/],
  [{ 'hub.callback': 'https://leser.example/#x' }, /no fragment/],
  [{ 'hub.callback': 'http://127.0.0.1/hub' }, /address-not-allowed/],
  [{ 'hub.callback': 'http://[::1]/hub' }, /address-not-allowed/],
  [{ 'hub.callback': 'http://metadata.internal/' }, /address-not-allowed/],
  [{ 'hub.callback': `https://leser.example/${'a'.repeat(2000)}` }, /longer than 2000/],
  [{ 'hub.topic': 'https://andere.example/feed.xml' }, /^unknown-topic/],
  [{ 'hub.topic': 'https://zeitung.example.andere.example/feed.xml' }, /^unknown-topic/],
  [{ 'hub.topic': 'https://zeitung.example/feed/' }, /^unknown-topic/],
  [{ 'hub.topic': 'https://zeitung.example/feed.xml?x=1' }, /^unknown-topic/],
  [{ 'hub.topic': 'https://zeitung.example/politik' }, /^unknown-topic/],
  [{ 'hub.secret': 'ü'.repeat(100) }, /shorter than 200 bytes/],
  [{ 'hub.lease_seconds': '-5' }, /whole number/],
  [{ 'hub.lease_seconds': '1e9' }, /whole number/],
])('refuses %o with a reason', (changes, reason) => {
  expect(reasonOf(changes)).toMatch(reason)
})

it('feeds are known by their paths, as they are stored', () => {
  const at = (address: string) => topicPath(address, site.publicUrl)
  expect(at('https://zeitung.example/themen/m%C3%BCnchen/feed.atom')).toBe('/themen/münchen/feed.atom')
  expect(at('https://zeitung.example/politik/haushalt/comments.xml')).toBe('/politik/haushalt/comments.xml')
  expect(at('https://zeitung.example/%E0%A4%A/feed.xml')).toBeNull()
})

it('a callback keeps its own query when it is asked, and must answer the challenge and nothing else', () => {
  expect(askingAddress('https://leser.example/hub?id=7', { mode: 'subscribe', challenge: 'a b' })).toBe(
    'https://leser.example/hub?id=7&hub.mode=subscribe&hub.challenge=a+b',
  )
  const answer = (status: number, body: string) => ({ status, body: Buffer.from(body) })
  expect(isChallengeMet(answer(200, 'abc'), 'abc')).toBe(true)
  expect(isChallengeMet(answer(204, ''), 'abc')).toBe(false)
  expect(isChallengeMet(answer(200, 'abcd'), 'abc')).toBe(false)
  expect(isChallengeMet(answer(200, '<html>abc'), 'abc')).toBe(false)
  expect(isChallengeMet(answer(404, 'abc'), 'abc')).toBe(false)
  expect(isChallengeMet(answer(302, 'abc'), 'abc')).toBe(false)
})

it('signs with SHA-256 (RFC 4231, test case 2)', () => {
  expect(hubSignature('Jefe', 'what do ya want for nothing?')).toBe(
    'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
})

it('what was not taken is tried later and later, given up, and ends after five days', () => {
  const now = '2026-11-23T09:00:00.000Z'
  expect([200, 204, 301, 307, 410, 500, null].map(deliveryOutcome)).toEqual([
    'delivered',
    'delivered',
    'failed',
    'failed',
    'gone',
    'failed',
    'failed',
  ])
  const after = (attempts: number) => afterFailure({ attempts, failingSince: null }, now).nextTryAt
  expect([1, 2, 6, 7].map(after)).toEqual([
    '2026-11-23T09:01:00.000Z',
    '2026-11-23T09:05:00.000Z',
    '2026-11-23T21:00:00.000Z',
    null,
  ])
  expect(afterFailure({ attempts: 1, failingSince: null }, now)).toMatchObject({
    failingSince: now,
    isOver: false,
  })
  expect(afterFailure({ attempts: 1, failingSince: addDays(now, -5) }, now)).toMatchObject({ isOver: true })
})
