import { describe, expect, it } from 'vitest'
import { noteList } from '../../reading/note-list.ts'
import { oldSite } from '../../reading/old-site.ts'
import { attachmentIndex } from '../attachment-index.ts'
import { resolveShortcodes } from './shortcodes.ts'

const attachments = attachmentIndex()
for (const [key, order] of [
  ['11', 2],
  ['12', 1],
] as const)
  attachments.add({
    key,
    order,
    parent: '7',
    url: `https://alt.example/wp-content/uploads/${key}.jpg`,
    title: null,
    alt: `Bild ${key}`,
    caption: null,
    credit: null,
  })

function resolved(html: string) {
  const notes = noteList()
  const context = {
    pictures: { left: 6 },
    site: oldSite(['https://alt.example']),
    attachments,
    entryKey: '7',
    title: 'T',
    notes,
  }
  const text = resolveShortcodes(html, context).replace(/\n+/g, ' ').trim()
  return {
    text,
    kept: notes.all().flatMap(({ reason, detail }) => (reason === 'shortcode-kept' ? [detail] : [])),
  }
}

const picture = (key: string) =>
  `<figure><img src="https://alt.example/wp-content/uploads/${key}.jpg" alt="Bild ${key}"></figure>`

describe('a shortcode', () => {
  it.each([
    [
      '[caption id="a" width="3"]<img src="a.jpg" /> Die Brücke[/caption]',
      '<figure><img src="a.jpg" /><figcaption>Die Brücke</figcaption></figure>',
    ],
    [
      '[caption caption="Alt"]<a href="b"><img src="a.jpg" /></a>[/caption]',
      '<figure><a href="b"><img src="a.jpg" /></a><figcaption>Alt</figcaption></figure>',
    ],
    ['[gallery ids="11,12,99"]', `<div class="gallery">${picture('11')}${picture('12')}</div>`],
    ['[gallery]', `<div class="gallery">${picture('12')}${picture('11')}</div>`],
    ['[gallery order="DESC"]', `<div class="gallery">${picture('11')}${picture('12')}</div>`],
    [
      '[embed]https://youtu.be/abcdefghijk[/embed]',
      '<div class="embed" data-url="https://youtu.be/abcdefghijk"></div>',
    ],
    [
      '[youtube=http://www.youtube.com/watch?v=abcdefghijk]',
      '<div class="embed" data-url="https://www.youtube.com/watch?v=abcdefghijk"></div>',
    ],
    [
      '[youtube id="abcdefghijk"]',
      '<div class="embed" data-url="https://www.youtube.com/watch?v=abcdefghijk"></div>',
    ],
    ['[vimeo 12345678]', '<div class="embed" data-url="https://vimeo.com/12345678"></div>'],
    ['[audio src="https://alt.example/ton.mp3"]', '<p><a href="https://alt.example/ton.mp3">ton.mp3</a></p>'],
    [
      '[sourcecode language="php"]a [b] <c>[/sourcecode]',
      '<pre><code class="language-php">a [b] &lt;c&gt;</code></pre>',
    ],
    ['[vc_row][vc_column width="1/2"]Text[/vc_column][/vc_row]', 'Text'],
    ['[box]Kasten[/box]', 'Kasten'],
    ['Wort[footnote]Fuß[/footnote].', 'Wort<span class="footnote">Fuß</span>.'],
    ['[[gallery]]', '[gallery]'],
    ['[pullquote]Satz[/pullquote]', '<blockquote class="pull">Satz</blockquote>'],
  ])('%s becomes what it shows', (source, expected) => {
    expect(resolved(source)).toEqual({ text: expected, kept: [] })
  })

  it('of galleries shows no more pictures than a text can have', () => {
    const { text, kept } = resolved('[gallery] '.repeat(5))
    expect(text.match(/<img/g)).toHaveLength(6)
    expect(kept).toEqual(['gallery'])
  })

  it.each([
    ['[umfrage id="3"] und [umfrage id="4"]', ['umfrage']],
    ['<p>[kontaktformular]</p>', ['kontaktformular']],
    ['[sonder]Inhalt[/sonder]', ['sonder']],
    ['[gallery ids="98,99"]', ['gallery']],
  ])('that is not known stays visible and is noted once: %s', (source, kept) => {
    expect(resolved(source)).toEqual({ text: source, kept })
  })

  it.each([
    'Er sagte [sic] es [dpa] so [1] und [...].',
    '<pre>[gallery]</pre> <code>[caption]</code> <a title="[gallery]">x</a>',
    'Nach [links] oder [right] gehen, [[wiki]] lesen, [/caption]',
    '[caption]nie geschlossen',
  ])('is not every word in brackets: %s', (source) => {
    expect(resolved(source).text).toBe(source)
  })

  it.each([
    ['[', 100_000],
    ['[[', 100_000],
    ['[caption]', 50_000],
    ['[/caption]', 50_000],
    ['[a ', 100_000],
    ['[a]', 50_000],
    ['[caption]<img ', 20_000],
    ['[caption][embed]', 20_000],
    ['<[', 100_000],
    ['[vc_row]', 50_000],
  ])('may come as %s many times', (piece, times) => {
    expect(resolved(piece.repeat(times)).text.length).toBeLessThanOrEqual(piece.length * times)
    expect(resolved(`${piece.repeat(times)}]`).text.length).toBeLessThanOrEqual(piece.length * times + 2)
  })
})
