import { ok, type Result, refused } from '../../platform/result.ts'
import type { Archive, ArchiveEntry, ArchiveMedia, ArchiveRefusal } from '../archive.ts'
import { textOf as fileText } from '../reading/decode-file.ts'
import { type NoteList, noteList } from '../reading/note-list.ts'
import { type OldSite, oldSite } from '../reading/old-site.ts'
import { plainLine } from '../reading/plain-text.ts'
import { type GhostFacts, ghostEntry } from './entry.ts'
import { ghostPlan, sectionKeysOf } from './plan.ts'
import { isRow, type Row, rowsOf, textOf } from './rows.ts'
import { tablesOf } from './tables.ts'

/** In characters. Such a file is read whole; Ghost itself cannot write one that is larger by much. */
export const longestExport = 300_000_000

/**
 * Opens an export of Ghost 1 to 6. It is held in memory; one beyond `longestExport` is refused, as is one that is not
 * whole, because JSON that breaks off means nothing.
 */
export async function openGhostArchive(file: string): Promise<Result<Archive, ArchiveRefusal>> {
  const read = await readWhole(file)
  if (!read.ok) return read
  const data = dataOf(read.value.document)
  if (!data) return refused('not-an-archive')
  const tables = tablesOf(data)
  if (tables.posts.length + tables.users.length + tables.tags.length === 0) return refused('nothing-in-it')
  const site = siteOf(tables.settings)
  const facts: GhostFacts = { tables, site, sectionKeys: sectionKeysOf(tables) }
  const planNotes = noteList()
  if (read.value.isWronglyEncoded)
    planNotes.add({ subject: 'file', reason: 'wrong-encoding', detail: 'windows-1252' })
  const seen = surveyed(facts)
  const plan = ghostPlan(tables, { site, sectionKeys: facts.sectionKeys, ...seen })
  let notes = noteList()
  return ok({
    plan: { ...plan, counts: { ...plan.counts, ...seen.counts } },
    entries() {
      notes = noteList()
      return entriesOf(facts, notes)
    },
    look: () => entriesOf(facts, noteList()),
    notes: () => [...planNotes.all(), ...notes.all()],
  })
}

async function* entriesOf(facts: GhostFacts, notes: NoteList): AsyncGenerator<ArchiveEntry> {
  for (const entry of eachEntry(facts, notes)) yield entry
}

function* eachEntry(facts: GhostFacts, notes: NoteList): Generator<ArchiveEntry> {
  const given = new Set<string>()
  for (const post of facts.tables.posts) {
    const entry = ghostEntry(post, facts, notes)
    if (given.has(entry.key))
      notes.add({
        subject: 'post',
        key: entry.key,
        title: entry.headline,
        reason: 'duplicate-key',
        detail: entry.key,
      })
    else {
      given.add(entry.key)
      yield entry
    }
  }
}

/** Ghost keeps no list of its media: every picture a text shows is one. */
function surveyed(facts: GhostFacts) {
  const media = new Map<string, ArchiveMedia>()
  const dates: string[] = []
  const counts = { articles: 0, pages: 0 }
  const add = (url: string, words: Partial<ArchiveMedia>) => {
    const known = media.get(url)
    if (!known)
      media.set(url, { key: url, url, title: null, alt: null, caption: null, credit: null, ...words })
  }
  const postsByKey = new Map(facts.tables.posts.map((post) => [textOf(post, 'id'), post]))
  for (const entry of eachEntry(facts, noteList())) {
    counts[entry.kind === 'page' ? 'pages' : 'articles'] += 1
    if (entry.publishedAt && entry.status !== 'draft') dates.push(entry.publishedAt)
    if (entry.leadPictureUrl) add(entry.leadPictureUrl, leadWords(postsByKey.get(entry.key), facts))
    for (const [, url = '', alt = ''] of entry.html.matchAll(/<img src="([^"]*)" alt="([^"]*)">/g))
      add(plainLine(url), { alt: plainLine(alt) || null })
  }
  return { media: [...media.values()], dates, counts }
}

function leadWords(post: Row | undefined, { tables }: GhostFacts): Partial<ArchiveMedia> {
  const meta = post ? tables.metaOf(post) : undefined
  return {
    alt: plainLine(textOf(meta, 'feature_image_alt')) || null,
    caption: plainLine(textOf(meta, 'feature_image_caption')) || null,
  }
}

type Whole = { document: unknown; isWronglyEncoded: boolean }

async function readWhole(file: string): Promise<Result<Whole, ArchiveRefusal>> {
  const findings = { isWronglyEncoded: false, endsEarly: false }
  const pieces: string[] = []
  let length = 0
  for await (const piece of fileText(file, findings)) {
    length += piece.length
    if (length > longestExport) return refused('too-large', { longest: longestExport })
    pieces.push(piece)
    if (pieces.length === 1 && !/^\s*[{[]/.test(piece)) return refused('not-an-archive')
  }
  try {
    return ok({ document: JSON.parse(pieces.join('')), isWronglyEncoded: findings.isWronglyEncoded })
  } catch {
    return refused(length === 0 ? 'nothing-in-it' : 'unreadable')
  }
}

/** `{db: [{meta, data}]}`, `{meta, data}` or the tables alone. */
function dataOf(document: unknown): Row | null {
  if (!isRow(document)) return null
  const first = rowsOf(document.db)[0] ?? document
  const data = isRow(first.data) ? first.data : first
  return Array.isArray(data.posts) || Array.isArray(data.users) || Array.isArray(data.tags) ? data : null
}

/** Without the site's own address, which hardly an export holds, a place that says so: a folder of media can fill it. */
const unknownSite = 'https://ghost.invalid'

const siteOf = (settings: ReadonlyMap<string, string>): OldSite => oldSite([settings.get('url'), unknownSite])
