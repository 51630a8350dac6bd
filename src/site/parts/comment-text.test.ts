import { expect, it } from 'vitest'
import { CommentText, commentBlocks } from './comment-text.tsx'

it.each([
  ['Eins\nzwei\n\nDrei', ['words:Eins\nzwei', 'words:Drei']],
  ['> Zitat\n> weiter\nAntwort', ['quotation:Zitat\nweiter', 'words:Antwort']],
  ['>> tief\n\n> neu', ['quotation:tief', 'quotation:neu']],
  ['\n \n', []],
])('%j has the blocks %j', (text, blocks) => {
  expect(commentBlocks(text).map((block) => `${block.kind}:${block.text}`)).toEqual(blocks)
})

it.each([
  ['Das ist *sehr* wichtig', 'Das ist <em>sehr</em> wichtig'],
  ['**Nein**, so nicht.', '<strong>Nein</strong>, so nicht.'],
  ['**halb* und ***viel***', '**halb* und ***viel***'],
  ['a ** b ** c', 'a ** b ** c'],
  ['3 * 4 * 5', '3 * 4 * 5'],
  ['Leser*innen und Autor*innen', 'Leser*innen und Autor*innen'],
  ['*<b>fett</b>*', '<em>&lt;b&gt;fett&lt;/b&gt;</em>'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  [
    'https://example.org/?a="><script>',
    '<a href="https://example.org/?a=" rel="nofollow ugc noopener">https://example.org/?a=</a>&quot;&gt;&lt;script&gt;',
  ],
])('%s is shown as %s', (text, html) => {
  expect(String(CommentText({ text }))).toContain(`<p dir="auto">${html}</p>`)
})
