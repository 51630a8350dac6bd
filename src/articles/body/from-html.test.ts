import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyFromHtml } from './from-html.ts'
import { bodyFromMarkdown } from './from-markdown.ts'
import { normaliseBody } from './normalise.ts'
import { bodyToText } from './to-text.ts'

const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  ...(marks.length ? { marks: marks.map((type) => ({ type })) } : {}),
})
const link = (words: string, href: string) => ({
  type: 'text',
  text: words,
  marks: [{ type: 'link', attrs: { href } }],
})
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const item = (...content: unknown[]) => ({ type: 'listItem', content })
const mediaId = '0198f000-0000-7000-8000-00000000000a'
const figure = (attrs: object) => ({
  type: 'figure',
  attrs: { mediaId, alt: null, caption: null, credit: null, size: 'text', ...attrs },
})

describe('HTML becomes a body', () => {
  it.each<[string, string, unknown[]]>([
    ['paragraphs', '<p>eins</p>\n\n<p>zwei</p>', [paragraph(text('eins')), paragraph(text('zwei'))]],
    [
      'loose words',
      'eins<p>zwei</p>drei',
      [paragraph(text('eins')), paragraph(text('zwei')), paragraph(text('drei'))],
    ],
    ['white space', '<p>  eins \n zwei\t </p>', [paragraph(text('eins zwei'))]],
    ['no-break spaces stay', '<p>5&nbsp;Euro</p>', [paragraph(text('5\u00a0Euro'))]],
    ['entities', '<p>&auml; &amp; &lt;b&gt; &#8222;x&#8220;</p>', [paragraph(text('ä & <b> „x“'))]],
    ['nothing', '<p></p><p> <br> </p><div></div>', []],
    [
      'marks',
      '<p><b>a</b><em>b</em><code>c</code><s>d</s><sub>e</sub><sup>f</sup></p>',
      [
        paragraph(
          text('a', 'bold'),
          text('b', 'italic'),
          text('c', 'code'),
          text('d', 'strike'),
          text('e', 'subscript'),
          text('f', 'superscript'),
        ),
      ],
    ],
    [
      'marks in marks',
      '<p><b>a<i>b</i></b></p>',
      [paragraph(text('a', 'bold'), text('b', 'bold', 'italic'))],
    ],
    ['a mark around blocks', '<b><p>a</p><p>b</p></b>', [paragraph(text('a')), paragraph(text('b'))]],
    ['line breaks', '<p>a<br>b<br></p>', [paragraph(text('a'), { type: 'hardBreak' }, text('b'))]],
    [
      'headings below the headline',
      '<h1>a</h1><h2>b</h2><h3>c</h3><h6>d</h6>',
      [2, 2, 3, 4].map((level, index) => ({
        type: 'heading',
        attrs: { level },
        content: [text('abcd'[index] ?? '')],
      })),
    ],
    [
      'links',
      '<p><a href="https://example.org/x">a</a></p>',
      [paragraph(link('a', 'https://example.org/x'))],
    ],
    [
      'a link with white space around its address',
      '<p><a href=" https://example.org/x ">a</a></p>',
      [paragraph(link('a', 'https://example.org/x'))],
    ],
    [
      'a dangerous link leaves its words',
      '<p><a href="javascript:alert(1)">a</a></p>',
      [paragraph(text('a'))],
    ],
    [
      'lists in lists',
      '<ul><li>a<ol start="3"><li>b</li></ol></li></ul>',
      [
        {
          type: 'bulletList',
          content: [
            item(paragraph(text('a')), {
              type: 'orderedList',
              attrs: { start: 3 },
              content: [item(paragraph(text('b')))],
            }),
          ],
        },
      ],
    ],
    [
      'a list beside its items',
      '<ul><li>a</li><ul><li>b</li></ul></ul>',
      [
        {
          type: 'bulletList',
          content: [
            item(paragraph(text('a'))),
            item({ type: 'bulletList', content: [item(paragraph(text('b')))] }),
          ],
        },
      ],
    ],
    [
      'a quotation with its source',
      '<blockquote><p>Zitat</p><footer>– Wer</footer></blockquote>',
      [{ type: 'blockquote', attrs: { cite: 'Wer' }, content: [paragraph(text('Zitat'))] }],
    ],
    [
      'words lifted from the text',
      '<blockquote class="pull">Satz<cite>Wer</cite></blockquote>',
      [{ type: 'pullQuote', attrs: { cite: 'Wer' }, content: [text('Satz')] }],
    ],
    [
      'a table',
      '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td colspan="2">b</td></tr></tbody></table>',
      [
        {
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: [
                {
                  type: 'tableHeader',
                  attrs: { colspan: 1, rowspan: 1, colwidth: null },
                  content: [paragraph(text('a'))],
                },
              ],
            },
            {
              type: 'tableRow',
              content: [
                {
                  type: 'tableCell',
                  attrs: { colspan: 2, rowspan: 1, colwidth: null },
                  content: [paragraph(text('b'))],
                },
              ],
            },
          ],
        },
      ],
    ],
    [
      'code as it stands',
      '<pre><code class="language-js">a  {\n  b\n}\n</code></pre>',
      [{ type: 'codeBlock', attrs: { language: 'js' }, content: [text('a  {\n  b\n}')] }],
    ],
    ['a rule', '<hr>', [{ type: 'horizontalRule' }]],
    [
      'an info box',
      '<aside class="info-box"><h3>Kasten</h3><p>a</p></aside>',
      [{ type: 'infoBox', attrs: { title: 'Kasten' }, content: [paragraph(text('a'))] }],
    ],
    [
      'a footnote',
      '<p>a<span class="footnote">Anmerkung</span>.</p>',
      [paragraph(text('a'), { type: 'footnote', attrs: { text: 'Anmerkung' } }, text('.'))],
    ],
    [
      'an embed',
      '<div class="embed" data-url="https://youtu.be/dQw4w9WgXcQ" data-title="Film"></div>',
      [{ type: 'embed', attrs: { url: 'https://youtu.be/dQw4w9WgXcQ', title: 'Film' } }],
    ],
    [
      'a frame',
      '<iframe src="https://player.vimeo.com/video/1234" title="Film"></iframe>',
      [{ type: 'embed', attrs: { url: 'https://player.vimeo.com/video/1234', title: 'Film' } }],
    ],
    [
      'a frame of a script',
      '<iframe src="javascript:alert(1)"></iframe><iframe srcdoc="<script>alert(1)</script>"></iframe>',
      [],
    ],
    [
      'a picture of ours',
      `<figure data-media-id="${mediaId}" data-size="wide"><figcaption>Text <cite>Foto: X</cite></figcaption></figure>`,
      [figure({ size: 'wide', caption: 'Text', credit: 'Foto: X' })],
    ],
    [
      'a picture of ours by its address',
      `<p>a <img src="https://zeitung.example/media/${mediaId}/w800.avif" alt="Bild"> b</p>`,
      [paragraph(text('a')), figure({ alt: 'Bild' }), paragraph(text('b'))],
    ],
    [
      'a picture from elsewhere is a link',
      '<p><img src="https://elsewhere.example/a.jpg" alt="Bild" onerror="alert(1)"></p>',
      [paragraph(link('Bild', 'https://elsewhere.example/a.jpg'))],
    ],
    [
      'a gallery',
      `<div class="gallery"><figure data-media-id="${mediaId}"></figure><img src="/media/${mediaId}" alt="b"></div>`,
      [{ type: 'gallery', content: [figure({}), figure({ alt: 'b' })] }],
    ],
    [
      'scripts, styles and forms go',
      '<p>a<script>alert(1)</script><style>p{}</style></p><form><p>b</p><input value="c"><button>d</button></form>',
      [paragraph(text('a')), paragraph(text('b'))],
    ],
    [
      'comments and processing instructions go',
      '<!-- a --><?php echo 1 ?><![CDATA[x]]><p>b</p>',
      [paragraph(text('b'))],
    ],
    [
      'unclosed and crossed elements',
      '<p>a<b>b<i>c</b>d',
      [paragraph(text('a'), text('b', 'bold'), text('c', 'bold', 'italic'), text('d'))],
    ],
    [
      'Word',
      '<p class="MsoNormal" style="mso-x:y"><span lang="DE">Text<o:p></o:p></span></p>',
      [paragraph(text('Text'))],
    ],
    [
      'Google Docs',
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700">Text</span></p></b>',
      [paragraph(text('Text'))],
    ],
  ])('%s', (_, html, content) => {
    expect(bodyFromHtml(html).content).toEqual(content)
  })

  it('gives a body that needs no further mending, whatever is sent', () => {
    const pieces = fc.constantFrom(
      '<p>',
      '</p>',
      '<div class="gallery">',
      '<b>',
      '</b>',
      '<ul>',
      '<li>',
      '<table>',
      '<tr>',
      '<td>',
      '<a href="https://example.org">',
      '<a href="javascript:x">',
      '<img src=x onerror=y>',
      '<figure>',
      '<figcaption>',
      '<blockquote class="pull">',
      '<aside>',
      '<pre>',
      '<h2>',
      '<iframe src="https://example.org">',
      '<script>',
      '</script>',
      '<!--',
      '-->',
      '<![CDATA[',
      '&lt;',
      '&#0;',
      '&#xD800;',
      '<',
      '>',
      '"',
      'Wort ',
      '\n',
      '<svg>',
      '<math>',
      '<br>',
      '<span class="footnote">',
      '</',
      '<p',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 60 }),
        (parts) => {
          const body = bodyFromHtml(parts.join(''))
          expect(normaliseBody(JSON.parse(JSON.stringify(body)))).toEqual(body)
        },
      ),
      { numRuns: 1500 },
    )
  })

  // Each of these took minutes or the whole stack.
  it.each<[string, string]>([
    ['elements nested without end', `${'<div>'.repeat(100_000)}Wort`],
    ['elements that never end', '<b'.repeat(500_000)],
    ['brackets', '<'.repeat(1_000_000)],
    ['end tags', '</p>'.repeat(300_000)],
    ['lists in lists', `${'<ul><li>'.repeat(50_000)}Wort`],
    ['tables in tables', `${'<table><tr><td>'.repeat(2000)}Wort`],
    ['one long comment', `<!--${'-'.repeat(1_000_000)}`],
    ['entities', '&'.repeat(1_000_000)],
    ['spaces', `<p>${' '.repeat(1_000_000)}a${' '.repeat(1_000_000)}`],
    ['paragraphs', '<p>a</p>'.repeat(100_000)],
    ['marks', `${'<b><i>'.repeat(900)}Wort`],
    ['a table of many rows', `<table>${'<tr><td>a</td></tr>'.repeat(20_000)}</table>`],
    ['footnotes', '<span class="footnote">a</span>'.repeat(30_000)],
    ['attributes', `<p ${'a=1 '.repeat(300_000)}>Wort`],
  ])('comes to an end with %s', (_, html) => {
    expect(bodyFromHtml(html).type).toBe('doc')
  })

  it.each([100, 1500, 5000])('keeps the words of elements nested %i deep', (depth) => {
    expect(bodyToText(bodyFromHtml(`${'<div>'.repeat(depth)}Wort</div> danach`))).toContain('Wort')
  })
})

describe('Markdown becomes a body', () => {
  it('with everything that newspapers use', () => {
    const markdown =
      '## Titel\n\nEin *kursiver* **Satz** mit [Link](https://example.org).\n\n- a\n- b\n\n1. c\n\n> Zitat\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```sql\nselect 1\n```\n\n---\n'
    expect(bodyFromMarkdown(markdown).content.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'bulletList',
      'orderedList',
      'blockquote',
      'table',
      'codeBlock',
      'horizontalRule',
    ])
  })

  it('and HTML in it goes the way of all HTML', () => {
    const markdown = 'a <script>alert(1)</script> [b](javascript:alert(1)) ![c](x)'
    expect(bodyFromMarkdown(markdown).content).toEqual([
      paragraph(text('a '), text('b')),
      paragraph(text('c')),
    ])
  })

  it.each<[string, string]>([
    ['quotations', `${'>'.repeat(50_000)} a`],
    ['quotations with spaces', `${'> '.repeat(50_000)}a`],
    ['quotations and lists in each other', '> - 1. '.repeat(20_000)],
    ['emphases', '_a_'.repeat(50_000)],
    ['stars', '*'.repeat(100_000)],
    ['stars and letters', '*a '.repeat(50_000)],
    ['brackets', '['.repeat(50_000)],
    ['links in links', `${'['.repeat(5000)}a${'](b)'.repeat(5000)}`],
    ['pictures', '!['.repeat(50_000)],
    ['back ticks', '`'.repeat(100_000)],
    [
      'back ticks of growing length',
      Array.from({ length: 500 }, (_, length) => 'a'.concat('`'.repeat(length))).join(''),
    ],
    ['lists in lists', Array.from({ length: 3000 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
    ['list marks', '- '.repeat(50_000)],
    ['brackets of HTML', '<'.repeat(100_000)],
    ['table columns', `${'|a'.repeat(5000)}|\n${'|-'.repeat(5000)}|\n${`${'|b'.repeat(5000)}|\n`.repeat(5)}`],
    ['tildes', '~'.repeat(100_000)],
    ['addresses', 'http://'.repeat(30_000)],
    ['mail addresses', 'a@'.repeat(30_000)],
    ['entities', '&a'.repeat(50_000)],
    ['spaces', `a${' '.repeat(200_000)}b`],
    ['line ends', '\n'.repeat(200_000)],
    ['definitions', '[a]: b\n'.repeat(20_000)],
    ['back slashes', '\\'.repeat(200_000)],
  ])('comes to an end with %s', (_, markdown) => {
    expect(bodyFromMarkdown(markdown).type).toBe('doc')
  })

  // A page editor's 24 kB of the first one held up every reader for seven seconds, 60 kB for more than a minute.
  it.each<[string, string]>([
    ['stars and underscores', '*a_'],
    ['strong and emphasised', '**x*'],
    ['items far from each other', '- a\n\n'],
    ['numbered items', '1. a\n'],
    ['tables', 'a|b\n-|-\n\n'],
    ['marks and brackets', '**['],
    ['code in pieces', '`a'],
  ])('in a time that grows with its length only, with %s', (_, piece) => {
    const millisecondsFor = (times: number): number => {
      const markdown = piece.repeat(times)
      const runs = Array.from({ length: 3 }, () => {
        const start = performance.now()
        bodyFromMarkdown(markdown)
        return performance.now() - start
      })
      return Math.min(...runs)
    }
    millisecondsFor(500)
    // Sixteen times the text: 256 times the work where it grows with the square.
    expect(millisecondsFor(8000) / millisecondsFor(500)).toBeLessThan(100)
  })

  it('with addresses as links, but not every word with a dot', () => {
    expect(bodyFromMarkdown('Auf https://example.org/a und zeitung.de').content).toEqual([
      paragraph(
        text('Auf '),
        link('https://example.org/a', 'https://example.org/a'),
        text(' und zeitung.de'),
      ),
    ])
  })
})
