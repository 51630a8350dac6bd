/** By this a feed is asked for as a page. No address has it: the front of the server adds it inside (`main.ts`). */
export const asPage = '?as=page'

const feedAddress = /\/(?:feed(?:\.(?:xml|atom|json)|\/(?:atom|rss2?)?)?|(?:comments|similar)\.xml)$/
const feedTypes = /^(?:application\/(?:rss\+xml|atom\+xml|feed\+json|xml|json|rdf\+xml)|text\/xml)$/
/** Browsers need far less; what is longer is no browser. */
const longestAccept = 1000

/**
 * The key under which a feed is kept that is asked for with this `Accept`: browsers, which would rather have HTML than any kind of
 * feed, get a page to read; everybody else (feed readers say what they want, or take anything) the feed itself
 * (RFC 9110 12.5.1).
 */
export function feedVariant(key: string, accept: string | undefined): string {
  if (!feedAddress.test(key) || accept === undefined || accept.length > longestAccept) return key
  let html = 0
  let feed = 0
  for (const range of accept.split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const q = qualityOf(parameters)
    if (type === 'text/html') html = Math.max(html, q)
    else if (feedTypes.test(type)) feed = Math.max(feed, q)
  }
  return html > feed ? key + asPage : key
}

function qualityOf(parameters: readonly string[]): number {
  const q = parameters.find((parameter) => parameter.startsWith('q='))
  if (q === undefined) return 1
  const value = Number(q.slice(2))
  return value >= 0 && value <= 1 ? value : 0
}
