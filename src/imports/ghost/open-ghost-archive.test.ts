import { describe, expect, it } from 'vitest'
import { aFile } from '../../../test/wxr.ts'
import type { ArchiveEntry } from '../archive.ts'
import { openGhostArchive } from './open-ghost-archive.ts'

type Fields = Record<string, unknown>

const aPost = (fields: Fields = {}): Fields => ({
  id: 'p1',
  title: 'Brücke gesperrt',
  slug: 'bruecke',
  html: '<p>Zu.</p>',
  status: 'published',
  visibility: 'public',
  type: 'post',
  published_at: '2021-05-02T08:00:00.000Z',
  ...fields,
})

async function opened(data: Fields) {
  const result = await openGhostArchive(aFile(JSON.stringify({ db: [{ meta: { version: '5.0.0' }, data }] })))
  if (!result.ok) throw new Error(result.refusal)
  const entries: ArchiveEntry[] = []
  for await (const entry of result.value.entries()) entries.push(entry)
  const notes = result.value.notes().map(({ reason, detail }) => `${reason} ${detail}`)
  return { plan: result.value.plan, entries, notes }
}

const html = async (fields: Fields) =>
  (await opened({ posts: [aPost({ html: null, ...fields })] })).entries[0]?.html
const lexical = (...children: Fields[]) =>
  html({ lexical: JSON.stringify({ root: { type: 'root', children } }) })
const text = (words: string, format = 0) => ({ type: 'extended-text', text: words, format })

describe('a Ghost archive', () => {
  it('brings authors, tags, and the tags that were sections', async () => {
    const posts = ['1', '2', '3', '4'].map((id) => aPost({ id, slug: `s${id}` }))
    const { plan, entries, notes } = await opened({
      posts,
      users: [{ id: 'u', name: 'Anna Berg', slug: 'anna', email: 'anna@example.org', bio: 'Schreibt.' }],
      tags: [
        { id: 'a', name: 'Politik', slug: 'politik' },
        { id: 'b', name: 'Rad', slug: 'rad' },
        { id: 'i', name: '#intern', slug: 'hash-intern', visibility: 'internal' },
      ],
      posts_authors: [{ post_id: '1', author_id: 'u', sort_order: 0 }],
      posts_tags: [
        ...['1', '2', '3'].map((post_id) => ({ post_id, tag_id: 'a', sort_order: 1 })),
        { post_id: '1', tag_id: 'i', sort_order: 0 },
        { post_id: '1', tag_id: 'b', sort_order: 2 },
        { post_id: '4', tag_id: 'b', sort_order: 0 },
        { post_id: '4', tag_id: 'a', sort_order: 1 },
      ],
    })
    expect(plan.sections).toMatchObject([{ key: 'politik', name: 'Politik', path: '/tag/politik' }])
    expect(plan.authors).toMatchObject([{ key: 'anna', name: 'Anna Berg', biography: 'Schreibt.' }])
    expect(entries[0]).toMatchObject({ sectionKeys: ['politik'], tagKeys: ['rad'], authorKeys: ['anna'] })
    expect(entries[3]).toMatchObject({ sectionKeys: [], tagKeys: ['rad', 'politik'] })
    expect(notes).toEqual(['internal-tag #intern'])
  })

  it.each([
    ['published', 'public', 'published'],
    ['published', 'members', 'protected'],
    ['published', 'paid', 'protected'],
    ['scheduled', 'public', 'scheduled'],
    ['draft', 'paid', 'draft'],
    ['sent', 'public', 'private'],
  ])('keeps %s for %s readers as %s', async (status, visibility, expected) => {
    expect((await opened({ posts: [aPost({ status, visibility })] })).entries[0]?.status).toBe(expected)
  })

  it('gives an article its address by the rule of the site', async () => {
    const settings = [{ key: 'permalinks', value: '/:year/:month/:slug/' }]
    const posts = [aPost(), aPost({ id: 'p2', slug: 'impressum', type: 'page' })]
    expect((await opened({ posts, settings })).entries.map(({ path }) => path)).toEqual([
      '/2021/05/bruecke',
      '/impressum',
    ])
    expect((await opened({ posts: [aPost()] })).entries[0]?.path).toBe('/bruecke')
  })

  it('reads the words for search engines, the picture with its words, and notes code put in', async () => {
    const { entries, plan, notes } = await opened({
      posts: [
        aPost({
          feature_image: '__GHOST_URL__/content/images/a.jpg',
          featured: 1,
          custom_excerpt: 'Kurz',
          codeinjection_head: '<script>',
        }),
      ],
      posts_meta: [
        {
          post_id: 'p1',
          meta_title: 'Such',
          feature_image_alt: 'Ein Rad',
          feature_image_caption: 'Foto: <b>Ben</b>',
        },
      ],
    })
    expect(entries[0]).toMatchObject({
      searchTitle: 'Such',
      excerpt: 'Kurz',
      isSticky: true,
      leadPictureUrl: 'https://ghost.invalid/content/images/a.jpg',
    })
    expect(plan.media).toMatchObject([
      { url: 'https://ghost.invalid/content/images/a.jpg', alt: 'Ein Rad', caption: 'Foto: Ben' },
    ])
    expect(notes).toEqual(['meta-dropped codeinjection_head'])
  })

  it('brings the navigation', async () => {
    const value = '[{"label":"Start","url":"/"},{"label":"Über uns","url":"__GHOST_URL__/ueber/"}]'
    const { plan } = await opened({ posts: [aPost()], settings: [{ key: 'navigation', value }] })
    expect(plan.menus).toEqual([
      {
        name: 'navigation',
        links: [
          { label: 'Start', href: '/' },
          { label: 'Über uns', href: '/ueber' },
        ],
      },
    ])
  })

  it('reads the present editor’s text', async () => {
    expect(
      await lexical(
        {
          type: 'paragraph',
          children: [
            text('Fett', 1),
            text(' und '),
            { type: 'link', url: '__GHOST_URL__/a/', children: [text('Link', 3)] },
          ],
        },
        { type: 'extended-heading', tag: 'h3', children: [text('Titel <')] },
        {
          type: 'list',
          listType: 'number',
          start: 3,
          children: [{ type: 'listitem', children: [text('eins')] }],
        },
        { type: 'aside', children: [text('Herausgehoben')] },
        { type: 'neuartig', children: [text('bleibt')] },
      ),
    ).toBe(
      '<p><strong>Fett</strong> und <a href="/a"><em><strong>Link</strong></em></a></p><h3>Titel &lt;</h3>' +
        '<ol start="3"><li>eins</li></ol><blockquote class="pull">Herausgehoben</blockquote><div>bleibt</div>',
    )
  })

  it.each([
    [
      { type: 'image', src: '__GHOST_URL__/content/images/a.jpg', alt: 'A', caption: '<span>Bild</span>' },
      '<figure><img src="https://ghost.invalid/content/images/a.jpg" alt="A"><figcaption>Bild</figcaption></figure>',
    ],
    [
      { type: 'gallery', images: [{ src: 'https://b.example/b.jpg' }] },
      '<div class="gallery"><figure><img src="https://b.example/b.jpg" alt=""></figure></div>',
    ],
    [{ type: 'markdown', markdown: '**fett**' }, '<p><strong>fett</strong></p>'],
    [{ type: 'html', html: '<p>roh</p><script>x</script>' }, '<p>roh</p>'],
    [
      { type: 'embed', url: 'https://youtu.be/abcdefghijk', html: '<iframe>' },
      '<div class="embed" data-url="https://youtu.be/abcdefghijk"></div>',
    ],
    [
      { type: 'bookmark', url: 'https://a.example/', metadata: { title: 'A & B' } },
      '<p><a href="https://a.example/">A &amp; B</a></p>',
    ],
    [{ type: 'horizontalrule' }, '<hr>'],
    [
      { type: 'codeblock', language: 'js', code: 'a < b' },
      '<pre><code class="language-js">a &lt; b</code></pre>',
    ],
    [
      { type: 'callout', calloutEmoji: '💡', calloutText: 'Tipp' },
      '<aside class="info-box"><p>💡 Tipp</p></aside>',
    ],
    [
      { type: 'toggle', heading: 'Frage', content: '<p>Antwort</p>' },
      '<aside class="info-box"><h3>Frage</h3><div><p>Antwort</p></div></aside>',
    ],
    [
      { type: 'button', buttonUrl: 'https://a.example/', buttonText: 'Los' },
      '<p><a href="https://a.example/">Los</a></p>',
    ],
    [{ type: 'paywall' }, ''],
    [{ type: 'email-cta', html: '<p>nur Mail</p>' }, ''],
    [{ type: 'unbekannt' }, '<p>[unbekannt]</p>'],
  ])('brings the card %o', async (card, expected) => {
    expect((await lexical(card))?.replace(/\n/g, '')).toBe(expected)
  })

  it('reads the second editor’s text', async () => {
    const mobiledoc = JSON.stringify({
      version: '0.3.1',
      markups: [['strong'], ['a', ['href', 'https://a.example/']]],
      atoms: [['soft-return', '', {}]],
      cards: [['card-markdown', { markdown: '# Titel' }]],
      sections: [
        [
          1,
          'p',
          [
            [0, [0], 1, 'Fett'],
            [1, [], 0, 0],
            [0, [1], 1, 'Link'],
          ],
        ],
        [3, 'ul', [[[0, [], 0, 'eins']]]],
        [10, 0],
      ],
    })
    expect((await html({ mobiledoc }))?.replace(/\n/g, '')).toBe(
      '<p><strong>Fett</strong><br><a href="https://a.example/">Link</a></p><ul><li>eins</li></ul><h1>Titel</h1>',
    )
  })

  it('falls back on the page when the editor’s text cannot be read', async () => {
    const { entries, notes } = await opened({ posts: [aPost({ lexical: '{"root":' })] })
    expect(entries[0]?.html).toBe('<p>Zu.</p>')
    expect(notes).toEqual(['unreadable lexical'])
  })

  it('reads texts nested beyond reason', async () => {
    const nested = '{"type":"list","children":['.repeat(2000) + ']}'.repeat(2000)
    expect(await html({ lexical: `{"root":{"type":"root","children":[${nested}]}}` })).toContain('<ul>')
  })

  it.each([
    ['nothing', '', 'nothing-in-it'],
    ['XML', '<rss/>', 'not-an-archive'],
    ['other JSON', '{"a":1}', 'not-an-archive'],
    ['JSON that breaks off', '{"db":[{"data":{"posts":[', 'unreadable'],
    ['without anything', '{"db":[{"data":{"posts":[]}}]}', 'nothing-in-it'],
  ])('is refused when it is %s', async (_name, content, refusal) => {
    expect(await openGhostArchive(aFile(content, 'ghost.json'))).toMatchObject({ ok: false, refusal })
  })
})
