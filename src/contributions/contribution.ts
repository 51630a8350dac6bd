import { z } from 'zod'
import type { CommentMode } from '../articles/published/index.ts'
import { cleanText } from '../platform/clean-text.ts'
import { addDays, addSeconds, type Instant } from '../platform/clock.ts'
import type { Issue } from '../texts/index.ts'

/** What a reader types. */
export type Typed = { name: string; email: string; text: string }

export const longest = { name: 80, email: 254, text: 10_000 } as const
const shortestText = 2

/** Signs that show nothing by themselves: blanks, zero-width and formatting signs, lone accents, Hangul fillers. */
const unseen = /[\s\p{C}\p{M}\u115f\u1160\u3164\uffa0\u2800]/gu
const turnsAround = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g

/** Accents piled up on one letter reach over the lines above and below; no language needs more than four. */
const piledAccents = /(\p{M}{4})\p{M}+/gu

/** The name on one line; it cannot turn the line around. */
const tidyName = (name: string): string =>
  cleanText(name).replace(turnsAround, '').replace(piledAccents, '$1').replace(/\s+/g, ' ').trim()

/** The words as they were typed: line breaks of one kind, no more than one empty line at a time. */
export const tidyText = (text: string): string =>
  cleanText(text)
    .replace(/\r\n?/g, '\n')
    .replace(piledAccents, '$1')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

const emailForm = z.email()

/** What is stored of what was typed, or what is to be mended, field by field (`author.name`, `author.email`, `text`). */
export function soundContribution(typed: Typed): { value: Typed } | { issues: Issue[] } {
  const value = {
    name: tidyName(typed.name.slice(0, 10 * longest.name)),
    email: cleanText(typed.email).trim(),
    // Longer ones are refused below; they need not be tidied first.
    text: typed.text.length > 2 * longest.text ? typed.text : tidyText(typed.text),
  }
  const issues = [
    ...wrongWords(['author', 'name'], value.name, { least: 1, most: longest.name }),
    ...wrongEmail(value.email),
    ...wrongWords(['text'], value.text, { least: shortestText, most: longest.text }),
  ]
  return issues.length > 0 ? { issues } : { value }
}

/** As `soundContribution`, for the text alone. */
export function soundText(typed: string): { value: string } | { issues: Issue[] } {
  const text = typed.length > 2 * longest.text ? typed : tidyText(typed)
  const issues = wrongWords(['text'], text, { least: shortestText, most: longest.text })
  return issues.length > 0 ? { issues } : { value: text }
}

function wrongWords(path: string[], text: string, length: { least: number; most: number }): Issue[] {
  if (text === '') return [{ path, message: 'field.empty' }]
  if (text.length > length.most)
    return [{ path, message: 'field.too-long', placeholders: { max: length.most } }]
  if (text.replace(unseen, '') === '') return [{ path, message: 'field.invisible' }]
  if (text.length < length.least)
    return [{ path, message: 'field.too-short', placeholders: { min: length.least } }]
  return []
}

function wrongEmail(email: string): Issue[] {
  const path = ['author', 'email']
  if (email === '') return [{ path, message: 'field.empty' }]
  if (email.length > longest.email)
    return [{ path, message: 'field.too-long', placeholders: { max: longest.email } }]
  return emailForm.safeParse(email).success ? [] : [{ path, message: 'field.email' }]
}

/** Whether readers may write below an article now. After 0 days means never closed by time. */
export function openness(
  article: { commentMode: CommentMode; publishedAt: Instant },
  closeAfterDays: number,
  now: Instant,
): 'open' | 'closed' | 'off' {
  if (article.commentMode === 'off') return 'off'
  if (article.commentMode === 'closed') return 'closed'
  return closeAfterDays > 0 && addDays(article.publishedAt, closeAfterDays) <= now ? 'closed' : 'open'
}

/** Within this span contributions are counted. */
export const floodSeconds = 600
/** A household, and a network of 256 addresses, where a school may sit. */
const mostFrom = { address: 8, network: 60 }

/** How often the rate is used up by what an address and its network have sent in the last ten minutes; from 1 on it is. */
export const floodShare = (sent: { address: number; network: number }): number =>
  Math.max(sent.address / mostFrom.address, sent.network / mostFrom.network)

/** The same words sent again within this span are one contribution: an impatient second click. */
export const twiceSeconds = 600

/** How long a contribution that readers see can still be changed or withdrawn. */
const changeableSeconds = 1800

type Changeable = { status: string; createdAt: Instant; decidedAt: Instant | null }

/** Until when its writer may change or withdraw it; null as long as it waits. */
export const changeableUntil = ({ status, createdAt, decidedAt }: Changeable): Instant | null =>
  status === 'approved' ? addSeconds(decidedAt ?? createdAt, changeableSeconds) : null

export function isChangeable(comment: Changeable, now: Instant): boolean {
  if (comment.status === 'pending') return true
  const until = changeableUntil(comment)
  return until !== null && now < until
}

/** How many addresses of other sites a text names. */
export const linksIn = (text: string): number => text.match(/https?:\/\/|\bwww\./gi)?.length ?? 0
