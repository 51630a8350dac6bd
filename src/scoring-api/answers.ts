import { attributes, type BadRequest, longestComment } from '../perspective/index.ts'
import type { Refused } from '../platform/result.ts'

/** Names of Google's errors that come with these statuses (google.rpc.Code). */
const names = {
  400: 'INVALID_ARGUMENT',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  413: 'INVALID_ARGUMENT',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
} as const
type Status = keyof typeof names

/** What a call is answered; no body where it is null. */
export type Answer = { status: number; body: unknown; headers: Record<string, string> }

type Failure = { status: Status; message: string; errorType?: string; headers?: Record<string, string> }

/** The error envelope of Google's APIs, which clients of theirs read. */
export function failed({ status, message, errorType, headers = {} }: Failure): Answer {
  const details = errorType
    ? { details: [{ '@type': 'type.googleapis.com/google.commentanalyzer.v1alpha1.Error', errorType }] }
    : {}
  return { status, body: { error: { code: status, message, status: names[status], ...details } }, headers }
}

/** What is to be mended, for who wrote the client. */
export function badRequest({ refusal, detail = {} }: Refused<BadRequest>): Answer {
  const status = 400
  switch (refusal) {
    case 'comment-empty':
      return failed({ status, message: 'Comment must be non-empty.', errorType: 'COMMENT_EMPTY' })
    case 'comment-too-long':
      return failed({
        status,
        message: `Comment text has ${detail.bytes} bytes; at most ${longestComment} are taken.`,
        errorType: 'COMMENT_TOO_LONG',
      })
    case 'nothing-requested':
      return failed({ status, message: `Name at least one attribute of ${attributes.join(', ')}.` })
    case 'unknown-attribute':
      return failed({
        status,
        message: `Unknown requested attribute: ${detail.name}. There are ${attributes.join(', ')}.`,
      })
    case 'unreadable':
      return failed({ status, message: `Invalid value at '${detail.path}': ${detail.message}` })
  }
}
