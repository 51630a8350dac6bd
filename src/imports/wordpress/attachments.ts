import type { ArchiveMedia } from '../archive.ts'
import { absolute, type OldSite } from '../reading/old-site.ts'
import { plainLine } from '../reading/plain-text.ts'
import { childText, type RawElement } from './elements.ts'
import { metaOf } from './items.ts'
import { phpValue } from './php-value.ts'

export type Attachment = ArchiveMedia & { parent: string | null; order: number }

const words = (text: string | null): string | null => (text ? plainLine(text).slice(0, 2000) || null : null)

/** A file of the old library; null when nothing says where it lies. */
export function attachmentOf(item: RawElement, key: string, site: OldSite): Attachment | null {
  const attached = metaOf(item, '_wp_attached_file')
  const written =
    childText(item, 'wp:attachment_url') ||
    (site.url && attached ? `${site.url}/wp-content/uploads/${attached}` : childText(item, 'guid'))
  const url = absolute(site, written)
  if (!url) return null
  const parent = childText(item, 'wp:post_parent')
  return {
    key,
    url: url.href,
    title: words(childText(item, 'title')),
    alt: words(metaOf(item, '_wp_attachment_image_alt')),
    caption: words(childText(item, 'excerpt:encoded')),
    credit: creditOf(item),
    parent: /^[1-9]\d*$/.test(parent) ? parent : null,
    order: Number.parseInt(childText(item, 'wp:menu_order'), 10) || 0,
  }
}

/** Fields in which extensions keep who made a picture, then what the camera's file says of it. */
const creditFields = [
  '_media_credit',
  '_wp_attachment_credit',
  'copyright',
  '_copyright',
  '_credit',
  'credit',
]

function creditOf(item: RawElement): string | null {
  for (const field of creditFields) {
    const credit = words(metaOf(item, field))
    if (credit) return credit.slice(0, 300)
  }
  const meta = record(record(phpValue(metaOf(item, '_wp_attachment_metadata')))?.image_meta)
  for (const value of [meta?.credit, meta?.copyright])
    if (typeof value === 'string' && value.trim() !== '') return words(value)?.slice(0, 300) ?? null
  return null
}

const record = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
