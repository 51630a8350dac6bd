import type { Instant } from '../../platform/clock.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { ArchivePlan, ArchiveRefusal } from '../archive.ts'
import { type NoteList, noteList } from '../reading/note-list.ts'
import { type OldSite, oldSite, ownAddress } from '../reading/old-site.ts'
import { plainLine } from '../reading/plain-text.ts'
import { type AttachmentIndex, attachmentIndex } from './attachment-index.ts'
import { attachmentOf } from './attachments.ts'
import { countComments } from './comments.ts'
import { instantOf, type OffsetTable, offsetTable } from './dates.ts'
import { childText, elementsOf, noFindings, type RawElement, type WxrFindings } from './elements.ts'
import { keyOf, kindOf } from './items.ts'
import { type MenuLink, menuLinkOf, menusOf } from './menus.ts'
import {
  type AuthorKeys,
  defineAuthor,
  type Named,
  nameAuthors,
  nameTerm,
  nothingNamed,
  sectionsOf,
  tagsOf,
} from './sections.ts'
import { definedTerm, termsOf } from './terms.ts'
import { timesOf } from './times.ts'

/** What the first reading of a file has shown: the plan, and what its entries refer to. */
export type WordpressPlan = {
  plan: ArchivePlan
  site: OldSite
  offsets: OffsetTable
  attachments: AttachmentIndex
  /** Logins by the numbers that comments name them with. */
  loginById: ReadonlyMap<string, string>
  authorKeys: AuthorKeys
  /** Section keys by the numbers that meta fields name them with. */
  sectionById: ReadonlyMap<string, string>
  /** Blocks that several texts share, by number. */
  sharedBlocks: ReadonlyMap<string, string>
  notes: NoteList
}

type Gathering = {
  facts: Map<string, string>
  named: Named
  offsets: OffsetTable
  attachments: AttachmentIndex
  sectionById: Map<string, string>
  termPaths: Map<string, { key: string; title: string }>
  posts: Map<string, { link: string; title: string }>
  menuLinks: MenuLink[]
  sharedBlocks: Map<string, string>
  sharedSize: number
  counts: ArchivePlan['counts']
  period: ArchivePlan['period']
  items: number
  notes: NoteList
}

const mostMenuLinks = 5000
const mostPosts = 500_000
const mostShared = 5_000_000

/** First of two readings: everything that entries refer to, and how much there is. */
export async function planOf(file: string): Promise<Result<WordpressPlan, ArchiveRefusal>> {
  const findings = noFindings()
  const all: Gathering = {
    facts: new Map(),
    named: nothingNamed(),
    offsets: offsetTable(),
    attachments: attachmentIndex(),
    sectionById: new Map(),
    termPaths: new Map(),
    posts: new Map(),
    menuLinks: [],
    sharedBlocks: new Map(),
    sharedSize: 0,
    counts: { articles: 0, pages: 0, comments: 0 },
    period: null,
    items: 0,
    notes: noteList(),
  }
  for await (const element of elementsOf(file, findings)) gather(all, element)
  if (!findings.isXml || !findings.isRss) return refused('not-an-archive')
  const { sections, tags, authors } = all.named
  if (all.items + sections.size + tags.size + authors.size === 0) return refused('nothing-in-it')
  noteFindings(all.notes, findings)
  return ok(settled(all))
}

function gather(all: Gathering, element: RawElement): void {
  if (element.name === 'item') {
    all.items += 1
    gatherItem(all, element)
  } else if (element.name === 'wp:author') defineAuthor(all.named, element)
  else if (element.name.startsWith('wp:base_') || !element.name.includes(':')) {
    if (!all.facts.has(element.name)) all.facts.set(element.name, element.text.trim().slice(0, 1000))
  } else gatherTerm(all, element)
}

function gatherTerm(all: Gathering, element: RawElement): void {
  const term = definedTerm(element)
  if (!term) return
  nameTerm(all.named, term, true)
  if (!term.id) return
  if (term.kind === 'section') all.sectionById.set(term.id, term.key)
  all.termPaths.set(`${term.kind} ${term.id}`, { key: term.key, title: term.name })
}

function gatherItem(all: Gathering, item: RawElement): void {
  const kind = kindOf(item)
  const key = keyOf(item)
  const times = timesOf(item)
  all.offsets.learn(times.published)
  if (key === null || kind.kind === 'left-out') return
  if (kind.kind === 'attachment') gatherAttachment(all, item, key)
  else if (kind.kind === 'menu-link') {
    const link = menuLinkOf(item, key)
    if (link && all.menuLinks.length < mostMenuLinks) all.menuLinks.push(link)
  } else if (kind.kind === 'reusable-block') {
    const { text = '' } = item.children.find(({ name }) => name === 'content:encoded') ?? {}
    all.sharedSize += text.length
    if (all.sharedSize <= mostShared) all.sharedBlocks.set(key, text)
  } else if (kind.kind === 'article' || kind.kind === 'page') {
    if (all.posts.has(key)) return
    if (all.posts.size < mostPosts)
      all.posts.set(key, { link: childText(item, 'link'), title: childText(item, 'title').slice(0, 150) })
    all.counts[kind.kind === 'page' ? 'pages' : 'articles'] += 1
    all.counts.comments += countComments(item)
    for (const term of termsOf(item)) nameTerm(all.named, term, false)
    nameAuthors(all.named, item)
    if (kind.status !== 'draft') widenPeriod(all, instantOf(times.published, all.offsets))
  }
}

/** The library's addresses may need the site's own, which stands before all items. */
function gatherAttachment(all: Gathering, item: RawElement, key: string): void {
  const attachment = attachmentOf(item, key, siteOf(all))
  const about = { subject: 'attachment', key, title: childText(item, 'title') }
  if (!attachment) all.notes.add({ ...about, reason: 'unreadable' })
  else if (!all.attachments.add(attachment)) all.notes.add({ ...about, reason: 'duplicate-key' })
}

function widenPeriod(all: Gathering, at: Instant | null): void {
  if (!at) return
  const { from, to } = all.period ?? { from: at, to: at }
  all.period = { from: at < from ? at : from, to: at > to ? at : to }
}

const siteOf = ({ facts }: Gathering): OldSite =>
  oldSite([
    facts.get('wp:base_blog_url') || facts.get('link'),
    facts.get('link'),
    facts.get('wp:base_site_url'),
  ])

function noteFindings(notes: NoteList, findings: WxrFindings): void {
  if (findings.isWronglyEncoded)
    notes.add({ subject: 'file', reason: 'wrong-encoding', detail: 'windows-1252' })
  for (const entity of findings.entities)
    notes.add({ subject: 'entity', reason: 'entity-ignored', detail: entity })
  if (findings.endsEarly)
    notes.add({ subject: 'file', reason: 'file-ends-early', title: findings.brokenTitle })
}

function settled(all: Gathering): WordpressPlan {
  const site = siteOf(all)
  const { named, notes, attachments } = all
  const sections = sectionsOf(named, site, notes)
  const tags = tagsOf(named, site)
  const path = (kind: 'section' | 'tag', key: string) =>
    (kind === 'section' ? sections : tags).find((term) => term.key === key)?.path ?? null
  const menus = menusOf(
    all.menuLinks,
    {
      site,
      post(id) {
        const post = all.posts.get(id)
        if (!post) return null
        const { path: own, query } = ownAddress(site, post.link)
        return { path: own ?? query ?? '/', title: plainLine(post.title) }
      },
      term(taxonomy, id) {
        const kind = taxonomy === 'category' ? 'section' : 'tag'
        const term = all.termPaths.get(`${kind} ${id}`)
        const place = term ? path(kind, term.key) : null
        return term && place ? { path: place, title: term.title } : null
      },
    },
    notes,
  )
  const authors = [...named.authors.values()]
  return {
    plan: {
      system: 'wordpress',
      site: {
        title: plainLine(all.facts.get('title') ?? '').slice(0, 200) || null,
        url: site.url,
        language: all.facts.get('language')?.slice(0, 20) || null,
      },
      authors: authors.map(({ id: _, ...author }) => author),
      sections,
      tags,
      media: attachments.all().map(({ parent: _, order: __, ...media }) => media),
      menus,
      counts: all.counts,
      period: all.period,
    },
    site,
    offsets: all.offsets,
    attachments,
    loginById: new Map(authors.flatMap(({ id, key }) => (id ? [[id, key]] : []))),
    authorKeys: named.authorKeys,
    sectionById: all.sectionById,
    sharedBlocks: all.sharedBlocks,
    notes,
  }
}
