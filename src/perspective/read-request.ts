import { z } from 'zod'
import { ok, type Result, refused } from '../platform/result.ts'
import type { ToScore } from '../scoring/index.ts'
import { type Attribute, isAttribute } from './attributes.ts'

export type AnalyzeRequest = {
  toScore: ToScore
  wanted: { attribute: Attribute; threshold: number }[]
  withSpans: boolean
  clientToken: string | null
}

export type FeedbackRequest = {
  toScore: ToScore
  /** What the client holds to be right, 0…1. */
  suggested: Partial<Record<Attribute, number>>
  communityId: string | null
  clientToken: string | null
}

/** `unreadable`: of another form than the API's; `detail.message` says where. */
export type BadRequest =
  | 'unreadable'
  | 'comment-empty'
  | 'comment-too-long'
  | 'nothing-requested'
  | 'unknown-attribute'

/** Bytes of UTF-8, as with Google's. */
export const longestComment = 20_480

const textEntry = z.object({ text: z.string().nullish(), type: z.string().nullish() }).nullish()
const common = {
  comment: textEntry,
  context: z
    .object({
      entries: z.array(textEntry).max(100).nullish(),
      articleAndParentComment: z.object({ article: textEntry, parentComment: textEntry }).nullish(),
    })
    .nullish(),
  languages: z.union([z.string(), z.array(z.string()).max(100)]).nullish(),
  clientToken: z.string().max(1000).nullish(),
}
const analyzeShape = z.object({
  ...common,
  requestedAttributes: z
    .record(
      z.string(),
      z.object({ scoreType: z.string().nullish(), scoreThreshold: z.number().nullish() }).nullish(),
    )
    .nullish(),
  spanAnnotations: z.boolean().nullish(),
})
const score = z.object({ summaryScore: z.object({ value: z.number().min(0).max(1) }).nullish() }).nullish()
const feedbackShape = z.object({
  ...common,
  attributeScores: z.record(z.string(), score).nullish(),
  communityId: z.string().max(200).nullish(),
})

/** The body of `comments:analyze`; fields that are not known are passed over. */
export function readAnalyze(body: unknown): Result<AnalyzeRequest, BadRequest> {
  const read = analyzeShape.safeParse(body)
  if (!read.success) return unreadable(read.error)
  const toScore = toScoreFrom(read.data)
  if (!toScore.ok) return toScore
  const asked = Object.entries(read.data.requestedAttributes ?? {})
  if (asked.length === 0) return refused('nothing-requested')
  const wanted: AnalyzeRequest['wanted'] = []
  for (const [name, options] of asked) {
    if (!isAttribute(name)) return refused('unknown-attribute', { name })
    wanted.push({ attribute: name, threshold: options?.scoreThreshold ?? 0 })
  }
  return ok({
    toScore: toScore.value,
    wanted,
    withSpans: read.data.spanAnnotations === true,
    clientToken: read.data.clientToken ?? null,
  })
}

/** The body of `comments:suggestscore`. */
export function readFeedback(body: unknown): Result<FeedbackRequest, BadRequest> {
  const read = feedbackShape.safeParse(body)
  if (!read.success) return unreadable(read.error)
  const toScore = toScoreFrom(read.data)
  if (!toScore.ok) return toScore
  const suggested: FeedbackRequest['suggested'] = {}
  for (const [name, given] of Object.entries(read.data.attributeScores ?? {})) {
    if (!isAttribute(name)) return refused('unknown-attribute', { name })
    if (typeof given?.summaryScore?.value === 'number') suggested[name] = given.summaryScore.value
  }
  if (Object.keys(suggested).length === 0) return refused('nothing-requested')
  return ok({
    toScore: toScore.value,
    suggested,
    communityId: read.data.communityId ?? null,
    clientToken: read.data.clientToken ?? null,
  })
}

function unreadable(error: z.ZodError): Result<never, BadRequest> {
  const [issue] = error.issues
  return refused('unreadable', { path: issue?.path.join('.') ?? '', message: issue?.message ?? '' })
}

type Common = z.infer<z.ZodObject<typeof common>>

function toScoreFrom({ comment, context, languages }: Common): Result<ToScore, BadRequest> {
  const text = plain(comment)
  if (text.trim() === '') return refused('comment-empty')
  const bytes = Buffer.byteLength(text)
  if (bytes > longestComment) return refused('comment-too-long', { bytes, most: longestComment })
  const named = context?.articleAndParentComment
  const entries = (context?.entries ?? []).map(plain).filter((entry) => entry.trim() !== '')
  const article = plain(named?.article) || entries[0] || ''
  const parent = plain(named?.parentComment) || entries[1] || ''
  const [language] = typeof languages === 'string' ? [languages] : (languages ?? [])
  return ok({
    text,
    language: language?.toLowerCase().split(/[-_]/)[0] ?? null,
    article: article === '' ? null : articleFrom(article),
    parent: parent || null,
  })
}

/** The first line of an article's text, where it is short enough, is its headline. */
function articleFrom(text: string): NonNullable<ToScore['article']> {
  const end = text.search(/\r?\n/)
  const [headline, rest] = end > 0 && end <= 300 ? [text.slice(0, end), text.slice(end)] : ['', text]
  return { headline, text: rest }
}

/** The text; HTML with blanks in place of its tags, so that places in it stay what they are. */
function plain(entry: z.infer<typeof textEntry>): string {
  const text = entry?.text ?? ''
  return entry?.type?.toUpperCase() === 'HTML'
    ? text.replace(/<[^<>]{0,2000}>/g, (tag) => ' '.repeat(tag.length))
    : text
}
