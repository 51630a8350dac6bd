import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { aFile, aWxr, aWxrItem, cdata, meta, term, type WxrItem } from '../../../test/wxr.ts'
import type { ArchiveEntry } from '../archive.ts'
import { openWordpressArchive } from './open-wordpress-archive.ts'

async function opened(content: string | Uint8Array) {
  const result = await openWordpressArchive(aFile(content))
  if (!result.ok) throw new Error(result.refusal)
  const entries: ArchiveEntry[] = []
  for await (const entry of result.value.entries()) entries.push(entry)
  const notes = result.value.notes()
  return {
    plan: result.value.plan,
    entries,
    notes,
    reasons: notes.map(({ subject, reason }) => `${subject} ${reason}`),
  }
}

async function entry(fields: WxrItem, head = '') {
  const { entries, ...rest } = await opened(aWxr([aWxrItem(fields)], head))
  const [first] = entries
  if (!first) throw new Error('no entry')
  return { ...first, ...rest }
}

const comment = (id: string, fields: Record<string, string> = {}) =>
  `<wp:comment>${Object.entries({
    id,
    author: 'Leser',
    content: 'Ja.',
    approved: '1',
    parent: '0',
    date_gmt: '2019-05-03 08:00:00',
    ...fields,
  })
    .map(([name, text]) => `<wp:comment_${name}>${cdata(text)}</wp:comment_${name}>`)
    .join('')}</wp:comment>`

describe('a WordPress archive', () => {
  it('tells what there is before anything is brought in', async () => {
    const { plan } = await opened(
      aWxr(
        [
          aWxrItem({ extra: term('category', 'politik') + term('post_tag', 'rad', 'Rad') + comment('1') }),
          aWxrItem({
            'wp:post_id': '8',
            'wp:post_type': 'page',
            link: 'https://alt.example/impressum/',
            title: 'Impressum',
          }),
        ],
        `<wp:author><wp:author_id>3</wp:author_id><wp:author_login>anna</wp:author_login><wp:author_display_name>${cdata('Anna Berg')}</wp:author_display_name></wp:author>
        <wp:category><wp:term_id>5</wp:term_id><wp:category_nicename>stadtrat</wp:category_nicename><wp:category_parent>politik</wp:category_parent><wp:cat_name>Stadtrat</wp:cat_name></wp:category>
        <wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>politik</wp:category_nicename><wp:cat_name>Politik</wp:cat_name></wp:category>`,
      ),
    )
    expect(plan).toMatchObject({
      system: 'wordpress',
      site: { title: 'Alte Zeitung', url: 'https://alt.example', language: 'de-DE' },
      authors: [{ key: 'anna', name: 'Anna Berg' }],
      sections: [
        { key: 'politik', name: 'Politik', parent: null, path: '/category/politik' },
        { key: 'stadtrat', parent: 'politik', path: '/category/politik/stadtrat' },
      ],
      tags: [{ key: 'rad', name: 'Rad', path: '/tag/rad' }],
      counts: { articles: 1, pages: 1, comments: 1 },
      period: { from: '2019-05-02T08:00:00.000Z', to: '2019-05-02T08:00:00.000Z' },
    })
  })

  it('is read the same from gzip, and again from its beginning', async () => {
    const text = aWxr([aWxrItem(), aWxrItem({ 'wp:post_id': '8' })])
    const plain = await opened(text)
    expect((await opened(gzipSync(text))).entries).toEqual(plain.entries)
    expect(plain.entries.map(({ key }) => key)).toEqual(['7', '8'])
  })

  it.each([
    ['publish', '', 'published'],
    ['future', '', 'scheduled'],
    ['draft', '', 'draft'],
    ['pending', '', 'in_review'],
    ['private', '', 'private'],
    ['publish', 'geheim', 'protected'],
  ])('keeps the status %s with the password „%s“ as %s', async (status, password, expected) => {
    expect((await entry({ 'wp:status': status, 'wp:post_password': password })).status).toBe(expected)
  })

  it('gives every address under which WordPress knew an article', async () => {
    const { path, oldPaths, slug } = await entry({
      link: 'https://alt.example/2019/05/br%C3%BCcke/',
      'wp:post_name': 'br%c3%bccke',
      guid: 'https://alt.example/?p=7',
      extra: meta('_wp_old_slug', 'steg') + meta('_wp_old_date', '2018-12-24'),
    })
    expect({ path, oldPaths, slug }).toEqual({
      path: '/2019/05/brücke',
      oldPaths: ['/?p=7', '/2019/05/steg', '/2018/12/brücke'],
      slug: 'brücke',
    })
  })

  it('has no path for a draft that is known by its number alone, nor for the front page', async () => {
    const draft = await entry({
      link: 'https://alt.example/?p=7',
      'wp:status': 'draft',
      'wp:post_date_gmt': '0000-00-00 00:00:00',
    })
    expect([draft.path, draft.oldPaths, draft.publishedAt]).toEqual([null, ['/?p=7'], null])
    const front = await entry({ link: 'https://alt.example/', 'wp:post_type': 'page' })
    expect([front.path, front.oldPaths]).toEqual([null, ['/?page_id=7', '/?p=7']])
  })

  it('reads the fields of extensions', async () => {
    const article = await entry(
      {
        'wp:is_sticky': '1',
        extra:
          term('category', 'a') +
          term('category', 'b') +
          term('language', 'de') +
          term('thema', 'klima') +
          meta('_yoast_wpseo_title', '%%title%% %%sep%% %%sitename%%') +
          meta('_yoast_wpseo_metadesc', 'Kurz') +
          meta('_yoast_wpseo_canonical', 'https://anders.example/') +
          meta('_yoast_wpseo_primary_category', '9') +
          meta('_thumbnail_id', '404'),
      },
      '<wp:category><wp:term_id>9</wp:term_id><wp:category_nicename>b</wp:category_nicename><wp:cat_name>B</wp:cat_name></wp:category>',
    )
    expect(article).toMatchObject({
      searchTitle: 'Brücke gesperrt – Alte Zeitung',
      searchDescription: 'Kurz',
      canonicalUrl: 'https://anders.example/',
      sectionKeys: ['b', 'a'],
      tagKeys: ['thema:klima'],
      language: 'de',
      isSticky: true,
      leadPictureUrl: null,
    })
    expect(article.reasons).toEqual(['post media-missing'])
  })

  it('knows several authors of one article', async () => {
    const { authorKeys, plan } = await entry({
      extra: term('author', 'cap-anna', 'Anna') + term('author', 'cap-gast', 'Gast'),
    })
    expect(authorKeys).toEqual(['anna', 'gast'])
    expect(plan.authors.map(({ key }) => key)).toEqual(['anna', 'gast'])
  })

  it('makes a headline from the first words where there was none', async () => {
    const article = await entry({ title: '', 'content:encoded': 'Nur ein kurzer Gedanke.\n\nMehr.' })
    expect(article.headline).toBe('Nur ein kurzer Gedanke.')
    expect(article.reasons).toContain('post headline-made')
  })

  it('brings comments in threads, with their states, without whole addresses', async () => {
    const { comments, reasons } = await entry(
      {
        extra:
          comment('3', { parent: '2', content: 'Antwort mit <a href="https://a.example/">Link</a>' }) +
          comment('2', { author_IP: '203.0.113.77', author_email: 'l@example.org', user_id: '3' }) +
          comment('4', { approved: '0', parent: '99' }) +
          comment('5', { approved: 'spam' }) +
          comment('6', { approved: 'post-trashed', parent: '7' }) +
          comment('7', { parent: '6' }) +
          comment('8', { type: 'pingback' }),
      },
      '<wp:author><wp:author_id>3</wp:author_id><wp:author_login>anna</wp:author_login></wp:author>',
    )
    expect(comments.map(({ key, parent, status }) => `${key} ${parent} ${status}`)).toEqual([
      '2 null approved',
      '3 2 approved',
      '4 null pending',
      '5 null spam',
      '7 null approved',
      '6 7 removed',
    ])
    expect(comments[0]).toMatchObject({
      network: '203.0.113.0/24',
      email: 'l@example.org',
      authorKey: 'anna',
      at: '2019-05-03T08:00:00.000Z',
    })
    expect(comments[1]?.text).toBe('Antwort mit Link (https://a.example/)')
    expect(reasons.sort()).toEqual(['comment parent-cycle', 'comment parent-missing', 'comment ping'])
  })

  it('brings menus with links to posts, sections and elsewhere, a link’s own links after it', async () => {
    const link = (id: string, label: string, fields: Record<string, string>, order: string) =>
      aWxrItem({
        'wp:post_id': id,
        title: label,
        'wp:post_type': 'nav_menu_item',
        'wp:menu_order': order,
        extra:
          term('nav_menu', 'haupt', 'Hauptmenü') +
          Object.entries(fields)
            .map(([key, value]) => meta(`_menu_item_${key}`, value))
            .join(''),
      })
    const { plan, reasons } = await opened(
      aWxr(
        [
          link('20', 'Netz', { type: 'custom', url: 'https://netz.example/' }, '3'),
          link('21', '', { type: 'post_type', object: 'post', object_id: '7', menu_item_parent: '22' }, '2'),
          link('22', 'Politik', { type: 'taxonomy', object: 'category', object_id: '4' }, '1'),
          link('23', 'Leer', { type: 'custom', url: '#' }, '4'),
          aWxrItem(),
        ],
        '<wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>politik</wp:category_nicename><wp:cat_name>Politik</wp:cat_name></wp:category>',
      ),
    )
    expect(plan.menus).toEqual([
      {
        name: 'Hauptmenü',
        links: [
          { label: 'Politik', href: '/category/politik' },
          { label: 'Brücke gesperrt', href: '/2019/05/bruecke' },
          { label: 'Netz', href: 'https://netz.example/' },
        ],
      },
    ])
    expect(reasons).toEqual(['menu element-dropped'])
  })

  it('names what it leaves out', async () => {
    const { entries, reasons, plan } = await opened(
      aWxr([
        aWxrItem(),
        aWxrItem({ title: 'Noch einmal' }),
        aWxrItem({ 'wp:post_id': '8', 'wp:status': 'trash' }),
        aWxrItem({ 'wp:post_id': '9', 'wp:post_type': 'produkt', extra: comment('1') + comment('2') }),
        aWxrItem({ 'wp:post_id': '10', 'wp:status': 'archiviert' }),
        '<item></item>',
      ]),
    )
    expect(entries.map(({ key, status }) => `${key} ${status}`)).toEqual(['7 published', '10 draft'])
    expect(plan.counts.articles).toBe(2)
    expect(reasons).toEqual([
      'post duplicate-key',
      'post in-trash',
      'comment comment-without-article',
      'produkt unknown-type',
      'post status-unknown',
      'post unreadable',
    ])
  })

  it('is read up to where it breaks off', async () => {
    const whole = aWxr([aWxrItem(), aWxrItem({ 'wp:post_id': '8', title: 'Halb' })])
    const { entries, notes } = await opened(whole.slice(0, whole.lastIndexOf('<wp:post_type>')))
    expect(entries.map(({ key }) => key)).toEqual(['7'])
    expect(notes).toMatchObject([{ reason: 'file-ends-early', title: 'Halb' }])
  })

  it('survives broken XML: stray signs, unknown entities, split CDATA, other prefixes', async () => {
    const { entries, reasons } = await opened(
      `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss xmlns:x="http://wordpress.org/export/1.1/" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel>
      <item><title>Müller & Söhne &uuml; &b;</title><x:post_id>1</x:post_id><x:post_type>post</x:post_type><x:status>publish</x:status>
      <c:encoded>
        <![CDATA[eins ]]><![CDATA[zwei ]]]]><![CDATA[> drei]]>
      </c:encoded></item></channel></rss>`,
    )
    expect(entries).toMatchObject([
      { key: '1', headline: 'Müller & Söhne ü &b;', html: '<p>eins zwei ]]&gt; drei</p>' },
    ])
    expect(reasons).toContain('entity entity-ignored')
  })

  it('cuts what is longer than any text and says so', async () => {
    const { entries, reasons } = await opened(
      aWxr([aWxrItem({ title: 'T'.repeat(3_000_000), 'content:encoded': 'wort '.repeat(500_000) })]),
    )
    expect(entries[0]?.headline.length).toBeLessThan(400)
    expect(entries[0]?.html.length).toBeLessThan(1_100_000)
    expect(reasons.filter((reason) => reason === 'post text-cut').length).toBeGreaterThan(0)
  })

  it.each([
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'not-an-archive'],
    ['a web page', '<!doctype html><html><body><p>Hallo</body></html>', 'not-an-archive'],
    ['nothing', '', 'not-an-archive'],
    ['JSON', '{"db":[]}', 'not-an-archive'],
    ['an empty feed', '<rss><channel><title>T</title></channel></rss>', 'nothing-in-it'],
  ])('is refused when it is %s', async (_name, content, refusal) => {
    expect(await openWordpressArchive(aFile(content))).toMatchObject({ ok: false, refusal })
  })
})
