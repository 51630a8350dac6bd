import { expect, it } from 'vitest'
import { isEmailAddress, isWebAddress } from './checks.ts'

it.each([
  ['https://www.wikidata.org/wiki/Q64', true],
  ['http://example.org', true],
  ['example.org', false],
  ['https://', false],
  ['javascript:alert(1)', false],
  ['mailto:a@b.de', false],
])('%s as an address of the web: %s', (text, expected) => expect(isWebAddress(text)).toBe(expected))

it.each([
  ['a@b.de', true],
  ['a@b', false],
  ['a b@c.de', false],
])('%s as an e-mail address: %s', (text, expected) => expect(isEmailAddress(text)).toBe(expected))
