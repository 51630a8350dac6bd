import { describe, expect, it } from 'vitest'
import { paragraphsFrom } from './paragraphs.ts'

const flat = (html: string) => html.replace(/\n/g, '')

describe('text of the classic editor', () => {
  it.each([
    ['is divided at blank lines', 'Eins\n\nZwei\n \nDrei', '<p>Eins</p><p>Zwei</p><p>Drei</p>'],
    ['keeps single breaks', 'Eins\nZwei', '<p>Eins<br>Zwei</p>'],
    ['may come from Windows', 'Eins\r\n\r\nZwei', '<p>Eins</p><p>Zwei</p>'],
    ['leaves paragraphs that are marked', '<p>Eins</p>\n<p>Zwei</p>', '<p>Eins</p><p>Zwei</p>'],
    [
      'leaves block elements between paragraphs',
      'Eins\n<h2>Zwei</h2>\nDrei',
      '<p>Eins</p><h2>Zwei</h2><p>Drei</p>',
    ],
    [
      'leaves lists',
      '<ul>\n<li>a</li>\n\n<li>b\n\nc</li>\n</ul>',
      '<ul><li>a</li><li><p>b</p><p>c</p></li></ul>',
    ],
    [
      'makes paragraphs in quotations',
      '<blockquote>Eins\n\nZwei</blockquote>',
      '<blockquote><p>Eins</p><p>Zwei</p></blockquote>',
    ],
    ['leaves tables', '<table>\n<tr>\n<td>a</td></tr></table>', '<table><tr><td>a</td></tr></table>'],
    ['leaves inline elements', 'Ein <b>fettes</b>\n<i>Wort</i>', '<p>Ein <b>fettes</b><br><i>Wort</i></p>'],
    ['loses comments', 'Eins<!--more-->\n\nZwei', '<p>Eins</p><p>Zwei</p>'],
    [
      'divides nothing at a blank line in a tag',
      'a <b title="x\n\ny">b</b>',
      '<p>a <b title="x  y">b</b></p>',
    ],
    [
      'shows a known address in a line of its own as an embed',
      'Seht:\n\nhttps://youtu.be/abcdefghijk\n\nEnde',
      '<p>Seht:</p><div class="embed" data-url="https://youtu.be/abcdefghijk"></div><p>Ende</p>',
    ],
    [
      'leaves an address within a line',
      'Seht https://youtu.be/abcdefghijk',
      '<p>Seht https://youtu.be/abcdefghijk</p>',
    ],
    ['leaves addresses of other sites', 'https://example.org/a', '<p>https://example.org/a</p>'],
    ['is nothing when there is nothing', ' \n\n ', ''],
  ])('%s', (_name, source, expected) => {
    expect(flat(paragraphsFrom(source))).toBe(expected)
  })

  it('leaves code as it is', () => {
    expect(paragraphsFrom('<pre>a\n\nb</pre>')).toBe('<pre>a\n\nb</pre>')
    expect(paragraphsFrom('<code>a\nb</code>')).toBe('<pre><code>a\nb</code></pre>')
    expect(paragraphsFrom('Ein <code>x</code>.')).toBe('<p>Ein <code>x</code>.</p>')
  })

  it.each(['<div>', '</li>', '<pre>', '<', '<b', '<!--', '\n\n', '\n ', '<code>', ' '])(
    'takes a hundred thousand of %j',
    (piece) => {
      expect(paragraphsFrom(piece.repeat(100_000)).length).toBeLessThan(4_000_000)
    },
  )
})
