// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\u0000-\u0020\u007f]/g

/**
 * Where a link leads, as it may be stored and printed: a path of this site, or an absolute address of one of the
 * protocols (`https:`) in its normal form; null for everything else. What browsers ignore is taken out first (URL
 * Standard: tabs and ends of lines anywhere, white space around), so `java\nscript:` and `/\t/elsewhere.example` are
 * seen for what they are; `//` and `/\` lead to another host and are no path. Web addresses have no name and password
 * in them.
 */
export function linkAddress(text: string, protocols: readonly string[]): string | null {
  const href = text.replace(/[\t\n\r]/g, '').trim()
  if (!href || href.length > 4000) return null
  if (/^\/(?![/\\])/.test(href)) return href.toWellFormed().replace(controls, encodeURIComponent)
  const url = URL.parse(href)
  if (!url || !protocols.includes(url.protocol)) return null
  if (url.protocol.startsWith('http') && (!url.hostname || url.username || url.password)) return null
  return url.href
}
