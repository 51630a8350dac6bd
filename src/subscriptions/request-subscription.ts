import { queueDelivery } from '../deliveries/index.ts'
import { mayStillGo, suppressedAmong } from '../deliveries/suppressions/index.ts'
import { addSeconds, type Instant } from '../platform/clock.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { newSecret } from '../platform/ids.ts'
import { addressKeyOf } from '../platform/mail-address.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { readSettings, type Settings, siteTexts } from '../settings/index.ts'
import { soundAddress } from './address.ts'
import { nameForStrangers, privacyText } from './consent-text.ts'
import { type Asker, countTry, requestGate } from './gate.ts'
import { letterheadFor } from './letterhead.ts'
import { confirmSubscriptionMail } from './mail/confirm-subscription.tsx'
import { mailReaderLink } from './mail-reader-link.ts'
import { subscriptionPaths } from './paths.ts'
import type { Reader } from './reader.ts'
import { hashOf } from './reader-links.ts'
import { putReader, subscriptionOf } from './store.ts'
import { insertConfirmation, openConfirmationOf } from './store-confirmations.ts'
import { insertConsent, plainStep, requestsBehind } from './store-consents.ts'
import { type Subject, type SubjectRefusal, subjectOf } from './subject.ts'
import {
  type Channel,
  confirmUntil,
  type Frequency,
  floodSeconds,
  frequencyFor,
  type Kind,
  mostInOneConfirmation,
  restOfMailboxSeconds,
  usualFrequency,
  whatToMail,
} from './subscription.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config'>

/** What somebody asks for, as it came in. */
export type Wish = {
  email: string
  kind: Kind
  ref: string
  /** Null where the form did not ask. */
  frequency: Frequency | null
  /** The language the reader reads, for mails; the site's where nothing is known. */
  language: 'de' | 'en' | null
  channel: Channel & ('site' | 'api')
  /** Path of the page with the form, and the words of consent on it; null where the form is not ours. */
  place: string | null
  text: string | null
  /** A solved challenge; only read above the rate. */
  proof: string | null
  from: Asker
}

export type RequestRefusal = 'bad-input' | 'too-many-subscriptions'

/**
 * Takes a request: from now on a mail is under way that asks for confirmation, or says that it is followed already.
 * Whoever asks learns nothing about the address. An unconfirmed mailbox is asked once a day; what is asked for meanwhile
 * is confirmed with the same link. Refused with what to mend (`detail.issues`), or above the rate with the seconds to
 * wait and the work that lets one pass (`detail.challenge`).
 */
export async function requestSubscription(world: Needs, wish: Wish): Promise<Result<null, RequestRefusal>> {
  const now = world.clock.now()
  const sound = soundAddress(wish.email)
  const found = await subjectOf(world.db, wish, now)
  const subject = typeof found !== 'string' && found.isClosed ? 'ref-unknown' : found
  const issues = 'issues' in sound ? sound.issues : []
  if ('issues' in sound || typeof subject === 'string')
    return refused('bad-input', {
      issues: typeof subject === 'string' ? [...issues, wrongRef(subject)] : issues,
    })
  const gate = await requestGate(world, { from: wish.from, payload: wish.proof, now })
  if (!gate.isOpen) return refused('too-many-subscriptions', gate.detail)
  const settings = await readSettings(world.db)
  const frequency = frequencyFor(wish.kind, wish.frequency ?? usualFrequency(wish.kind))
  return inTransaction(world, async (tx) => {
    if (!(await countTry(tx, world, { from: wish.from, proof: gate.proof, now })))
      return refused('too-many-subscriptions', { seconds: floodSeconds })
    await take(tx, world, { wish, address: sound.address, subject, frequency, settings, now })
    return ok(null)
  })
}

const refMessages: Record<SubjectRefusal, string> = {
  'ref-missing': 'field.missing',
  'ref-unknown': 'field.followed',
  'ref-unsearchable': 'field.searchable',
}
const wrongRef = (why: SubjectRefusal) => ({ path: ['ref'], message: refMessages[why] })

type Taken = {
  wish: Wish
  address: string
  subject: Subject
  frequency: Frequency
  settings: Settings
  now: Instant
}

async function take(tx: Tx, world: Needs, taken: Taken): Promise<void> {
  const { wish, address, subject, frequency, settings, now } = taken
  const emailKey = addressKeyOf(address)
  const suppressed = (await suppressedAmong(tx, world, [address])).get(address)
  // Who complained, or was entered by hand, is left in peace, whoever typed the address.
  if (suppressed && !mayStillGo(confirmationKind, suppressed)) return
  const language = wish.language ?? settings.site.language
  const reader = await putReader(tx, { id: world.ids.newId(), email: address, emailKey, language, now })
  const existing = await subscriptionOf(tx, reader.id, { kind: wish.kind, ref: subject.ref })
  if (whatToMail(existing, { frequency }) === 'already')
    return mailReaderLink(tx, world, { reader, settings, because: 'already' })
  const open = await openConfirmationOf(tx, reader.id, addSeconds(now, -restOfMailboxSeconds))
  if (open) {
    const waiting = await requestsBehind(tx, open.tokenHash)
    const isThere = waiting.some(
      (request) =>
        request.kind === wish.kind && request.ref === subject.ref && request.frequency === frequency,
    )
    if (isThere || waiting.length >= mostInOneConfirmation) return
    await writeDown(tx, world, { ...taken, reader, tokenHash: open.tokenHash })
    return
  }
  const tokenHash = await mailConfirmation(tx, world, { ...taken, reader })
  await writeDown(tx, world, { ...taken, reader, tokenHash })
}

const confirmationKind = 'subscription-confirmation'

async function mailConfirmation(
  tx: Tx,
  world: Needs,
  { reader, wish, subject, settings, now }: Taken & { reader: Reader },
): Promise<string> {
  const token = newSecret()
  const until = confirmUntil(now)
  const letterhead = letterheadFor(world, settings, reader)
  const paths = subscriptionPaths(settings.site.language)
  const mailId = await queueDelivery(tx, world, {
    ...confirmSubscriptionMail(letterhead, {
      names: [nameForStrangers(siteTexts(letterhead.settings), { kind: wish.kind, name: subject.name })],
      link: `${world.config.publicUrl}${paths.confirmSubscription}/${token}`,
      until,
    }),
    kind: confirmationKind,
    ref: reader.id,
    to: reader.email,
    usefulUntil: until,
  })
  const tokenHash = hashOf(token)
  await insertConfirmation(tx, {
    tokenHash,
    readerId: reader.id,
    mailId,
    mailedAt: now,
    expiresAt: until,
    usedAt: null,
  })
  return tokenHash
}

async function writeDown(
  tx: Tx,
  world: Needs,
  {
    reader,
    tokenHash,
    wish,
    address,
    subject,
    frequency,
    settings,
    now,
  }: Taken & {
    reader: Reader
    tokenHash: string
  },
): Promise<void> {
  const { address: ip, agent } = wish.from
  await insertConsent(tx, {
    ...plainStep,
    id: world.ids.newId(),
    readerId: reader.id,
    step: 'requested',
    at: now,
    kind: wish.kind,
    ref: subject.ref,
    frequency,
    basis: 'consent',
    address,
    language: reader.language,
    channel: wish.channel,
    place: wish.place,
    text: wish.text,
    privacyText: privacyText(settings),
    confirmationHash: tokenHash,
    from: { address: ip, agent },
  })
}
