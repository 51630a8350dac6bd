/** What the headers of a mailing follow from. Addresses may hold `{{places}}` for what is each recipient's own. */
export type ListFacts = {
  kind: string
  ref: string | null
  /** `Morgenbriefing <morgen.news.example.de>`, the same over the life of the list (RFC 2919). */
  listId: string | null
  /** Where a POST of the mailbox provider ends the subscription (RFC 8058); https, of this recipient alone. */
  unsubscribeUrl: string | null
  archiveUrl: string | null
  /** A process wrote it (an alert), not a person (RFC 3834). */
  automatic: boolean
  /** The right side of our own addresses; the name of the sender in the feedback id. */
  host: string
}

/** The headers by which mailbox providers know a list and let people leave it with one click. */
export function listHeaders(facts: ListFacts): Record<string, string> {
  const { kind, ref, listId, unsubscribeUrl, archiveUrl, host } = facts
  const listName = listId ? /<([^>]*)>\s*$/.exec(listId)?.[1] : null
  const nameOfList = listName?.split('.')[0] ?? kind
  return {
    ...(listId ? { 'List-Id': listId } : {}),
    ...(unsubscribeUrl
      ? { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {}),
    ...(archiveUrl ? { 'List-Archive': `<${archiveUrl}>` } : {}),
    ...(listId ? { 'List-Post': 'NO' } : {}),
    ...(facts.automatic ? { 'Auto-Submitted': 'auto-generated' } : {}),
    Precedence: 'bulk',
    'Feedback-ID': [ref ?? '', nameOfList, kind, host].map((part) => part.replace(/[^\w.-]/g, '')).join(':'),
  }
}
