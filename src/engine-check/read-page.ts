import { type Document, type Element, isTag } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'

/** What a search or news engine reads of a page without running anything. */
export type PageAsRead = {
  title: string
  description: string | null
  canonical: string | null
  robots: string | null
  language: string | null
  /** As it stands on cards that share the page; sizes in pixels. */
  picture: { url: string; width: number; height: number; alt: string | null } | null
  /** The site's, in `og:site_name`. */
  siteName: string | null
  alternates: { language: string; url: string }[]
  feeds: number
  /** JSON-LD that could be read, one object each. */
  data: Record<string, unknown>[]
  /** How many JSON-LD blocks could not. */
  brokenData: number
}

/** Reads the head of a page as it was sent. */
export function readPage(html: string): PageAsRead {
  const document = parseDocument(html)
  const all = (name: string): Element[] => DomUtils.getElementsByTagName(name, document, true)
  const metas = all('meta')
  const meta = (key: 'name' | 'property', name: string): string | null =>
    metas.find(({ attribs }) => attribs[key] === name)?.attribs.content ?? null
  const links = all('link')
  const { data, broken } = dataIn(document)
  const picture = meta('property', 'og:image')
  return {
    title: DomUtils.textContent(all('title')[0] ?? []).trim(),
    description: meta('name', 'description'),
    canonical: links.find(({ attribs }) => attribs.rel === 'canonical')?.attribs.href ?? null,
    robots: meta('name', 'robots'),
    language: all('html')[0]?.attribs.lang ?? null,
    picture: picture
      ? {
          url: picture,
          width: Number(meta('property', 'og:image:width')) || 0,
          height: Number(meta('property', 'og:image:height')) || 0,
          alt: meta('property', 'og:image:alt'),
        }
      : null,
    siteName: meta('property', 'og:site_name'),
    alternates: links.flatMap(({ attribs }) =>
      attribs.rel === 'alternate' && attribs.hreflang && attribs.href
        ? [{ language: attribs.hreflang, url: attribs.href }]
        : [],
    ),
    feeds: links.filter(({ attribs }) => /\b(?:rss|atom|feed)\b/.test(attribs.type ?? '')).length,
    data,
    brokenData: broken,
  }
}

function dataIn(document: Document): { data: Record<string, unknown>[]; broken: number } {
  const scripts = DomUtils.findAll(
    (node) => isTag(node) && node.name === 'script' && node.attribs.type === 'application/ld+json',
    document.children,
  )
  const data: Record<string, unknown>[] = []
  let broken = 0
  for (const script of scripts) {
    try {
      data.push(JSON.parse(DomUtils.textContent(script)))
    } catch {
      broken++
    }
  }
  return { data, broken }
}
