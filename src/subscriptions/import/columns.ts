/** What is read of a subscriber, whatever system the file is from. */
export const columns = [
  'email',
  'status',
  'subscribed',
  'confirmedAt',
  'createdAt',
  'ip',
  'language',
  'kind',
  'ref',
  'frequency',
  'basis',
] as const
export type Column = (typeof columns)[number]

/**
 * The names that systems give to columns, in their exports: ours, listmonk, Ghost (members), MailPoet, The Newsletter
 * Plugin, Mailchimp, in English and German. Compared in lower case, with one blank for all that is no letter or digit.
 */
const names: Readonly<Record<Column, readonly string[]>> = {
  email: ['email', 'e mail', 'email address', 'e mail adresse', 'mail', 'subscriber email', 'emailadresse'],
  status: ['status', 'global status', 'subscriber status', 'subscription status', 'state', 'list status'],
  subscribed: ['subscribed to emails', 'subscribed', 'newsletter'],
  confirmedAt: [
    'confirmed at',
    'confirmation time',
    'subscription confirmation time',
    'confirm time',
    'confirmed',
    'consent at',
    'consent date',
    'consent time',
    'optin time',
    'opt in time',
    'bestätigt am',
  ],
  createdAt: [
    'created at',
    'created',
    'subscribed at',
    'subscribed on',
    'subscription time',
    'last subscribed at',
    'date',
    'datum',
    'angemeldet am',
  ],
  ip: [
    'confirmed ip',
    'confirmation ip',
    'subscription confirmation ip',
    'confirm ip',
    'subscribed ip',
    'consent ip',
    'optin ip',
    'ip',
    'ip address',
  ],
  language: ['language', 'lang', 'sprache', 'locale'],
  kind: ['kind', 'art'],
  ref: ['ref'],
  frequency: ['frequency', 'häufigkeit'],
  basis: ['basis', 'legal basis', 'rechtsgrundlage'],
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Where each column stands; null when the line is no head, as none of its fields is called like an address. */
export function headOf(fields: readonly string[]): Partial<Record<Column, number>> | null {
  const called = fields.map(plain)
  const head: Partial<Record<Column, number>> = {}
  for (const column of columns) {
    // The first name that is there: more exact ones stand before.
    const name = names[column].find((known) => called.includes(known))
    if (name !== undefined) head[column] = called.indexOf(name)
  }
  return head.email === undefined ? null : head
}

export type StatusReading = 'confirmed' | 'unconfirmed' | 'unsubscribed' | 'bounced' | 'complained'

/** What a system's word for the state means; one that nobody knows is no consent. */
const statusWords: Readonly<Record<StatusReading, readonly string[]>> = {
  confirmed: ['confirmed', 'subscribed', 'active', 'enabled', 'c', 'yes', 'true', '1', 'aktiv', 'bestätigt'],
  unconfirmed: ['unconfirmed', 'pending', 'not confirmed', 's', 'unbestätigt'],
  unsubscribed: ['unsubscribed', 'disabled', 'inactive', 'u', 'no', 'false', '0', 'abgemeldet', 'cleaned'],
  bounced: ['bounced', 'b'],
  complained: ['complained', 'blocklisted', 'blacklisted', 'spam', 'p'],
}

export const statusIn = (word: string): StatusReading | null => {
  const called = plain(word)
  for (const [status, words] of Object.entries(statusWords))
    if (words.includes(called)) return status as StatusReading
  return null
}
