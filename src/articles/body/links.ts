import { linkProtocols } from './schema.ts'

/** Control characters and invisible signs: browsers skip them even inside a scheme. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const ignoredByBrowsers = /[\u0000-\u001f\u007f-\u00a0\u200b-\u200f\u2028-\u202e\ufeff]+/g

/**
 * The address of a link as it may be stored and printed, or null when it may not: only http(s), mailto, tel, a path
 * of this site or a place on the page. Control characters and spaces that browsers ignore are taken out first, so
 * `java\nscript:` is seen for what it is.
 */
export function safeHref(text: string): string | null {
  const href = text
    .replace(ignoredByBrowsers, '')
    .replace(/^ +| +$/g, '')
    .replaceAll(' ', '%20')
  if (!href || href.length > 4000) return null
  if (/^#[\w:.-]*$/.test(href)) return href
  if (href.startsWith('/') && !href.startsWith('//') && !href.startsWith('/\\')) return href
  const url = URL.parse(href)
  if (!url || !linkProtocols.some((protocol) => protocol === url.protocol)) return null
  if (url.protocol.startsWith('http') && (!url.hostname || url.username || url.password)) return null
  return url.href
}
