import { ok, type Result, refused } from '../platform/result.ts'
import type { UploadRefusal } from './media.ts'

/** What may be uploaded, by what the file's first bytes say; names and declared types are not asked. */
export type AcceptedFormat =
  | { kind: 'picture'; sharpFormat: 'jpeg' | 'png' | 'webp' | 'gif' | 'heif'; mime: string }
  | { kind: 'file'; mime: string; extension: string }

const accepted: Record<string, AcceptedFormat> = {
  'image/jpeg': { kind: 'picture', sharpFormat: 'jpeg', mime: 'image/jpeg' },
  'image/png': { kind: 'picture', sharpFormat: 'png', mime: 'image/png' },
  'image/apng': { kind: 'picture', sharpFormat: 'png', mime: 'image/apng' },
  'image/webp': { kind: 'picture', sharpFormat: 'webp', mime: 'image/webp' },
  'image/gif': { kind: 'picture', sharpFormat: 'gif', mime: 'image/gif' },
  'image/avif': { kind: 'picture', sharpFormat: 'heif', mime: 'image/avif' },
  'image/heic': { kind: 'picture', sharpFormat: 'heif', mime: 'image/heic' },
  'image/heif': { kind: 'picture', sharpFormat: 'heif', mime: 'image/heif' },
  'application/pdf': { kind: 'file', mime: 'application/pdf', extension: 'pdf' },
}

/** `mime` is what the magic bytes say, undefined when they say nothing; `head` the file's first kilobytes. */
export function acceptedFormat(
  mime: string | undefined,
  head: Buffer,
): Result<
  AcceptedFormat,
  Extract<UploadRefusal, 'svg-not-allowed' | 'format-not-supported' | 'not-a-picture'>
> {
  if (looksLikeSvg(head)) return refused('svg-not-allowed')
  const format = mime === undefined ? undefined : accepted[mime]
  if (format) return ok(format)
  if (mime === undefined || mime === 'application/xml') return refused('not-a-picture')
  return refused('format-not-supported', { contentType: mime })
}

/** Markup whose first kilobytes name an svg element, and that is no web page with a drawing in it. */
function looksLikeSvg(head: Buffer): boolean {
  const text = textOf(head).trimStart().toLowerCase()
  return text.startsWith('<') && /<([\w-]+:)?svg[\s>/]/.test(text) && !text.includes('<html')
}

function textOf(head: Buffer): string {
  const [first, second] = head
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(head)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(head)
  return new TextDecoder('utf-8').decode(head)
}
