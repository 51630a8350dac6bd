import { expect, test } from 'vitest'
import { cleanPaste } from './clean-paste.ts'

test.each([
  ['a styled span', '<span style="color:red;font-family:Calibri">Ein Satz</span>', '<p>Ein Satz</p>'],
  ['a heading', '<h1 class="x"><b>Rathaus</b></h1>', '<h2>Rathaus</h2>'],
  [
    'bold by style',
    '<p>Ein <span style="font-weight:700">wichtiges </span>Wort</p>',
    '<p>Ein <strong>wichtiges</strong> Wort</p>',
  ],
  ['a script', '<p>Text</p><script>alert(1)</script>', '<p>Text</p>'],
  ['a link of script', '<a href="javascript:alert(1)">Klick</a>', '<p>Klick</p>'],
  [
    'a link',
    '<a href="https://example.org/a" target="_blank" onclick="x()">Quelle</a>',
    '<p><a href="https://example.org/a">Quelle</a></p>',
  ],
  [
    'a link over Google',
    '<a href="https://www.google.com/url?q=https://example.org/a&sa=D">Quelle</a>',
    '<p><a href="https://example.org/a">Quelle</a></p>',
  ],
  [
    'nested divisions',
    '<div><div>Eins</div><div>Zwei<br><br>Drei</div></div>',
    '<p>Eins</p><p>Zwei</p><p>Drei</p>',
  ],
  ['a picture', '<p><img src="https://example.org/x.jpg" onerror="x()">Text</p>', '<p>Text</p>'],
  ['a layout table', '<table><tr><td><p>Text</p></td></tr></table>', '<p>Text</p>'],
  [
    'a table',
    '<table style="x"><thead><tr><th colspan="2" width="9">A</th></tr></thead><tr><td>1</td><td></td></tr></table>',
    '<table><tbody><tr><th colspan="2"><p>A</p></th></tr><tr><td><p>1</p></td><td><p></p></td></tr></tbody></table>',
  ],
  [
    'a quotation',
    '<blockquote class="q">Nie wieder.</blockquote>',
    '<blockquote><p>Nie wieder.</p></blockquote>',
  ],
  ['code', '<pre class="hl"><span>let a</span>\n = 1</pre>', '<pre><code>let a\n = 1</code></pre>'],
  ['hidden text', '<p>Text<span style="display:none">Spur</span></p>', '<p>Text</p>'],
  [
    'a no-break space before a unit',
    '<p>10&nbsp;Prozent und&nbsp;mehr</p>',
    '<p>10\u00a0Prozent und mehr</p>',
  ],
  ['angle brackets', '<p>1 &lt; 2 &amp; 3</p>', '<p>1 &lt; 2 &amp; 3</p>'],
  ['nothing', '<p>&nbsp;</p><p><o:p></o:p></p>', ''],
])('%s comes out clean', (_, html, expected) => expect(cleanPaste(html)).toBe(expected))

test('Google Docs: the wrapper of normal weight makes nothing bold, nested lists move into their item', () => {
  const html = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-7"><h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt">Der Haushalt</span></h2><p dir="ltr"><span style="font-weight:400;font-style:normal">Der Rat </span><span style="font-weight:700;">stimmt</span><span style="font-style:italic"> ab</span></p><br><ul><li dir="ltr" aria-level="1"><p role="presentation"><span>Eins</span></p></li><ul><li aria-level="2"><p><span>Eins a</span></p></li></ul><li><p><span>Zwei</span></p></li></ul></b><br class="Apple-interchange-newline">`
  expect(cleanPaste(html)).toBe(
    '<h2>Der Haushalt</h2><p>Der Rat <strong>stimmt</strong> <em>ab</em></p>' +
      '<ul><li><p>Eins</p><ul><li><p>Eins a</p></li></ul></li><li><p>Zwei</p></li></ul>',
  )
})

test('Word: paragraphs with list marks become lists, conditional comments and Office elements go', () => {
  const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} --></style><xml><w:WordDocument/></xml></head><body lang=DE><!--StartFragment--><p class=MsoTitle>Der Bericht<o:p></o:p></p><p class=MsoNormal style='margin-bottom:0cm'>Erster
Absatz mit <b style='mso-bidi-font-weight:normal'>fettem</b> Wort.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Eins<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><!--[endif]-->Eins a</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Zwei</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>`
  expect(cleanPaste(html)).toBe(
    '<h2>Der Bericht</h2><p>Erster Absatz mit <strong>fettem</strong> Wort.</p>' +
      '<ul><li><p>Eins</p><ol><li><p>Eins a</p></li></ol></li><li><p>Zwei</p></li></ul>',
  )
})

test('what the editor itself copied stays as it is', () => {
  const html = '<p data-pm-slice="1 1 []">Text<sup data-footnote="Quelle"></sup></p>'
  expect(cleanPaste(html)).toBe(html)
})

const note = (text: string) => `<sup data-text="${text}"></sup>`

test('Word: a footnote whose text came along becomes one of ours', () => {
  const html = `<p class=MsoNormal>Der Rat stimmte zu.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference><span style='font-size:11.0pt'>[1]</span></span><![endif]></span></span></a> Dann ging er heim.</p>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a> Niederschrift vom 3. Mai, <i>Blatt &quot;7&quot;</i>.</p></div></div>`
  expect(cleanPaste(html)).toBe(
    `<p>Der Rat stimmte zu.${note('Niederschrift vom 3. Mai, Blatt &quot;7&quot;.')} Dann ging er heim.</p>`,
  )
})

test('Word: the mark of a footnote whose text stayed behind goes', () =>
  expect(
    cleanPaste(
      `<p>Der Rat stimmte zu.<a href="file:///C:/Temp/msohtmlclip1/01/clip.htm#_ftn3" name="_ftnref3"><span class=MsoFootnoteReference>[3]</span></a> Dann ging er heim.</p>`,
    ),
  ).toBe('<p>Der Rat stimmte zu. Dann ging er heim.</p>'))

test.each([
  [
    'LibreOffice',
    `<p>Zustimmung<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Blatt 7</p></div>`,
  ],
  [
    'Google Docs',
    `<p>Zustimmung<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> Blatt 7</span></p></div>`,
  ],
  [
    'Wikipedia',
    `<p>Zustimmung<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup>.</p><ol class="references"><li id="cite_note-1"><span><a href="#cite_ref-1">↑</a></span> <span>Blatt 7</span></li></ol>`,
  ],
])('%s: a footnote becomes one of ours', (_, html) =>
  expect(cleanPaste(html).replace('<hr>', '')).toBe(`<p>Zustimmung${note('Blatt 7')}.</p>`),
)

test('links within a page that are no footnotes keep their words', () =>
  expect(cleanPaste('<p>Siehe <a href="#kapitel-2">Kapitel 2</a></p>')).toBe('<p>Siehe Kapitel 2</p>'))
