import type { AnyNode, Element } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import { LRUCache } from 'lru-cache'
import { guardedFetch } from '../platform/http/guarded-fetch.ts'
import type { World } from '../platform/world.ts'
import type { ToScore } from '../scoring/index.ts'

export type Story = NonNullable<ToScore['article']>

/** Finds the article that stands at an address. */
export type Stories = {
  /** Null where it cannot be read, or not in time: then it is read on, and known to the next who asks. */
  at(url: string, withinMilliseconds: number): Promise<Story | null>
}

const keptStories = 500
/** What could not be read is tried again soon: its host may have been down for a moment. */
const keptFor = { read: 60 * 60 * 1000, failed: 60 * 1000 }
const mostBytes = 2_000_000
const mostSigns = 20_000

/** Reads pages of other systems, guarded like all fetches of others' addresses, and keeps them for an hour. */
export function openStories(world: Pick<World, 'config'>, milliseconds = keptFor): Stories {
  const kept = new LRUCache<string, Promise<Story | null>>({ max: keptStories, ttl: milliseconds.read })
  const read = (url: string): Promise<Story | null> => {
    const reading = readStory(world, url).then((story) => {
      if (!story) kept.set(url, reading, { ttl: milliseconds.failed })
      return story
    })
    kept.set(url, reading)
    return reading
  }
  return {
    async at(url, withinMilliseconds) {
      const reading = kept.get(url) ?? read(url)
      const { promise: tooLate, resolve } = Promise.withResolvers<null>()
      const timer = setTimeout(resolve, withinMilliseconds, null)
      try {
        return await Promise.race([reading, tooLate])
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

async function readStory(world: Pick<World, 'config'>, url: string): Promise<Story | null> {
  const answer = await guardedFetch(world, {
    url,
    maxBytes: mostBytes,
    types: ['text/html', 'application/xhtml'],
    timeoutMilliseconds: 10_000,
  }).catch(() => null)
  if (!answer?.ok || answer.value.status !== 200) return null
  return storyFrom(answer.value.body.toString('utf8'))
}

/** Headline, description and text of a page, as its `og:` tags, `<h1>`, `<article>` or `<main>` say. */
export function storyFrom(html: string): Story | null {
  const found: Found = { title: '', heading: '', ogTitle: '', description: '', article: '', other: '' }
  const open: { node: AnyNode; isArticle: boolean }[] = parseDocument(html)
    .children.toReversed()
    .map((node) => ({ node, isArticle: false }))
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, isArticle } = next
    if (node.type === 'text') addText(found, node.data, isArticle)
    else if ('attribs' in node) {
      if (skipped.has(node.name)) continue
      lookAt(found, node)
      const inArticle = isArticle || node.name === 'article' || node.name === 'main'
      for (const child of node.children.toReversed()) open.push({ node: child, isArticle: inArticle })
    }
  }
  const headline = (found.ogTitle || found.heading || found.title).trim().slice(0, 300)
  const text = (found.article.trim() ? found.article : found.other).replace(/\s+/g, ' ').trim()
  return headline || text ? { headline, teaser: found.description || null, text } : null
}

type Found = Record<'title' | 'heading' | 'ogTitle' | 'description' | 'article' | 'other', string>
const skipped: ReadonlySet<string> = new Set([
  'script',
  'style',
  'nav',
  'header',
  'footer',
  'aside',
  'form',
  'template',
])

function addText(found: Found, text: string, isArticle: boolean): void {
  const place = isArticle ? 'article' : 'other'
  if (found[place].length < mostSigns) found[place] += ` ${text}`
}

function lookAt(found: Found, element: Element): void {
  const { name, attribs } = element
  if (name === 'title') found.title ||= wordsIn(element)
  if (name === 'h1') found.heading ||= wordsIn(element)
  if (name !== 'meta' || !attribs.content) return
  if (attribs.property === 'og:title') found.ogTitle ||= attribs.content
  if (attribs.name === 'description' || attribs.property === 'og:description')
    found.description ||= attribs.content.slice(0, 1000)
}

const wordsIn = (element: Element): string =>
  element.children
    .map((child) =>
      child.type === 'text' ? child.data : 'children' in child ? wordsIn(child as Element) : '',
    )
    .join(' ')
    .replace(/\s+/g, ' ')
    .slice(0, 500)
