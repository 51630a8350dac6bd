import type { ImportedComment } from '../../comments/index.ts'
import { cleanText } from '../../platform/clean-text.ts'
import type { Instant } from '../../platform/clock.ts'
import { linkAddress } from '../../platform/http/link-address.ts'
import type { ArchiveEntry } from '../archive.ts'
import { lineOf } from './session.ts'

const longestText = 100_000

/** The comments of an entry as the paper keeps them. One without a time has that of the article. */
export const commentsOf = (
  entry: ArchiveEntry,
  { authors, fallbackTime }: { authors: ReadonlyMap<string, string>; fallbackTime: Instant },
): ImportedComment[] =>
  entry.comments.map((comment) => ({
    key: comment.key,
    parentKey: comment.parent,
    authorName: lineOf(cleanText(comment.authorName), 120) ?? '–',
    authorEmail: lineOf(comment.email, 254),
    authorUrl:
      comment.url === null || comment.url.length > 1000
        ? null
        : linkAddress(comment.url, ['https:', 'http:']),
    authorId: (comment.authorKey && authors.get(comment.authorKey)) || null,
    network: comment.network,
    text: cleanText(comment.text).trim().slice(0, longestText),
    createdAt: comment.at ?? fallbackTime,
    status: comment.status,
  }))
