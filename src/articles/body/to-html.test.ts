import { parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { bodyFromHtml } from './from-html.ts'
import type { Block, BodyDoc, Inline } from './schema.ts'
import { type BodyContext, bodyToHtml, captionHtml, escapeHtml } from './to-html.ts'
import { bodyToText, countWords, mediaIdsIn } from './to-text.ts'

const context = (given: Partial<BodyContext> = {}): BodyContext => ({
  mode: 'page',
  picture: ({ mediaId, alt, caption, credit }) => ({
    html: `<img src="/media/${mediaId}" alt="${escapeHtml(alt ?? '')}">`,
    caption,
    credit,
  }),
  href: (url) => url,
  texts: {
    footnotes: 'Anmerkungen',
    footnote: 'Anmerkung',
    galleryLabel: 'Bilder',
    tableLabel: 'Tabelle',
    embedLoad: '{provider} laden',
    embedOpen: 'Bei {provider} öffnen',
    embedNote: 'Inhalt von {provider}',
    backToText: 'zurück',
  },
  ...given,
})

const doc = (...content: Block[]): BodyDoc => ({ type: 'doc', content })
const p = (...content: Inline[]): Block => ({ type: 'paragraph', content })
const t = (text: string): Inline => ({ type: 'text', text })
const html = (body: BodyDoc, given: Partial<BodyContext> = {}): string => bodyToHtml(body, context(given))

describe('a body as HTML', () => {
  it.each<[string, string, string]>([
    ['marks', '<p><b>a<i>b</i></b></p>', '<p><strong>a</strong><strong><em>b</em></strong></p>'],
    [
      'a link elsewhere',
      '<p><a href="https://example.org/?a=1&b=2">a</a></p>',
      '<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener">a</a></p>',
    ],
    ['a link within the site', '<p><a href="/politik">a</a></p>', '<p><a href="/politik">a</a></p>'],
    ['a tight list', '<ul><li>a</li></ul>', '<ul><li>a</li></ul>'],
    [
      'a list with paragraphs',
      '<ol start="3"><li><p>a</p><p>b</p></li></ol>',
      '<ol start="3"><li><p>a</p><p>b</p></li></ol>',
    ],
    [
      'a quotation',
      '<blockquote><p>a</p><footer>Wer</footer></blockquote>',
      '<blockquote><p>a</p><footer><cite>Wer</cite></footer></blockquote>',
    ],
    [
      'lifted words',
      '<blockquote class="pull">a</blockquote>',
      '<blockquote class="pull-quote"><p>a</p></blockquote>',
    ],
    [
      'a table with a head',
      '<table><tr><th>a</th></tr><tr><td>1,5 %</td></tr></table>',
      '<div class="table-wrap" role="region" aria-label="Tabelle" tabindex="0"><table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td class="number">1,5 %</td></tr></tbody></table></div>',
    ],
    [
      'a table without',
      '<table><tr><th>a</th><td>b</td></tr></table>',
      '<div class="table-wrap" role="region" aria-label="Tabelle" tabindex="0"><table><tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table></div>',
    ],
    [
      'code',
      '<pre><code class="language-js">a < b</code></pre>',
      '<pre tabindex="0"><code class="language-js">a &lt; b</code></pre>',
    ],
    [
      'an info box',
      '<aside><h3>a</h3><p>b</p></aside>',
      '<aside class="info-box"><p class="info-box__title">a</p><p>b</p></aside>',
    ],
    ['a rule', '<hr>', '<hr>'],
  ])('%s', (_, input, output) => {
    expect(html(bodyFromHtml(input))).toBe(output)
  })

  it('sets the dateline before the first words', () => {
    expect(html(doc({ type: 'horizontalRule' }, p(t('a')), p(t('b'))), { leadIn: '<b>PEKING</b> – ' })).toBe(
      '<hr>\n<p><b>PEKING</b> – a</p>\n<p>b</p>',
    )
  })

  it('sets the dateline alone when there is no paragraph', () => {
    expect(html(doc({ type: 'horizontalRule' }), { leadIn: 'PEKING – ' })).toBe('<p>PEKING – </p>\n<hr>')
    expect(
      html(doc({ type: 'infoBox', attrs: { title: null }, content: [{ type: 'paragraph', content: [] }] }), {
        leadIn: 'PEKING – ',
      }),
    ).toContain('<p>PEKING – </p>')
  })

  it('numbers footnotes through the text and lists them at the end', () => {
    const note = (text: string): Inline => ({ type: 'footnote', attrs: { text } })
    const body = doc(
      p(t('a'), note('eins')),
      { type: 'infoBox', attrs: { title: null }, content: [{ type: 'paragraph', content: [note('zwei')] }] },
      p(note('drei <b>')),
    )
    const page = html(body)
    expect([...page.matchAll(/id="note-(\d)"/g)].map(([, number]) => number)).toEqual(['1', '2', '3'])
    expect(page).toContain(
      '<section class="footnotes" aria-label="Anmerkungen"><ol><li>eins</li><li>zwei</li><li>drei &lt;b&gt;</li></ol></section>',
    )
    expect(html(body, { mode: 'plain' })).toContain('a<sup>[1]</sup>')
  })

  it('loads nothing of an embed before the reader asks', () => {
    const body = doc({ type: 'embed', attrs: { url: 'https://youtu.be/dQw4w9WgXcQ', title: 'Ein "Film"' } })
    expect(html(body)).not.toMatch(/<iframe|src=/)
    expect(html(body)).toContain('data-frame="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"')
    expect(html(body, { mode: 'plain' })).toBe(
      '<p><a href="https://youtu.be/dQw4w9WgXcQ" rel="noopener noreferrer">Ein &quot;Film&quot;</a></p>',
    )
  })

  it('leaves out a picture that the library has no more', () => {
    const body = doc({
      type: 'figure',
      attrs: { mediaId: 'gone', alt: null, caption: 'Text', credit: null, size: 'text' },
    })
    expect(html(body, { picture: () => null })).toBe('')
  })

  it('escapes whatever a person wrote', () => {
    const evil = `"'><script>alert(1)</script>&amp;`
    const body = doc(
      p(t(evil), { type: 'footnote', attrs: { text: evil } }),
      { type: 'heading', attrs: { level: 2 }, content: [t(evil)] },
      { type: 'blockquote', attrs: { cite: evil }, content: [{ type: 'paragraph', content: [t(evil)] }] },
      { type: 'pullQuote', attrs: { cite: evil }, content: [t(evil)] },
      { type: 'codeBlock', attrs: { language: evil }, content: [{ type: 'text', text: evil }] },
      { type: 'infoBox', attrs: { title: evil }, content: [] },
      { type: 'embed', attrs: { url: 'https://example.org/', title: evil } },
      { type: 'figure', attrs: { mediaId: 'a', alt: evil, caption: evil, credit: evil, size: 'text' } },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [
              {
                type: 'tableCell',
                attrs: { colspan: 1, rowspan: 1, colwidth: null },
                content: [{ type: 'paragraph', content: [t(evil)] }],
              },
            ],
          },
        ],
      },
    )
    for (const mode of ['page', 'plain'] as const) {
      const page = html(body, { mode, leadIn: escapeHtml(evil) })
      expect(page).not.toContain('<script')
      expect(page).not.toContain(evil)
    }
  })

  it('is well-formed: every element is closed where it was opened', () => {
    const page = html(
      bodyFromHtml(
        '<h2>a</h2><p>b<b>c</b></p><ul><li>d<ol><li>e</li></ol></li></ul><table><tr><td>f</td></tr></table><aside><p>g</p></aside><blockquote>h</blockquote><pre>i</pre>',
      ),
    )
    const again = parseDocument(page)
    expect(
      again.children.filter((node) => node.type === 'tag').map((node) => (node as { name: string }).name),
    ).toEqual(['h2', 'p', 'ul', 'div', 'aside', 'blockquote', 'pre'])
  })

  it.each([
    [null, null, ''],
    ['a <b>', null, '<figcaption><span class="figure__caption">a &lt;b&gt;</span></figcaption>'],
    [
      'a',
      'Foto: B',
      '<figcaption><span class="figure__caption">a</span> <span class="figure__credit">Foto: B</span></figcaption>',
    ],
  ])('has captions %s, %s', (caption, credit, expected) => {
    expect(captionHtml(caption, credit)).toBe(expected)
  })
})

describe('a body as text', () => {
  it('has a blank line between blocks and a mark before points', () => {
    const body = bodyFromHtml(
      '<h2>a</h2><p>b<br>c</p><ul><li>d</li><li>e</li></ul><ol start="4"><li>f</li></ol><blockquote><p>g</p><cite>h</cite></blockquote><table><tr><td>1</td><td>2</td></tr></table><aside><h3>i</h3><p>j</p></aside><hr>',
    )
    expect(bodyToText(body)).toBe('a\n\nb\nc\n\n– d\n– e\n\n4. f\n\ng\n– h\n\n1 | 2\n\ni\nj')
  })

  it.each([
    ['', 0],
    ['ein Wort', 2],
    ['Bund-Länder-Treffen', 1],
    ['geht’s', 1],
    ['– „…“ –', 0],
    ['z.B. 1.000 Euro', 3],
  ])('%j has %i words', (text, count) => {
    expect(countWords(text)).toBe(count)
  })

  it('knows which pictures it shows, each once', () => {
    const figure = (mediaId: string) => ({
      type: 'figure' as const,
      attrs: { mediaId, alt: null, caption: null, credit: null, size: 'text' as const },
    })
    expect(
      mediaIdsIn(
        doc(
          figure('a'),
          { type: 'gallery', content: [figure('b'), figure('a')] },
          { type: 'infoBox', attrs: { title: null }, content: [figure('c')] },
        ),
      ),
    ).toEqual(['a', 'b', 'c'])
  })
})
