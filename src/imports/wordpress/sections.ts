import type { ArchiveAuthor, ArchiveSection, ArchiveTag } from '../archive.ts'
import { familyOrder } from '../reading/family-order.ts'
import type { NoteList } from '../reading/note-list.ts'
import type { OldSite } from '../reading/old-site.ts'
import { plainText } from '../reading/plain-text.ts'
import { childText, type RawElement } from './elements.ts'
import { type Term, termsOf } from './terms.ts'

/** How a login is written where it is part of an address. */
const nicename = (login: string): string => login.toLowerCase().replace(/[^a-z0-9]+/g, '-')

/** Authors by the form their login takes in addresses. */
export type AuthorKeys = ReadonlyMap<string, string>
/** Of several authors that an extension keeps as terms, in their order. Guests without a login are known by the term. */
export const coAuthorKeys = (item: RawElement, known: AuthorKeys): string[] =>
  coAuthors(item).map(({ key }) => known.get(nicename(key)) ?? key)

const coAuthors = (item: RawElement): Term[] =>
  termsOf(item)
    .filter(({ kind }) => kind === 'author')
    .map((term) => ({ ...term, key: term.key.replace(/^cap-/, '') }))

/** The authors of an item: of the extension's terms those that no login stands for yet. */
export function nameAuthors(named: Named, item: RawElement): void {
  const creator = childText(item, 'dc:creator').slice(0, 200)
  nameAuthor(named, creator, creator.replace(/@.*$/, ''))
  for (const { key, name } of coAuthors(item))
    if (!named.authorKeys.has(nicename(key))) nameAuthor(named, key, name)
}

/** What the head of a file and its items name, by key; the first to be named with its facts wins. */
export type Named = {
  sections: Map<string, Term>
  tags: Map<string, Term>
  authors: Map<string, ArchiveAuthor & { id: string | null }>
  authorKeys: Map<string, string>
}

export const nothingNamed = (): Named => ({
  sections: new Map(),
  tags: new Map(),
  authors: new Map(),
  authorKeys: new Map(),
})

/** A file may not fill the memory with names. */
const mostOfAKind = 200_000

/** `isDefined`: by the head of the file, which knows more than an item does. */
export function nameTerm(named: Named, term: Term, isDefined: boolean): void {
  const terms = term.kind === 'section' ? named.sections : term.kind === 'tag' ? named.tags : null
  if (!terms || (!isDefined && terms.has(term.key)) || terms.size >= mostOfAKind) return
  terms.set(term.key, term)
}

function nameAuthor(named: Named, key: string, name: string): void {
  if (key === '' || named.authors.has(key) || named.authors.size >= mostOfAKind) return
  named.authorKeys.set(nicename(key), key)
  named.authors.set(key, { key, name: name || key, slug: null, email: null, biography: null, id: null })
}

/** An author as the head of the file introduces them, by login. */
export function defineAuthor(named: Named, element: RawElement): void {
  const text = (name: string) => childText(element, `wp:author_${name}`).slice(0, 200)
  const key = text('login') || text('email')
  if (key === '' || named.authors.size >= mostOfAKind) return
  const name = text('display_name') || `${text('first_name')} ${text('last_name')}`.trim() || key
  const biography = plainText(childText(element, 'wp:author_description').slice(0, 20_000)).slice(0, 5000)
  const email = text('email')
  named.authorKeys.set(nicename(key), key)
  named.authors.set(key, {
    key,
    name,
    slug: null,
    email: /^\S+@\S+$/.test(email) ? email : null,
    biography: biography || null,
    id: text('id') || null,
  })
}

/** Sections with parents that exist and go in no circle, parents before their children. */
export function sectionsOf(named: Named, site: OldSite, notes: NoteList): ArchiveSection[] {
  const terms = named.sections
  const { order, missing, circles } = familyOrder(
    new Map([...terms].map(([key, { parent }]) => [key, parent])),
  )
  const parentOf = (key: string): string | null =>
    missing.has(key) || circles.has(key) ? null : (terms.get(key)?.parent ?? null)
  return order.flatMap((key) => {
    const term = terms.get(key)
    if (!term) return []
    const about = { subject: 'category', key, title: term.name, detail: term.parent }
    if (missing.has(key)) notes.add({ ...about, reason: 'parent-missing' })
    if (circles.has(key)) notes.add({ ...about, reason: 'parent-cycle' })
    const line = [key]
    for (let at = parentOf(key); at !== null && line.length < 20; at = parentOf(at)) line.unshift(at)
    const { name, description } = term
    return [
      { key, name, description, parent: parentOf(key), path: `${site.folder}/category/${line.join('/')}` },
    ]
  })
}

export function tagsOf(named: Named, site: OldSite): ArchiveTag[] {
  return [...named.tags.values()].map(({ key, slug, name, description }) => ({
    key,
    name,
    description,
    path: key === slug ? `${site.folder}/tag/${slug}` : `${site.folder}/${key.replace(':', '/')}`,
  }))
}
