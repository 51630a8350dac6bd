import { describe, expect, it } from 'vitest'
import { cutAt, plainLine, plainText } from './plain-text.ts'

describe('plain text of HTML', () => {
  it.each([
    ['Erste Zeile\nzweite\n\n\n\nAbsatz', 'Erste Zeile\nzweite\n\nAbsatz'],
    ['<p>Eins</p><p>Zwei<br>drei</p>', 'Eins\n\nZwei\ndrei'],
    ['Siehe <a href="https://a.example/b">hier</a>.', 'Siehe hier (https://a.example/b).'],
    ['<a href="https://a.example/b">https://a.example/b</a>', 'https://a.example/b'],
    ['<a href="https://a.example/b"></a>', 'https://a.example/b'],
    ['<a href="javascript:alert(1)">klick</a>', 'klick'],
    ['a &lt;b&gt; &amp; c&nbsp;d', 'a <b> & c d'],
    ['vor<script>alert(1)</script>nach', 'vornach'],
    ['<ul><li>eins</li><li>zwei</li></ul>', '– eins\n– zwei'],
    ['1 < 2', '1 < 2'],
  ])('%s', (html, expected) => {
    expect(plainText(html)).toBe(expected)
  })

  it('of a headline is one line', () => {
    expect(plainLine('Wenn <em>alle</em>\n gehen &amp;<br>keiner')).toBe('Wenn alle gehen & keiner')
  })

  it('is cut at the end of a word', () => {
    expect(cutAt('eins zwei drei', 11)).toEqual({ text: 'eins zwei…', isCut: true })
    expect(cutAt('kurz', 11)).toEqual({ text: 'kurz', isCut: false })
  })

  it.each(['<a>', '<', '&', '<a href="x">', '<p'])('takes a hundred thousand of %s', (piece) => {
    expect(plainText(piece.repeat(100_000)).length).toBeLessThan(700_000)
  })
})
