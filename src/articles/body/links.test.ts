import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeHref } from './links.ts'

describe('the address of a link', () => {
  it.each([
    ['https://example.org', 'https://example.org/'],
    ['HTTP://EXAMPLE.ORG/A?b#c', 'http://example.org/A?b#c'],
    [' https://example.org/ ', 'https://example.org/'],
    ['\n\thttps://example.org/a\n', 'https://example.org/a'],
    ['https://example.org/a b', 'https://example.org/a%20b'],
    ['https://münchen.example/straße', 'https://xn--mnchen-3ya.example/stra%C3%9Fe'],
    ['mailto:redaktion@example.org?subject=Hallo', 'mailto:redaktion@example.org?subject=Hallo'],
    ['tel:+49401234', 'tel:+49401234'],
    ['/politik/rat', '/politik/rat'],
    ['/politik?seite=2#oben', '/politik?seite=2#oben'],
    ['/mein text', '/mein%20text'],
    [' /politik', '/politik'],
    ['#oben', '#oben'],
    ['#note-1', '#note-1'],
  ])('%j is kept as %j', (text, href) => {
    expect(safeHref(text)).toBe(href)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\u0000script:alert(1)',
    '\u00a0javascript:alert(1)',
    '\u2028javascript:alert(1)',
    'javascript\u200b:alert(1)',
    'javascript://example.org/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://example.org/x',
    'file:///etc/passwd',
    'ftp://example.org/',
    'about:blank',
    'view-source:https://example.org',
    'intent://x',
    '//example.org/a',
    '/\\example.org',
    '\\\\example.org',
    '\\/example.org',
    '/\t/example.org',
    '/\n\\example.org',
    'https://',
    'https:///',
    'https://name:wort@example.org/',
    'https://name@example.org/',
    'example.org',
    'relative/path',
    '../up',
    '?q=1',
    '#<img>',
    '',
    ' ',
    `https://example.org/${'x'.repeat(5000)}`,
  ])('%j is none', (text) => {
    expect(safeHref(text)).toBeNull()
  })

  it('never leads anywhere but to the web, a mailbox, a telephone or this site, whatever is tried', () => {
    const parts = fc.constantFrom(
      'javascript',
      'java',
      'script',
      ':',
      '/',
      '\\',
      '//',
      '\n',
      '\t',
      ' ',
      '\u0000',
      '\u00a0',
      '\u200b',
      '#',
      '?',
      '@',
      '.',
      'example.org',
      'http',
      'https',
      'data',
      'alert(1)',
      '%0a',
      '%00',
      '&colon;',
      '\ufeff',
      '\u202e',
      '..',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(parts, { maxLength: 12 }).map((list) => list.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          const href = safeHref(text)
          if (href === null) return
          const url = new URL(href, 'https://zeitung.example/politik/rat')
          if (/^[/#]/.test(href)) expect(url.origin).toBe('https://zeitung.example')
          else expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(url.protocol)
          expect(safeHref(href)).toBe(href)
        },
      ),
      { numRuns: 3000 },
    )
  })
})
