import { isApiError } from '../../api.ts'
import { type Draft, type DraftField, draftFields, fieldKey } from '../draft.ts'

/** Why a field cannot be stored as it stands; everything else is stored meanwhile. */
export type Finding =
  | { kind: 'too-long'; over: number; most: number }
  /** The server's sentence. */
  | { kind: 'refused'; message: string }
export type Findings = { [F in DraftField]?: Finding }

/** What the server said to a field, and of which words it said so. */
export type Refusals = { [F in DraftField]?: { key: string; message: string } }

/** The most characters that a text field holds, as the API has it. */
export const mostCharacters = {
  kicker: 120,
  headline: 400,
  standfirst: 2000,
  teaser: 2000,
  source: 80,
  aiNote: 500,
  slug: 200,
  searchTitle: 200,
  searchDescription: 400,
  canonicalUrl: 2000,
} as const satisfies { [F in DraftField]?: number }

const limited = Object.keys(mostCharacters) as (keyof typeof mostCharacters)[]

/** What keeps fields of the draft from being stored. A refusal counts as long as its words stand there. */
export function findingsIn(draft: Draft, refusals: Refusals): Findings {
  const findings: Findings = {}
  for (const field of draftFields) {
    const refusal = refusals[field]
    if (refusal && refusal.key === fieldKey(draft, field))
      findings[field] = { kind: 'refused', message: refusal.message }
  }
  for (const field of limited) {
    const most = mostCharacters[field]
    const over = draft[field].trim().length - most
    if (over > 0) findings[field] = { kind: 'too-long', over, most }
  }
  return findings
}

/** Places and source travel together as the dateline: one that waits keeps the other back. */
const together: readonly DraftField[] = ['places', 'source']

/** Those of the fields that can be stored now. */
export function sendable(fields: readonly DraftField[], findings: Findings): DraftField[] {
  const isHeld = (field: DraftField) => findings[field] !== undefined
  const held = (field: DraftField) => (together.includes(field) ? together.some(isHeld) : isHeld(field))
  return fields.filter((field) => !held(field))
}

/**
 * What the server refused, field by field, of a call that sent `fields` of `sent`. Null when it is no matter of
 * fields, or of one that was not sent: then nothing is gained by leaving some out.
 */
export function refusalsIn(error: unknown, sent: Draft, fields: readonly DraftField[]): Refusals | null {
  if (!isApiError(error) || error.status < 400 || error.status >= 500) return null
  if ([401, 412, 429].includes(error.status) || error.errors.length === 0) return null
  const refusals: Refusals = {}
  for (const { path, message } of error.errors) {
    const named = fieldsAt(path, fields)
    if (named.length === 0) return null
    for (const field of named) refusals[field] ??= { key: fieldKey(sent, field), message }
  }
  return refusals
}

/** Those of the sent fields that a path of the API means: `dateline.places.0`, `authors.1`, `slug`. */
function fieldsAt(path: string, sent: readonly DraftField[]): readonly DraftField[] {
  const [first, second] = path.split('.')
  if (first === 'authors') return sent.filter((field) => field === 'bylines')
  if (first !== 'dateline') return sent.filter((field) => field === first)
  const named = sent.filter((field) => together.includes(field) && field === second)
  return named.length > 0 ? named : sent.filter((field) => together.includes(field))
}
