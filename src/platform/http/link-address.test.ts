import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkAddress } from './link-address.ts'

const web = ['https:', 'http:', 'mailto:'] as const

describe('the address of a link', () => {
  it.each([
    ['/politik/rat?x=1#oben', '/politik/rat?x=1#oben'],
    [' /über uns ', '/über%20uns'],
    ['HTTPS://Example.ORG', 'https://example.org/'],
    ['https://müller.example/ä', 'https://xn--mller-kva.example/%C3%A4'],
    ['https://example.org/a b"c', 'https://example.org/a%20b%22c'],
    ['https:\\\\example.org\\a', 'https://example.org/a'],
    ['mailto:post@example.org', 'mailto:post@example.org'],
    ['htt\nps://example.org/', 'https://example.org/'],
    // Invisible signs were taken out, and the address led to another host.
    ['https://www.\u0dc1\u0dca\u200d\u0dbb\u0dd3.com/', 'https://www.xn--10cl1a0b660p.com/'],
    ['https://example.org/\u202ea', 'https://example.org/%E2%80%AEa'],
    ['/a\u0000b', '/a%00b'],
  ])('%j is kept as %s', (text, address) => {
    expect(linkAddress(text, web)).toBe(address)
  })

  it.each([
    '',
    'politik',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\n//evil.example',
    '\u200b//evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,a',
    'ftp://example.org/',
    'https://',
    'https://a b/',
    'https://a\u0001b/',
    'https://name@example.org/',
    'https://example.org:99999/',
    `https://example.org/${'x'.repeat(4000)}`,
  ])('%j is none', (text) => {
    expect(linkAddress(text, web)).toBeNull()
  })

  it('leads to this site or somewhere of these protocols, whatever the text, and stays itself', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.stringMatching(/^[/\\\t\n.@:a-z]{0,12}$/),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const address = linkAddress(text, web)
        if (address === null) return
        const { origin, protocol } = new URL(address, 'https://zeitung.example')
        if (address.startsWith('/')) expect(origin).toBe('https://zeitung.example')
        else expect(web).toContain(protocol)
        expect(linkAddress(address, web)).toBe(address)
      }),
      { numRuns: 2000 },
    )
  })
})
