import { describe, expect, it } from 'vitest'
import { aFile, aWxr, aWxrItem, meta } from '../../../../test/wxr.ts'
import { openWordpressArchive } from '../open-wordpress-archive.ts'

const attachment = aWxrItem({
  'wp:post_id': '40',
  'wp:post_type': 'attachment',
  'wp:post_name': 'rad',
  title: 'Rad',
  'wp:attachment_url': 'https://alt.example/wp-content/uploads/2019/rad.jpg',
})
const shared = aWxrItem({
  'wp:post_id': '50',
  'wp:post_type': 'wp_block',
  'content:encoded':
    '<!-- wp:paragraph --><p>Gemeinsam</p><!-- /wp:paragraph --><!-- wp:block {"ref":50} /-->',
})

/** What a text of the old site becomes, and the reasons noted on the way. */
async function brought(content: string, extra = '') {
  const opened = await openWordpressArchive(
    aFile(aWxr([attachment, shared, aWxrItem({ 'content:encoded': content, extra })])),
  )
  if (!opened.ok) throw new Error(opened.refusal)
  let html = ''
  for await (const entry of opened.value.entries()) html = entry.html
  const notes = opened.value.notes().map(({ reason, detail }) => `${reason} ${detail}`)
  return { html: html.replace(/\n+/g, ''), notes }
}

describe('a text of WordPress', () => {
  it.each([
    ['written in the classic editor', 'Eins\n\nZwei', '<p>Eins</p><p>Zwei</p>'],
    [
      'in blocks',
      '<!-- wp:paragraph {"align":"left"} -->\n<p>Eins</p>\n<!-- /wp:paragraph -->',
      '<p>Eins</p>',
    ],
    ['in blocks with classic text between', '<!-- wp:separator /-->Eins\n\nZwei', '<p>Eins</p><p>Zwei</p>'],
    [
      'with a quotation',
      '<!-- wp:quote --><blockquote class="wp-block-quote"><p>Satz</p><cite>Anna</cite></blockquote><!-- /wp:quote -->',
      '<blockquote><p>Satz</p><cite>Anna</cite></blockquote>',
    ],
    [
      'with a pulled quotation',
      '<!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Satz</p></blockquote></figure><!-- /wp:pullquote -->',
      '<blockquote class="pull"><p>Satz</p></blockquote>',
    ],
    [
      'with a smaller copy of a picture',
      '<!-- wp:image {"id":40} --><figure class="wp-block-image"><img src="http://www.alt.example/wp-content/uploads/2019/rad-300x200.jpg" alt="Rad"/><figcaption>Ein Rad <span class="credit">Foto: Ben</span></figcaption></figure><!-- /wp:image -->',
      '<figure><img src="https://alt.example/wp-content/uploads/2019/rad.jpg" alt="Rad"><figcaption>Ein Rad<small>Foto: Ben</small></figcaption></figure>',
    ],
    [
      'with a gallery of nested pictures',
      '<!-- wp:gallery --><figure class="wp-block-gallery"><!-- wp:image --><figure class="wp-block-image"><img src="/wp-content/uploads/2019/rad.jpg"/></figure><!-- /wp:image --><figcaption>Alle</figcaption></figure><!-- /wp:gallery -->',
      '<div class="gallery"><figure><img src="https://alt.example/wp-content/uploads/2019/rad.jpg" alt=""></figure></div><p>Alle</p>',
    ],
    [
      'with an embed',
      '<!-- wp:embed {"url":"https://youtu.be/abcdefghijk"} --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">https://youtu.be/abcdefghijk</div><figcaption>Film &amp; Ton</figcaption></figure><!-- /wp:embed -->',
      '<div class="embed" data-url="https://youtu.be/abcdefghijk" data-title="Film &amp; Ton"></div>',
    ],
    [
      'with verse',
      '<!-- wp:verse --><pre class="wp-block-verse">a\nb</pre><!-- /wp:verse -->',
      '<p>a<br>b</p>',
    ],
    [
      'with code',
      '<!-- wp:code --><pre class="wp-block-code"><code>[a]&lt;b</code></pre><!-- /wp:code -->',
      '<pre><code>[a]&lt;b</code></pre>',
    ],
    ['with marks for the page', 'Eins\n\n<!--more-->\n\nZwei<!--nextpage-->', '<p>Eins</p><p>Zwei</p>'],
    [
      'with a shared block that shows itself',
      '<!-- wp:block {"ref":50} /-->',
      '<p>Gemeinsam</p><p>[wp:block {"ref":50}]</p>',
    ],
    [
      'with a link into the old site',
      'Siehe <a href="https://www.alt.example/2018/01/%C3%BCber-uns/?x=1#a">hier</a>',
      '<p>Siehe <a href="/2018/01/%C3%BCber-uns?x=1#a">hier</a></p>',
    ],
    [
      'with a link elsewhere',
      '<a href="//andere.example/a">dort</a>',
      '<p><a href="https://andere.example/a">dort</a></p>',
    ],
    [
      'with a picture that links to its larger self',
      '<a href="https://alt.example/wp-content/uploads/x.jpg"><img src="https://alt.example/wp-content/uploads/x-300x200.jpg" alt="x"></a>',
      '<p><img src="https://alt.example/wp-content/uploads/x.jpg" alt="x"></p>',
    ],
    [
      'with a film of another site',
      '<iframe src="//www.youtube.com/embed/abcdefghijk" title="Film"></iframe>',
      '<div class="embed" data-url="https://www.youtube.com/embed/abcdefghijk" data-title="Film"></div>',
    ],
    [
      'with a player of old',
      '<object><param name="movie" value="http://www.youtube.com/v/abcdefghijk"><embed src="http://www.youtube.com/v/abcdefghijk"></object>',
      '<div class="embed" data-url="https://www.youtube.com/watch?v=abcdefghijk"></div>',
    ],
    ['with a smiley', 'Ha <img class="wp-smiley" src="x.gif" alt=":-)"> ha', '<p>Ha :-) ha</p>'],
  ])('%s', async (_name, content, expected) => {
    expect((await brought(content)).html).toBe(expected)
  })

  it('with footnotes has them where they stand', async () => {
    const { html } = await brought(
      '<!-- wp:paragraph --><p>Wort<sup data-fn="a1" class="fn"><a href="#a1">1</a></sup></p><!-- /wp:paragraph --><!-- wp:footnotes /-->',
      meta('footnotes', '[{"id":"a1","content":"<strong>Quelle</strong>: Amt"}]'),
    )
    expect(html).toBe('<p>Wort<span class="footnote">Quelle: Amt</span></p>')
  })

  it.each([
    ['<script>x()</script>Text', 'element-dropped script'],
    [
      '<img src="https://vg07.met.vgwort.de/na/abc" width="1" height="1">',
      'element-dropped img 1×1 vg07.met.vgwort.de',
    ],
    ['<form><input></form>Text', 'element-dropped form'],
    ['<!-- wp:latest-posts /-->', 'element-dropped wp:latest-posts'],
    ['<!-- wp:acf/kasten {"a":1} /-->', 'block-kept wp:acf/kasten'],
    ['[umfrage id="1"]', 'shortcode-kept umfrage'],
    ['<video src="/a.mp4"></video>', 'embed-as-link https://alt.example/a.mp4'],
  ])('names what it loses: %s', async (content, note) => {
    expect((await brought(content)).notes).toContain(note)
  })

  it('does not grow without end when shared blocks show each other', async () => {
    const shows = (id: number) =>
      aWxrItem({
        'wp:post_id': String(id),
        'wp:post_type': 'wp_block',
        'content:encoded': `Wort${`<!-- wp:block {"ref":${id + 1}} /-->`.repeat(1000)}`,
      })
    const opened = await openWordpressArchive(
      aFile(
        aWxr([
          ...[60, 61, 62, 63, 64, 65].map(shows),
          aWxrItem({ 'content:encoded': '<!-- wp:block {"ref":60} /-->' }),
        ]),
      ),
    )
    if (!opened.ok) throw new Error(opened.refusal)
    for await (const { html } of opened.value.entries()) expect(html.length).toBeLessThan(20_000_000)
  })

  it.each([
    '<!-- wp:group -->',
    '<div>',
    '<figure><img src="a">',
    '<!-- wp:a {',
    '<a href="b">',
    '<blockquote>',
    '<!-- /wp:a -->',
  ])('may nest %s twenty thousand times', async (piece) => {
    expect((await brought(`${piece.repeat(20_000)}Ende`)).html).toContain('Ende')
  })
})
