import { commentIdsOf, type HeldComment, heldComments } from '../comments/persons/index.ts'
import { writerByEmail } from '../comments/writers/index.ts'
import { type MailTo, mailsTo } from '../deliveries/index.ts'
import { type CasesOfPerson, casesOfPerson, noticeIdsOf } from '../moderation/persons/index.ts'
import type { Instant } from '../platform/clock.ts'
import type { World } from '../platform/world.ts'
import { exportReader, type HeldReader } from '../subscriptions/persons/index.ts'

/** All that is held of a reader, by their e-mail address (GDPR Articles 15 and 20). */
export type HeldOfPerson = CasesOfPerson & {
  email: string
  /** Null for somebody who never wrote here under this address. */
  writer: { name: string; language: string; confirmedAt: Instant | null } | null
  comments: HeldComment[]
  mails: MailTo[]
  /** What they follow by e-mail, with the proof of each consent; null for who follows nothing. */
  reader: HeldReader | null
}

export const emailKeyOf = (email: string): string => email.trim().toLowerCase()

/** Who recommended is not kept beyond the day, and then as a hash that nobody can look up: it is not in here. */
export async function heldOfPerson(
  { longReads: db }: Pick<World, 'longReads'>,
  email: string,
): Promise<HeldOfPerson> {
  const { writer, ...ids } = await idsOfPerson({ longReads: db }, email)
  const emailKey = emailKeyOf(email)
  const [comments, cases, mails, reader] = await Promise.all([
    heldComments(db, ids.commentIds),
    casesOfPerson(db, ids),
    mailsTo(db, emailKey),
    exportReader(db, email),
  ])
  return {
    email: emailKey,
    writer: writer && { name: writer.name, language: writer.language, confirmedAt: writer.confirmedAt },
    comments,
    ...cases,
    mails,
    reader,
  }
}

/** Where a person is found. */
export async function idsOfPerson({ longReads: db }: Pick<World, 'longReads'>, email: string) {
  const emailKey = emailKeyOf(email)
  const writer = await writerByEmail(db, emailKey)
  const writerId = writer?.id ?? null
  return {
    writer,
    writerId,
    commentIds: await commentIdsOf(db, { emailKey, writerId }),
    noticeIds: await noticeIdsOf(db, emailKey),
  }
}
