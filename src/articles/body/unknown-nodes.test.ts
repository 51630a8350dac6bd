import { expect, it } from 'vitest'
import { bodyFromHtml } from './from-html.ts'
import { firstUnknownNode } from './unknown-nodes.ts'

const text = { type: 'text', text: 'Wort' }
const paragraph = { type: 'paragraph', content: [text] }

it.each<[string, unknown[], { path: string; type: string } | null]>([
  ['nothing', [], null],
  ['words', [paragraph, { type: 'infoBox', content: [paragraph] }], null],
  ['a picture of another editor', [paragraph, { type: 'image' }], { path: 'content.1', type: 'image' }],
  [
    'somebody mentioned in a sentence',
    [{ type: 'paragraph', content: [text, { type: 'mention' }] }],
    { path: 'content.0.content.1', type: 'mention' },
  ],
  [
    'words beside the pictures of a gallery',
    [{ type: 'gallery', content: [{ type: 'figure' }, paragraph] }],
    { path: 'content.0.content.1', type: 'paragraph' },
  ],
  ['a name of the language’s own', [{ type: 'constructor' }], { path: 'content.0', type: 'constructor' }],
  ['no node at all', ['Wort'], { path: 'content.0', type: '' }],
])('a document with %s', (_, content, found) => {
  expect(firstUnknownNode({ content })).toEqual(found)
})

it('all that the schema holds is known', () => {
  const html =
    '<h2>a</h2><p>b<br>c<span class="footnote">d</span></p><ul><li>e</ul><ol><li>f</ol><table><tr><th>g<td>h</table><blockquote>i</blockquote><blockquote class="pull">j</blockquote><aside>k</aside><pre>l</pre><hr><iframe src="https://example.org/m"></iframe><div class="gallery"><img data-media-id="n"></div><img data-media-id="o">'
  expect(firstUnknownNode(bodyFromHtml(html))).toBeNull()
})
