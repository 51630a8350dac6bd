import { absolute } from '../../reading/old-site.ts'
import { cutAt, plainText } from '../../reading/plain-text.ts'
import { settleHtml } from '../../reading/settle-html.ts'
import { withoutSize } from '../attachment-index.ts'
import type { WordpressPlan } from '../plan.ts'
import { hasBlocks } from './blocks.ts'
import { paragraphsFrom } from './paragraphs.ts'
import { renderBlocks } from './render-blocks.ts'
import { resolveShortcodes } from './shortcodes.ts'

export type BodySource = {
  content: string
  /** The meta field in which the block editor keeps the texts of footnotes. */
  footnotes: string | null
  entryKey: string
  title: string
}

/** Time and memory for one text stay small, whatever it says. */
const longest = 1_000_000
const mostGalleryPictures = 2000

/** A post's text as HTML for the body's reader, whichever editor it was written in. */
export function bodyHtml(source: BodySource, plan: WordpressPlan, notes: WordpressPlan['notes']): string {
  const { entryKey, title } = source
  if (source.content.length > longest)
    notes.add({
      subject: 'post',
      key: entryKey,
      title,
      reason: 'text-cut',
      detail: String(source.content.length),
      entryKey,
    })
  const content = source.content.slice(0, longest).toWellFormed()
  const { site, attachments } = plan
  const about = { notes, entryKey, title }
  const shortcodes = { site, attachments, pictures: { left: mostGalleryPictures }, ...about }
  const plain = (html: string) => resolveShortcodes(html, shortcodes)
  const classic = (text: string) => paragraphsFrom(plain(text))
  const html = hasBlocks(content)
    ? renderBlocks(content, { sharedBlocks: plan.sharedBlocks, classic, plain, ...about })
    : classic(content)
  return settleHtml(html, {
    site,
    footnotes: footnotesFrom(source.footnotes),
    original(url, id) {
      const byUrl = url ? attachments.byUrl(url) : undefined
      if (byUrl) return byUrl
      const byId = id ? attachments.byKey(id) : undefined
      return byId && (!url || isCopy(url, absolute(site, byId.url))) ? byId : null
    },
    ...about,
  })
}

/** The number in the markup may be another site's: only with the same file name is it believed. */
const isCopy = (url: URL, original: URL | null): boolean => original !== null && stem(url) === stem(original)
const stem = (url: URL): string =>
  withoutSize(url.pathname.split('/').at(-1) ?? '')
    .replace(/(?:-scaled)?\.\w+$/, '')
    .toLowerCase()

function footnotesFrom(json: string | null): ReadonlyMap<string, string> {
  if (!json || json.length > 500_000) return new Map()
  try {
    const list: unknown = JSON.parse(json)
    if (!Array.isArray(list)) return new Map()
    return new Map(
      list.flatMap((note: { id?: unknown; content?: unknown } | null) =>
        typeof note?.id === 'string' && typeof note.content === 'string'
          ? [[note.id, cutAt(plainText(note.content.slice(0, 20_000)), 2000).text] as const]
          : [],
      ),
    )
  } catch {
    return new Map()
  }
}
