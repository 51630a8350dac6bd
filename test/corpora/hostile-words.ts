import { cleanText } from '../../src/platform/clean-text.ts'
import { xssVectors } from './xss-vectors.ts'

/** Vectors that go into one object's fields together. */
export type Group = readonly [string, ...string[]]

const longestGroup = 380
const mostInGroup = 6

/** As the API takes texts: cleaned and trimmed, and no longer than the field is. */
export const clip = (text: string, longest: number): string =>
  cleanText(text).trim().slice(0, longest).toWellFormed().trim()

/**
 * All vectors with something to see, in their order, as many together as fit into a headline. That they stand side
 * by side hides none: what the first one opened would be found itself.
 */
export function vectorGroups(): Group[] {
  const groups: Group[] = []
  for (const { payload } of xssVectors()) {
    if (!clip(payload, 80)) continue
    const last = groups.at(-1)
    if (last && last.length < mostInGroup && [...last, payload].join(' ').length <= longestGroup)
      groups[groups.length - 1] = [...last, payload]
    else groups.push([payload])
  }
  return groups
}

/** Every so many-th of a list, `count` of them. */
export const sample = <T>(list: readonly T[], count: number): T[] =>
  Array.from(
    { length: Math.min(count, list.length) },
    (_, index) => list[Math.floor((index * list.length) / count)] as T,
  )

/** A body with the vector in every place that a writer can fill. */
export const hostileBlocks = (payload: string, mediaId: string): unknown[] => {
  const text = (marks: unknown[] = []) => ({ type: 'text', text: payload, marks })
  const link = (href: string) => text([{ type: 'link', attrs: { href } }])
  return [
    {
      type: 'paragraph',
      content: [
        text(),
        link(payload),
        link(`https://example.org/${payload}`),
        link(`/${payload}`),
        { type: 'footnote', attrs: { text: payload } },
      ],
    },
    { type: 'heading', attrs: { level: 2 }, content: [text()] },
    { type: 'pullQuote', attrs: { cite: payload }, content: [text()] },
    { type: 'blockquote', attrs: { cite: payload }, content: [{ type: 'paragraph', content: [text()] }] },
    { type: 'figure', attrs: { mediaId, alt: payload, caption: payload, credit: payload, size: payload } },
    { type: 'codeBlock', attrs: { language: payload }, content: [text()] },
    { type: 'infoBox', attrs: { title: payload }, content: [{ type: 'paragraph', content: [text()] }] },
    { type: 'embed', attrs: { url: `https://example.org/${payload}`, title: payload } },
    { type: 'embed', attrs: { url: `https://youtu.be/dQw4w9WgXcQ?${payload}`, title: payload } },
  ]
}
