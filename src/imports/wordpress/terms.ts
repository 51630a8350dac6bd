import { plainLine } from '../reading/plain-text.ts'
import { childrenOf, childText, type RawElement } from './elements.ts'

export type TermKind = 'section' | 'tag' | 'author' | 'language'
/** `key`: unique among the terms of its kind. */
export type Term = {
  kind: TermKind
  key: string
  slug: string
  name: string
  description: string | null
  parent: string | null
  /** The number by which meta fields name it. */
  id: string | null
}

/** Taxonomies by which WordPress and its extensions keep house: no reader ever saw them as a subject. */
const inner =
  /^(nav_menu|link_category|post_format|wp_.*|.*_translations|term_language|product_.*|elementor_.*|et_.*|layout_.*|fl-builder.*|amp_.*|post_status|following_users|ef_.*|action-group|wpcode_.*)$/

/** What a taxonomy's terms are here; null for those that are not brought along. Others than WordPress's own are tags. */
export function termKind(taxonomy: string): TermKind | null {
  if (taxonomy === 'category') return 'section'
  if (taxonomy === 'post_tag' || taxonomy === 'tag') return 'tag'
  if (taxonomy === 'author') return 'author'
  if (taxonomy === 'language') return 'language'
  return inner.test(taxonomy) ? null : 'tag'
}

const longestName = 120

/** A term as the head of the file defines it, in whichever of its three forms; null for those not brought along. */
export function definedTerm(element: RawElement): Term | null {
  const text = (name: string) => childText(element, `wp:${name}`)
  const taxonomy =
    element.name === 'wp:category'
      ? 'category'
      : element.name === 'wp:tag'
        ? 'post_tag'
        : text('term_taxonomy')
  const slug = text('category_nicename') || text('tag_slug') || text('term_slug')
  const name = text('cat_name') || text('tag_name') || text('term_name') || slug
  const description = text('category_description') || text('tag_description') || text('term_description')
  const term = termOf(taxonomy, slug, name)
  if (!term) return null
  const parent = slugOf(text('category_parent') || text('term_parent'))
  return {
    ...term,
    description: plainLine(description).slice(0, 1000) || null,
    parent: parent === '' || parent === '0' ? null : parent,
    id: text('term_id') || null,
  }
}

/** The terms an item carries. Files of old name each category twice, once without a domain: the bare one counts alone. */
export function termsOf(item: RawElement): Term[] {
  const written = childrenOf(item, 'category')
  const named = written.filter(({ attributes }) => attributes.domain)
  const counted = named.length > 0 ? named : written
  const found = new Map<string, Term>()
  for (const { attributes, text } of counted) {
    const name = text.trim()
    const term = termOf(attributes.domain ?? 'category', attributes.nicename ?? '', name)
    if (term && !found.has(`${term.kind} ${term.key}`)) found.set(`${term.kind} ${term.key}`, term)
  }
  return [...found.values()]
}

function termOf(taxonomy: string, writtenSlug: string, writtenName: string): Term | null {
  const kind = taxonomy === '' ? null : termKind(taxonomy)
  const name = plainLine(writtenName).slice(0, longestName) || writtenSlug.slice(0, longestName)
  const slug = slugOf(writtenSlug || name)
  if (!kind || slug === '' || name === '') return null
  const isOwnTag = kind === 'tag' && taxonomy !== 'post_tag' && taxonomy !== 'tag'
  const key = isOwnTag ? `${taxonomy}:${slug}` : slug
  return { kind, key, slug, name, description: null, parent: null, id: null }
}

/** As it is compared: some files write it percent-encoded, some in capitals, some as the name. */
const slugOf = (text: string): string => decoded(text.trim()).normalize('NFC').toLowerCase().slice(0, 200)

function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
