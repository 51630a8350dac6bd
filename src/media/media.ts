import { cleanText } from '../platform/clean-text.ts'
import type { Instant } from '../platform/clock.ts'
import { nameKey } from '../platform/slug.ts'

/** Where the eye should rest, as shares of width and height from the left top: crops keep it in view. */
export type FocalPoint = { x: number; y: number }

/** `alt` null: nobody has decided yet; empty: the picture is decoration. */
export type MediaWords = { alt: string | null; caption: string | null; credit: string | null }

/** What the file itself says, for a person to take over or not. */
export type Proposals = MediaWords

/**
 * Who made the picture and whose it is, as the file says it. Written back into every file made from it: taking such
 * notices off is forbidden (§ 95c UrhG).
 */
export type Rights = {
  creator: string | null
  creditLine: string | null
  copyright: string | null
  webStatement: string | null
  /** IPTC NewsCode telling camera pictures from generated ones. */
  digitalSourceType: string | null
}

type Kept = MediaWords & {
  id: string
  /** Where the kept file lies in the media store. */
  originalKey: string
  contentType: string
  fileName: string
  sha256: string
  bytes: number
  proposed: Proposals
  rights: Rights
  /** Grows with each change; what `If-Match` names. */
  version: number
  createdAt: Instant
  createdBy: string | null
  changedAt: Instant
}

/** Width and height are those of the kept original, turned upright; `color` (#rrggbb) fills its place while it loads. */
export type Picture = Kept & {
  kind: 'picture'
  width: number
  height: number
  color: string
  focalPoint: FocalPoint
}
/** Something to download. */
export type MediaFile = Kept & { kind: 'file' }
export type Media = Picture | MediaFile
export type MediaKind = Media['kind']

export type UploadRefusal =
  | 'empty-file'
  | 'file-too-large'
  | 'not-a-picture'
  | 'svg-not-allowed'
  | 'format-not-supported'
  | 'too-many-pixels'
  | 'picture-damaged'

export const longestAlt = 1000
export const longestCaption = 2000
export const longestCredit = 300
const longestFileName = 120

export const noWords: MediaWords = { alt: null, caption: null, credit: null }
export const noRights: Rights = {
  creator: null,
  creditLine: null,
  copyright: null,
  webStatement: null,
  digitalSourceType: null,
}
export const middle: FocalPoint = { x: 0.5, y: 0.5 }

/** Inside the picture, to the thousandth. */
export const soundFocalPoint = ({ x, y }: FocalPoint): FocalPoint => ({ x: share(x), y: share(y) })

const share = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000

/** Words as they are kept: trimmed, without characters that feeds and databases cannot hold. An empty alt is a decision and stays. */
export const soundWords = (words: MediaWords): MediaWords => ({
  alt: words.alt === null ? null : sound(words.alt),
  caption: (words.caption && sound(words.caption)) || null,
  credit: (words.credit && sound(words.credit)) || null,
})

const sound = (text: string): string => cleanText(text).trim()

/**
 * The name to show and to download under: the last part of the path, without characters that file systems or headers
 * stumble over, with the extension of what the file really is.
 */
export function soundFileName(given: string | null, extension: string): string {
  const last = (given ?? '').toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const stem = last
    .replace(/\.[^.]{1,8}$/, '')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  return `${[...stem].slice(0, longestFileName).join('') || 'upload'}.${extension}`
}

/** All words it is found by, folded as `nameKey` does. */
export const searchWordsOf = (media: MediaWords & Pick<Media, 'fileName' | 'rights'>): string =>
  nameKey(
    [media.fileName, media.caption, media.alt, media.credit, media.rights.creator].filter(Boolean).join(' '),
  )

/** Folders of a few hundred files each: the last two digits of an id are random. */
export const originalPrefix = (id: string): string => `originals/${id.slice(-2)}/${id}.`
/** All renditions of one picture lie below it. */
export const renditionPrefix = (id: string): string => `renditions/${id.slice(-2)}/${id}/`
