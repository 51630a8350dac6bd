import { type Instant, toInstant } from '../../platform/clock.ts'
import { soundAddress } from '../address.ts'
import { type Basis, type Frequency, frequencies, isKind, type Kind } from '../subscription.ts'
import { type Column, headOf, type StatusReading, statusIn } from './columns.ts'
import { csvRecords, separatorOf, textOf } from './csv.ts'

/** Somebody who subscribed elsewhere, with what the file says of the consent. */
export type Subscriber = {
  line: number
  email: string
  kind: Kind
  ref: string
  frequency: Frequency | null
  basis: Basis
  language: 'de' | 'en' | null
  consentedAt: Instant | null
  ip: string | null
}

export type SkipReason =
  | 'unclosed-quote'
  | 'wrong-number-of-fields'
  | 'no-address'
  | 'bad-address'
  | 'unknown-status'
  | 'unknown-kind'
  | Exclude<StatusReading, 'confirmed'>

export type Entry = Subscriber | { line: number; skipped: SkipReason; what: string }

/**
 * The subscribers in a file: CSV of any of the usual systems, with or without a head, or JSON of listmonk. What cannot be
 * read, and who has not consented or has left, is named with its line (in JSON: its number) and the reason. Null when
 * the file holds no address at all.
 */
export function readSubscribers(bytes: Uint8Array): Entry[] | null {
  const text = textOf(bytes)
  if (!text.includes('@')) return null
  return /^\s*[[{]/.test(text) ? fromJson(text) : fromCsv(text)
}

type Values = Partial<Record<Column, string>>

function fromCsv(text: string): Entry[] {
  const entries: Entry[] = []
  let head: Partial<Record<Column, number>> | null = null
  let width = 0
  for (const record of csvRecords(text, separatorOf(text))) {
    const { line } = record
    if ('broken' in record) {
      entries.push({ line, skipped: record.broken, what: '' })
      continue
    }
    const { fields } = record
    if (head === null) {
      head = headOf(fields)
      width = fields.length
      if (head !== null) continue
      // No head: the column with the first address is that of the addresses.
      head = {
        email: Math.max(
          0,
          fields.findIndex((field) => field.includes('@')),
        ),
      }
    }
    const filled = trimmed(fields, width)
    if (filled.length !== width)
      entries.push({ line, skipped: 'wrong-number-of-fields', what: shown(fields) })
    else {
      const values = Object.entries(head).map(([column, at]) => [column, filled[at] ?? ''])
      entries.push(entryFrom(line, Object.fromEntries(values) as Values))
    }
  }
  return entries
}

/** Without empty fields behind the last column, which some programs add. */
const trimmed = (fields: readonly string[], width: number): readonly string[] =>
  fields.length > width && fields.slice(width).every((field) => field === '')
    ? fields.slice(0, width)
    : fields

/** The part of a broken line that may tell which it is. */
const shown = (fields: readonly string[]): string =>
  (fields.find((field) => field.includes('@')) ?? fields[0] ?? '').slice(0, 80)

function entryFrom(line: number, values: Values): Entry {
  const { email = '', kind = '', ref = '', ip = '', language = '' } = values
  const what = email.slice(0, 80)
  if (email === '') return { line, skipped: 'no-address', what: '' }
  const sound = soundAddress(email)
  if ('issues' in sound) return { line, skipped: 'bad-address', what }
  const status = statusOf(values)
  if (status === null) return { line, skipped: 'unknown-status', what }
  if (status !== 'confirmed') return { line, skipped: status, what }
  if (kind !== '' && !isKind(kind)) return { line, skipped: 'unknown-kind', what }
  return {
    line,
    email: sound.address,
    kind: isKind(kind) ? kind : 'newsletter',
    ref,
    frequency: frequencies.find((known) => known === values.frequency) ?? null,
    basis: values.basis === 'existing_customer' ? 'existing_customer' : 'consent',
    language: /^de/i.test(language) ? 'de' : /^en/i.test(language) ? 'en' : null,
    consentedAt: instantIn(values.confirmedAt) ?? instantIn(values.createdAt),
    ip: ip === '' ? null : ip.slice(0, 45),
  }
}

/** Where the file says nothing of it, being on the list is the state. */
function statusOf({ status = '', subscribed = '' }: Values): StatusReading | null {
  const told = status === '' ? 'confirmed' : statusIn(status)
  return told === 'confirmed' && subscribed !== '' ? statusIn(subscribed) : told
}

/** `2024-05-01 10:00:00` without a zone is read as UTC. */
function instantIn(text = ''): Instant | null {
  const given = text.trim()
  if (!/\d{4}-\d{2}-\d{2}/.test(given)) return null
  return toInstant(
    /[zZ]|[+-]\d{2}:?\d{2}$/.test(given)
      ? given
      : `${given.replace(' ', 'T')}${given.length > 10 ? 'Z' : ''}`,
  )
}

/** listmonk's subscribers: the answer of its API, or the list in it; who confirmed none of the lists has not consented. */
function fromJson(text: string): Entry[] | null {
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch {
    return null
  }
  const list = listIn(found)
  return list?.map((item, index) => fromItem(item, index + 1)) ?? null
}

function listIn(found: unknown): unknown[] | null {
  if (Array.isArray(found)) return found
  if (typeof found !== 'object' || found === null) return null
  for (const name of ['data', 'results', 'subscribers', 'members']) {
    const inner = (found as Record<string, unknown>)[name]
    const list = inner === undefined ? null : listIn(inner)
    if (list) return list
  }
  return null
}

function fromItem(item: unknown, line: number): Entry {
  if (typeof item !== 'object' || item === null) return { line, skipped: 'no-address', what: '' }
  const { lists, ...given } = item as Record<string, unknown>
  const words = Object.entries(given).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  const head = headOf(words.map(([name]) => name)) ?? {}
  const values: Values = Object.fromEntries(
    Object.entries(head).map(([column, at]) => [column, words[at]?.[1] ?? '']),
  )
  const states = Array.isArray(lists)
    ? lists.map((list: { subscription_status?: unknown }) => String(list?.subscription_status ?? ''))
    : []
  const entry = entryFrom(line, values)
  if ('skipped' in entry || states.length === 0 || states.includes('confirmed')) return entry
  return { line, skipped: states.includes('unconfirmed') ? 'unconfirmed' : 'unsubscribed', what: entry.email }
}
