import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { corpusFolder } from '../../test/corpora.ts'
import { bodyFromHtml } from '../articles/body/index.ts'
import type { Archive, ArchiveEntry } from './archive.ts'
import { openGhostArchive } from './ghost/open-ghost-archive.ts'
import { openWordpressArchive } from './wordpress/open-wordpress-archive.ts'

async function everything(archive: Archive) {
  const entries: ArchiveEntry[] = []
  for await (const entry of archive.entries()) entries.push(entry)
  return { entries, notes: archive.notes() }
}

const wxr = corpusFolder('wxr')
const wxrFiles = ['ghost-migrate', 'nikola', 'wordpress-importer'].flatMap((folder) =>
  readdirSync(join(wxr, folder))
    .filter((name) => /\.xml(\.gz)?$/.test(name))
    .map((name) => `${folder}/${name}`),
)

const unwrapped = (text: string) => text.replace(/<!\[CDATA\[|\]\]>/g, '').trim()
const textIn = (xml: string, name: string) =>
  unwrapped(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(xml)?.[1] ?? '')

/** What the file holds, counted over its raw text. */
function counted(file: string) {
  const bytes = readFileSync(join(wxr, file))
  const xml = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const items = xml.match(/<item>[\s\S]*?<\/item>/g) ?? []
  const ofType = (type: string) => items.filter((item) => textIn(item, 'wp:post_type') === type)
  const texts = [...ofType('post'), ...ofType('page')]
  const comments = texts.flatMap((item) => item.match(/<wp:comment>[\s\S]*?<\/wp:comment>/g) ?? [])
  const pings = comments.filter((comment) => /^(ping|track)back$/.test(textIn(comment, 'wp:comment_type')))
  const other = items.filter(
    (item) => !/^(post|page|attachment|nav_menu_item|wp_block)$/.test(textIn(item, 'wp:post_type')),
  )
  return {
    articles: ofType('post').length,
    pages: ofType('page').length,
    comments: comments.length - pings.length,
    pings: pings.length,
    media: ofType('attachment').length,
    unknown: other.length,
    approved: comments.filter(
      (comment) => textIn(comment, 'wp:comment_approved') === '1' && !pings.includes(comment),
    ).length,
    authors: new Set(xml.match(/<wp:author_login>[\s\S]*?<\/wp:author_login>/g) ?? []).size,
    categories: new Set(
      (xml.match(/<wp:category>[\s\S]*?<\/wp:category>/g) ?? []).map((term) =>
        textIn(term, 'wp:category_nicename'),
      ),
    ).size,
    protected: texts.filter((item) => textIn(item, 'wp:post_password') !== '').length,
  }
}

describe.each(wxrFiles)('the WordPress archive %s', (file) => {
  it('comes with as much as it holds, and what does not come is noted', async () => {
    const opened = await openWordpressArchive(join(wxr, file))
    if (!opened.ok) throw new Error(opened.refusal)
    const { plan } = opened.value
    const { entries, notes } = await everything(opened.value)
    const expected = counted(file)
    const noted = (reason: string) => notes.filter((note) => note.reason === reason).length
    expect(entries.filter(({ kind }) => kind === 'article')).toHaveLength(expected.articles)
    expect(entries.filter(({ kind }) => kind === 'page')).toHaveLength(expected.pages)
    expect(entries.flatMap(({ comments }) => comments)).toHaveLength(expected.comments)
    expect(
      entries.flatMap(({ comments }) => comments).filter(({ status }) => status === 'approved'),
    ).toHaveLength(expected.approved)
    expect(plan.counts).toEqual({
      articles: expected.articles,
      pages: expected.pages,
      comments: expected.comments,
    })
    expect(plan.media).toHaveLength(expected.media)
    expect(noted('ping')).toBe(expected.pings)
    expect(noted('unknown-type')).toBe(expected.unknown)
    expect(entries.filter(({ status }) => status === 'protected')).toHaveLength(expected.protected)
    expect(plan.authors.length).toBeGreaterThanOrEqual(expected.authors)
    expect(plan.sections.length).toBeGreaterThanOrEqual(expected.categories)
  })

  it('refers only to what its plan names, and every text becomes a body with its words', async () => {
    const opened = await openWordpressArchive(join(wxr, file))
    if (!opened.ok) throw new Error(opened.refusal)
    const { plan } = opened.value
    const known = (list: readonly { key: string }[]) => new Set(list.map(({ key }) => key))
    const [authors, sections, tags] = [known(plan.authors), known(plan.sections), known(plan.tags)]
    for (const entry of (await everything(opened.value)).entries) {
      expect(entry.authorKeys.filter((key) => !authors.has(key))).toEqual([])
      expect(entry.sectionKeys.filter((key) => !sections.has(key))).toEqual([])
      expect(entry.tagKeys.filter((key) => !tags.has(key))).toEqual([])
      expect(entry.headline).not.toBe('')
      expect(entry.path ?? '/').toMatch(/^\/(?:.*[^/])?$/)
      const body = bodyFromHtml(entry.html)
      if (/[\p{L}]/u.test(entry.html.replace(/<[^>]*>/g, ''))) expect(JSON.stringify(body)).toMatch(/"text":/)
      const keys = known(entry.comments)
      expect(entry.comments.filter(({ parent }) => parent !== null && !keys.has(parent))).toEqual([])
      expect(entry.comments.filter(({ network }) => network !== null && !/\/(24|48)$/.test(network))).toEqual(
        [],
      )
    }
  })
})

const ghost = corpusFolder('ghost-export')

describe.each(['ghost-theme-unit-test.json', 'mg-ghost.json'])('the Ghost archive %s', (file) => {
  it('comes with as much as it holds', async () => {
    const { data } = JSON.parse(readFileSync(join(ghost, file), 'utf8')).db[0]
    const isPage = (post: { page?: unknown; type?: string }) => post.page === 1 || post.type === 'page'
    const opened = await openGhostArchive(join(ghost, file))
    if (!opened.ok) throw new Error(opened.refusal)
    const { entries, notes } = await everything(opened.value)
    const pages = data.posts.filter(isPage).length
    expect(entries).toHaveLength(data.posts.length)
    expect(entries.filter(({ kind }) => kind === 'page')).toHaveLength(pages)
    expect(opened.value.plan.counts).toEqual({ articles: data.posts.length - pages, pages, comments: 0 })
    expect(opened.value.plan.authors).toHaveLength(data.users.length)
    const internal = notes.filter(({ reason }) => reason === 'internal-tag').length
    const links = entries.flatMap(({ tagKeys, sectionKeys }) => [...tagKeys, ...sectionKeys]).length
    expect(links + internal).toBe(data.posts_tags.length)
    for (const entry of entries)
      if (/[\p{L}]/u.test(entry.html.replace(/<[^>]*>/g, '')))
        expect(JSON.stringify(bodyFromHtml(entry.html))).toMatch(/"text":/)
  })
})
