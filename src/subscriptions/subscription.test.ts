import { describe, expect, it } from 'vitest'
import { soundAddress } from './address.ts'
import {
  type Frequency,
  floodShare,
  frequencyFor,
  type Kind,
  statusOf,
  tidyWords,
  whatToMail,
} from './subscription.ts'

const at = '2026-11-23T09:00:00.000Z'

describe('an address', () => {
  it.each([
    ['mara@example.org', 'mara@example.org'],
    ['  Mara.Vogt+Zeitung@Example.ORG ', 'Mara.Vogt+Zeitung@Example.ORG'],
    ["o'neill@example.org", "o'neill@example.org"],
    ['mara@bücher.example', 'mara@bücher.example'],
    ['mara@xn--bcher-kva.example', 'mara@xn--bcher-kva.example'],
    ['почта@пример.рф'.replace('почта', 'post'), 'post@пример.рф'],
    ['a@b.co', 'a@b.co'],
  ])('%s is one', (typed, address) => {
    expect(soundAddress(typed)).toEqual({ address })
  })

  it.each([
    ['nothing', '', 'field.empty'],
    ['blanks', '  ', 'field.empty'],
    ['no sign', 'mara', 'field.email'],
    ['quotes', '"mara vogt"@example.org', 'field.email'],
    ['quotes with a sign', '"a@b"@example.org', 'field.email'],
    ['a name before it', 'Mara <mara@example.org>', 'field.email'],
    ['two of them', 'a@example.org,b@example.org', 'field.email'],
    ['a header', 'a@example.org\r\nBcc: b@example.org', 'field.email'],
    ['a header without a break', 'a@example.org%0ABcc:b@example.org', 'field.email'],
    ['400 signs', `${'a'.repeat(388)}@example.org`, 'field.too-long'],
    ['65 signs before the @', `${'a'.repeat(65)}@example.org`, 'field.email'],
    ['two dots', 'a..b@example.org', 'field.email'],
    ['a dot at its end', 'a.@example.org', 'field.email'],
    ['a host without a dot', 'mara@localhost', 'field.email'],
    ['numbers for a host', 'mara@127.0.0.1', 'field.email'],
    ['a literal', 'mara@[127.0.0.1]', 'field.email'],
    ['a host that begins with a line', 'mara@-example.org', 'field.email'],
    ['a label of 64 signs', `mara@${'a'.repeat(64)}.org`, 'field.email'],
    ['letters beyond ASCII before the @', 'jörg@example.org', 'field.email'],
  ])('%s is none', (_, typed, message) => {
    expect(soundAddress(typed)).toMatchObject({ issues: [{ path: ['email'], message }] })
  })
})

describe('a request', () => {
  const active = { frequency: 'daily' as Frequency, endedAt: null, pausedAt: null }
  it.each<[string, Parameters<typeof whatToMail>[0], Frequency, string]>([
    ['for the first time', null, 'daily', 'confirmation'],
    ['of what is followed just so', active, 'daily', 'already'],
    ['with another frequency', active, 'weekly', 'confirmation'],
    ['of what is paused', { ...active, pausedAt: at }, 'daily', 'confirmation'],
    ['of what was ended', { ...active, endedAt: at }, 'daily', 'confirmation'],
  ])('%s brings this mail', (_, existing, frequency, mail) => {
    expect(whatToMail(existing, { frequency })).toBe(mail)
  })

  it.each<[Kind, Frequency, Frequency]>([
    ['newsletter', 'daily', 'immediate'],
    ['newsletter', 'immediate', 'immediate'],
    ['similar', 'weekly', 'weekly'],
    ['comments', 'immediate', 'immediate'],
    ['jobs', 'daily', 'daily'],
  ])('of kind %s, asked %s, is kept as %s', (kind, asked, kept) => {
    expect(frequencyFor(kind, asked)).toBe(kept)
  })

  it.each([
    [{ address: 0, network: 0 }, false],
    [{ address: 7, network: 7 }, false],
    [{ address: 8, network: 8 }, true],
    [{ address: 0, network: 60 }, true],
  ])('after %j is too many: %s', (sent, isTooMany) => {
    expect(floodShare(sent) >= 1).toBe(isTooMany)
  })
})

it('what is ended is ended, paused or not', () => {
  expect(statusOf({ endedAt: null, pausedAt: null })).toBe('active')
  expect(statusOf({ endedAt: null, pausedAt: at })).toBe('paused')
  expect(statusOf({ endedAt: at, pausedAt: at })).toBe('ended')
})

it('words to look for stand on one line', () => {
  expect(tidyWords('  Hafen\u0000 \r\n und\u202e  Brücke ')).toBe('Hafen und Brücke')
  expect(tidyWords('x'.repeat(500))).toHaveLength(201)
})
