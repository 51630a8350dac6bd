import { cutAt, plainLine } from '../reading/plain-text.ts'
import type { RawElement } from './elements.ts'
import { metaOf } from './items.ts'

/** Fields of the usual extensions for search engines, in the order in which they are believed. */
const titles = [
  '_yoast_wpseo_title',
  'rank_math_title',
  '_aioseo_title',
  '_aioseop_title',
  '_genesis_title',
  '_seopress_titles_title',
]
const descriptions = [
  '_yoast_wpseo_metadesc',
  'rank_math_description',
  '_aioseo_description',
  '_aioseop_description',
  '_genesis_description',
  '_seopress_titles_desc',
]
const canonicals = [
  '_yoast_wpseo_canonical',
  'rank_math_canonical_url',
  '_aioseo_canonical_url',
  '_seopress_robots_canonical',
]
const primaries = [
  '_yoast_wpseo_primary_category',
  'rank_math_primary_category',
  '_seopress_robots_primary_cat',
]

export type SearchWords = {
  searchTitle: string | null
  searchDescription: string | null
  canonicalUrl: string | null
}

/** What a post says of itself to search engines. Words that an extension would fill in are filled in or make it null. */
export function searchWordsOf(
  item: RawElement,
  facts: { headline: string; site: string | null },
): SearchWords {
  const first = (keys: readonly string[]) =>
    keys.map((key) => metaOf(item, key)).find((value) => value !== null)
  const words = (keys: readonly string[], longest: number) => {
    const filled = plainLine(fill(first(keys) ?? '', facts))
    return filled === '' || /%%?\w+%%?|#\w+_\w+/.test(filled) ? null : cutAt(filled, longest).text
  }
  const canonical = first(canonicals) ?? null
  return {
    searchTitle: words(titles, 200),
    searchDescription: words(descriptions, 500),
    canonicalUrl: canonical && /^https?:\/\/\S{1,1000}$/i.test(canonical) ? canonical : null,
  }
}

function fill(text: string, { headline, site }: { headline: string; site: string | null }): string {
  return text
    .slice(0, 5000)
    .replace(/%%?title%%?|#post_title/g, () => headline)
    .replace(/%%?site(?:name|title)%%?|#site_title/g, () => site ?? '')
    .replace(/%%?sep%%?|#separator_sa/g, '–')
    .replace(/%%?page%%?|%%primary_category%%/g, '')
    .replace(/\s*–\s*$/, '')
}

/** Number of the section that the desk called the main one. */
export const primarySection = (item: RawElement): string | null =>
  primaries.map((key) => metaOf(item, key)).find((value) => value !== null) ?? null
