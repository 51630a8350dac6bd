import { SaxesParser } from 'saxes'
import { type FileFindings, textOf } from '../reading/decode-file.ts'
import { detached } from '../reading/detached.ts'
import { xmlMender } from './mend-xml.ts'

/** An element of the file with all that is in it. `isCut`: its text or its children were more than is kept. */
export type RawElement = {
  name: string
  attributes: Record<string, string>
  text: string
  children: RawElement[]
  hasCdata: boolean
  isCut: boolean
}

export type WxrFindings = FileFindings & {
  isXml: boolean
  isRss: boolean
  /** Names of entities that the file uses and XML does not know. */
  entities: Set<string>
  /** Title of the item in which the file broke off. */
  brokenTitle: string | null
}

export const noFindings = (): WxrFindings => ({
  isWronglyEncoded: false,
  endsEarly: false,
  isXml: false,
  isRss: false,
  entities: new Set(),
  brokenTitle: null,
})

/** What stands by itself in a WXR file, besides the site's own facts. */
const wholes = new Set(['item', 'wp:author', 'wp:category', 'wp:tag', 'wp:term'])
const siteFacts = new Set(['title', 'link', 'language', 'wp:base_site_url', 'wp:base_blog_url'])

/** In characters: more than anyone writes, little enough to hold. */
export const longestText = 2_000_000
const longestWhole = 40_000_000
const mostElements = 400_000
const deepest = 10_000
/** Nothing longer is kept beyond its item. */
const longestRemembered = 10_000
const mostEntityNames = 50

/**
 * The file's items, authors, terms and site facts, one at a time, each complete. Nothing outside a whole is kept. What
 * the file is like shows in `findings`.
 */
export async function* elementsOf(file: string, findings: WxrFindings): AsyncGenerator<RawElement> {
  const mend = xmlMender(longestText + 1000, (name) => {
    if (findings.entities.size < mostEntityNames) findings.entities.add(name)
  })
  const found: RawElement[] = []
  const builder = elementBuilder(findings, (element) => found.push(element))
  for await (const text of textOf(file, findings)) {
    builder.write(mend(text, false))
    yield* found.splice(0)
    if (builder.isTooDeep()) break
  }
  builder.write(mend('', true))
  yield* found.splice(0)
  builder.end()
}

function elementBuilder(findings: WxrFindings, give: (element: RawElement) => void) {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const prefixes = new Map<string, string>()
  const outside: string[] = []
  const inside: RawElement[] = []
  let size = 0
  let count = 0
  const add = (text: string, isCdata: boolean) => {
    const element = inside.at(-1)
    if (!element) return
    if (isCdata && !element.hasCdata) {
      element.hasCdata = true
      if (element.text.trim() === '') element.text = ''
    } else if (!isCdata && element.hasCdata && text.trim() === '') return
    const room = Math.min(longestText - element.text.length, longestWhole - size)
    if (text.length > room) element.isCut = true
    const kept = text.slice(0, Math.max(0, room))
    element.text += kept
    size += kept.length
  }
  // What is wrong with the XML shows in what is missing; the parser goes on after each error.
  parser.on('error', () => {})
  parser.on('opentag', ({ name: written, attributes }) => {
    if (outside.length === 0 && inside.length === 0) begin(written, attributes, prefixes, findings)
    const name = canonical(written, prefixes)
    const parent = inside.at(-1)
    const isWanted = parent
      ? count < mostElements && size < longestWhole
      : wholes.has(name) || (siteFacts.has(name) && outside.at(-1) !== 'image')
    if (parent && !isWanted) parent.isCut = true
    if (!parent && !isWanted) outside.push(name)
    else {
      for (const key of Object.keys(attributes)) attributes[key] = detached(attributes[key] ?? '')
      const element = { name, attributes, text: '', children: [], hasCdata: false, isCut: false }
      if (parent && isWanted) parent.children.push(element)
      if (!parent) size = count = 0
      count += 1
      inside.push(element)
    }
  })
  parser.on('text', (text) => add(text, false))
  parser.on('cdata', (text) => add(text, true))
  parser.on('closetag', () => {
    const element = inside.pop()
    if (element && element.text.length < longestRemembered) element.text = detached(element.text)
    if (!element) outside.pop()
    else if (inside.length === 0) give(element)
  })
  return {
    write(text: string) {
      if (text !== '') parser.write(text)
    },
    isTooDeep: () => inside.length + outside.length > deepest,
    end() {
      if (inside.length + outside.length === 0) return
      findings.endsEarly = true
      const item = inside[0]?.name === 'item' ? inside[0] : null
      findings.brokenTitle = item ? childText(item, 'title').slice(0, 200) || null : null
    },
  }
}

function begin(
  name: string,
  attributes: Record<string, string>,
  prefixes: Map<string, string>,
  findings: WxrFindings,
): void {
  findings.isXml = true
  findings.isRss ||= /^(rss|rdf:RDF|channel)$/i.test(name)
  for (const [attribute, address] of Object.entries(attributes)) {
    const prefix = /^xmlns:(.+)$/.exec(attribute)?.[1]
    const usual = prefix ? usualPrefix(address) : null
    if (prefix && usual && usual !== prefix) prefixes.set(prefix, usual)
  }
}

function usualPrefix(address: string): string | null {
  if (/\/export\/[\d.]+\/excerpt/.test(address)) return 'excerpt'
  if (/\/export\/[\d.]+/.test(address)) return 'wp'
  if (address.includes('/rss/1.0/modules/content')) return 'content'
  return address.includes('/dc/elements/') ? 'dc' : null
}

function canonical(name: string, prefixes: Map<string, string>): string {
  if (prefixes.size === 0) return name
  const colon = name.indexOf(':')
  const usual = colon > 0 ? prefixes.get(name.slice(0, colon)) : undefined
  return usual ? usual + name.slice(colon) : name
}

/** The text of the first child of this name, trimmed; empty when there is none. */
export const childText = (element: RawElement, name: string): string =>
  child(element, name)?.text.trim() ?? ''

export const child = (element: RawElement, name: string): RawElement | undefined =>
  element.children.find((candidate) => candidate.name === name)

export const childrenOf = (element: RawElement, name: string): RawElement[] =>
  element.children.filter((candidate) => candidate.name === name)
