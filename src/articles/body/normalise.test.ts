import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deepestNesting, normaliseBody } from './normalise.ts'
import { bodyToText } from './to-text.ts'

const doc = (...content: unknown[]) => ({ type: 'doc', content })
const text = (words: string, ...marks: unknown[]) => ({
  type: 'text',
  text: words,
  ...(marks.length ? { marks } : {}),
})
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })

const nested = (depth: number, wrap: (inner: unknown) => unknown, innermost: unknown): unknown => {
  let node = innermost
  for (let level = 0; level < depth; level++) node = wrap(node)
  return node
}

describe('a body from outside', () => {
  it.each([null, undefined, 7, 'text', [], {}, { content: 'x' }, { content: [null, 1, 'a', [], {}] }])(
    'that is none is empty: %j',
    (value) => {
      expect(normaliseBody(value)).toEqual({ type: 'doc', content: [] })
    },
  )

  it('keeps everything that the schema knows', () => {
    const known = doc(
      { type: 'heading', attrs: { level: 3 }, content: [text('Titel')] },
      paragraph(
        text('a', { type: 'bold' }, { type: 'link', attrs: { href: 'https://example.org/' } }),
        { type: 'hardBreak' },
        { type: 'footnote', attrs: { text: 'Anmerkung' } },
      ),
      { type: 'blockquote', attrs: { cite: 'Wer' }, content: [paragraph(text('Zitat'))] },
      { type: 'pullQuote', attrs: { cite: null }, content: [text('Satz')] },
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              paragraph(text('Punkt')),
              { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('darunter'))] }] },
            ],
          },
        ],
      },
      {
        type: 'orderedList',
        attrs: { start: 4 },
        content: [{ type: 'listItem', content: [paragraph(text('vier'))] }],
      },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              {
                type: 'tableHeader',
                attrs: { colspan: 2, rowspan: 1, colwidth: null },
                content: [paragraph(text('Kopf'))],
              },
            ],
          },
        ],
      },
      {
        type: 'figure',
        attrs: { mediaId: 'abc', alt: 'Bild', caption: 'Unterschrift', credit: 'Foto: X', size: 'wide' },
      },
      {
        type: 'gallery',
        content: [
          { type: 'figure', attrs: { mediaId: 'abc', alt: null, caption: null, credit: null, size: 'text' } },
        ],
      },
      { type: 'codeBlock', attrs: { language: 'sql' }, content: [text('select 1')] },
      { type: 'infoBox', attrs: { title: 'Kasten' }, content: [paragraph(text('drin'))] },
      { type: 'embed', attrs: { url: 'https://youtu.be/dQw4w9WgXcQ', title: 'Film' } },
      { type: 'horizontalRule' },
    )
    expect(normaliseBody(known)).toEqual(known)
  })

  it.each<[string, unknown, unknown[]]>([
    [
      'unknown attributes go',
      { ...paragraph(text('a')), attrs: { onclick: 'alert(1)' }, style: 'x' },
      [paragraph(text('a'))],
    ],
    [
      'unknown marks go, words stay',
      paragraph(text('a', { type: 'script' }, { type: 'bold', attrs: { style: 'x' } })),
      [paragraph(text('a', { type: 'bold' }))],
    ],
    [
      'a doubled mark counts once',
      paragraph(text('a', { type: 'bold' }, { type: 'bold' })),
      [paragraph(text('a', { type: 'bold' }))],
    ],
    [
      'a dangerous link goes, words stay',
      paragraph(text('a', { type: 'link', attrs: { href: 'javascript:alert(1)' } })),
      [paragraph(text('a'))],
    ],
    [
      'unknown blocks give their words',
      { type: 'marquee', content: [paragraph(text('a')), text('b')] },
      [paragraph(text('a')), paragraph(text('b'))],
    ],
    [
      'a level out of range is the second',
      { type: 'heading', attrs: { level: 1 }, content: [text('a')] },
      [{ type: 'heading', attrs: { level: 2 }, content: [text('a')] }],
    ],
    [
      'blocks in a paragraph give their words',
      paragraph({ type: 'blockquote', content: [paragraph(text('a'))] }),
      [paragraph(text('a'))],
    ],
    ['a figure of no medium goes', { type: 'figure', attrs: { mediaId: '../../x', alt: 'a' } }, []],
    ['an embed that is no web address goes', { type: 'embed', attrs: { url: 'javascript:alert(1)' } }, []],
    ['an embed of this site goes', { type: 'embed', attrs: { url: '/newsroom' } }, []],
    [
      'characters that XML cannot carry go',
      paragraph(text('a\u0000b\u0008c\ufffed')),
      [paragraph(text('abcd'))],
    ],
    ['half a surrogate pair is replaced', paragraph(text('a\ud83d')), [paragraph(text('a\ufffd'))]],
    [
      'a list item around nothing stays a list',
      { type: 'bulletList', content: [paragraph(text('a'))] },
      [{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('a'))] }] }],
    ],
    [
      'spans out of range are one',
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableCell', attrs: { colspan: 1e9, rowspan: -1 }, content: [] }],
          },
        ],
      },
      [
        {
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: [
                {
                  type: 'tableCell',
                  attrs: { colspan: 1, rowspan: 1, colwidth: null },
                  content: [{ type: 'paragraph', content: [] }],
                },
              ],
            },
          ],
        },
      ],
    ],
    // The box kept only some kinds of blocks and lost the words of the others.
    [
      'no word in an info box is lost',
      {
        type: 'infoBox',
        attrs: { title: 'T' },
        content: [
          { type: 'blockquote', attrs: {}, content: [paragraph(text('a'))] },
          { type: 'codeBlock', content: [text('b')] },
          { type: 'infoBox', attrs: {}, content: [paragraph(text('c'))] },
        ],
      },
      [
        {
          type: 'infoBox',
          attrs: { title: 'T' },
          content: [paragraph(text('a')), paragraph(text('b')), paragraph(text('c'))],
        },
      ],
    ],
  ])('%s', (_, block, content) => {
    expect(normaliseBody(doc(block))).toEqual({ type: 'doc', content })
  })

  it.each<[string, (inner: unknown) => unknown]>([
    ['quotations', (inner) => ({ type: 'blockquote', attrs: {}, content: [inner] })],
    ['lists', (inner) => ({ type: 'bulletList', content: [{ type: 'listItem', content: [inner] }] })],
    [
      'tables',
      (inner) => ({
        type: 'table',
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: {}, content: [inner] }] }],
      }),
    ],
    // Nested boxes went on until the stack ended.
    ['info boxes', (inner) => ({ type: 'infoBox', attrs: {}, content: [inner] })],
    ['unknown blocks', (inner) => ({ type: 'div', content: [inner] })],
    ['paragraphs', (inner) => ({ type: 'paragraph', content: [inner] })],
    ['headings', (inner) => ({ type: 'heading', attrs: { level: 2 }, content: [inner] })],
    ['galleries', (inner) => ({ type: 'gallery', content: [inner] })],
  ])('nested without end keeps its words and not its depth: %s', (name, wrap) => {
    const result = normaliseBody(doc(nested(50_000, wrap, paragraph(text('zuinnerst')))))
    if (name !== 'galleries') expect(bodyToText(result)).toContain('zuinnerst')
    expect(depthOf(result)).toBeLessThan(deepestNesting * 4)
  })

  it('is never changed by being read again, whatever it was', () => {
    const types = fc.constantFrom(
      'paragraph',
      'heading',
      'blockquote',
      'bulletList',
      'orderedList',
      'listItem',
      'table',
      'tableRow',
      'tableCell',
      'infoBox',
      'gallery',
      'figure',
      'codeBlock',
      'embed',
      'pullQuote',
      'text',
      'script',
      'footnote',
      'hardBreak',
    )
    const { node } = fc.letrec((tie) => ({
      node: fc.record(
        {
          type: types,
          text: fc.option(fc.string({ unit: 'binary', maxLength: 8 }), { nil: undefined }),
          attrs: fc.oneof(
            fc.record(
              {
                level: fc.integer(),
                cite: fc.string(),
                mediaId: fc.constantFrom('a', '<b>', ''),
                url: fc.webUrl(),
                title: fc.string(),
                text: fc.string(),
                href: fc.webUrl(),
                start: fc.integer(),
              },
              { requiredKeys: [] },
            ),
            fc.anything(),
          ),
          marks: fc.oneof(
            fc.array(
              fc.record({
                type: fc.constantFrom('bold', 'link', 'x'),
                attrs: fc.record({ href: fc.string() }),
              }),
              { maxLength: 3 },
            ),
            fc.anything(),
          ),
          content: fc.array(tie('node'), { maxLength: 3 }),
        },
        { requiredKeys: ['type'] },
      ),
    }))
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), (nodes) => {
        const once = normaliseBody(doc(...nodes))
        expect(normaliseBody(JSON.parse(JSON.stringify(once)))).toEqual(once)
      }),
      { numRuns: 500 },
    )
  })
})

function depthOf(node: unknown): number {
  const content = (node as { content?: unknown[] }).content ?? []
  return 1 + content.reduce<number>((deepest, child) => Math.max(deepest, depthOf(child)), 0)
}
