import { suppressedAmong } from '../../deliveries/suppressions/index.ts'
import { type Db, inTransaction, type Tx } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import { addressKeyOf } from '../../platform/mail-address.ts'
import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import { type Subject, type SubjectRefusal, subjectOf } from '../subject.ts'
import { frequencyFor, type Kind, usualFrequency } from '../subscription.ts'
import type { Entry, SkipReason, Subscriber } from './read-subscribers.ts'
import { followedByMany, type ImportedRow, insertImported, readersByKeys } from './store.ts'

type ImportCount = { new: number; already: number }
type Skipped = {
  line: number
  what: string
  reason: SkipReason | 'suppressed' | 'ended-here' | SubjectRefusal
}
/** How many came in, by kind, and each that did not with its line and the reason. */
type ImportReport = { counts: Record<string, ImportCount>; skipped: Skipped[] }

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config'>

/** So many at a time, so that others who write wait for a moment only. */
const atOnce = 250

/**
 * Brings subscribers in: each with a note of the file, its line and what it says of the consent. No mail is sent. Who is
 * suppressed, or has ended it here, stays out; who follows it already is counted. May be run again. With `dryRun` nothing
 * is written.
 */
export async function importSubscribers(
  world: Needs,
  given: {
    entries: readonly Entry[]
    fileName: string
    dryRun: boolean
    onProgress?: (done: number, total: number) => void
  },
): Promise<ImportReport> {
  const { entries, dryRun, onProgress } = given
  const run: Run = {
    fileName: given.fileName,
    language: (await readSettings(world.db)).site.language,
    subjects: new Map(),
    seen: new Set(),
    report: { counts: {}, skipped: [] },
  }
  for (let from = 0; from < entries.length; from += atOnce) {
    const some = entries.slice(from, from + atOnce)
    // A transaction may run twice: what it found counts once it is committed.
    const found = dryRun
      ? await planned(world.db, world, run, some)
      : await inTransaction(world, (tx) => bringIn(tx, world, run, some))
    addTo(run, found)
    onProgress?.(Math.min(from + atOnce, entries.length), entries.length)
  }
  return run.report
}

type Run = {
  fileName: string
  language: 'de' | 'en'
  subjects: Map<string, Subject | SubjectRefusal>
  /** What the file has brought before, as `address kind ref`. */
  seen: Set<string>
  report: ImportReport
}

/** What some of the entries come to. */
type Found = { rows: ImportedRow[]; seen: string[]; already: Kind[]; skipped: Skipped[] }

function addTo({ report, seen }: Run, found: Found): void {
  const countOf = (kind: Kind): ImportCount => {
    const count = report.counts[kind] ?? { new: 0, already: 0 }
    report.counts[kind] = count
    return count
  }
  for (const { kind } of found.rows) countOf(kind).new++
  for (const kind of found.already) countOf(kind).already++
  for (const once of found.seen) seen.add(once)
  report.skipped.push(...found.skipped)
}

async function bringIn(tx: Tx, world: Needs, run: Run, entries: readonly Entry[]): Promise<Found> {
  const found = await planned(tx, world, run, entries)
  if (found.rows.length === 0) return found
  await insertImported(tx, found.rows, world.clock.now())
  await announce(tx, world.clock, 'subscriptions.imported', {
    subscriptionIds: found.rows.map(({ subscriptionId }) => subscriptionId),
  })
  return found
}

async function planned(db: Db | Tx, world: Needs, run: Run, entries: readonly Entry[]): Promise<Found> {
  const found: Found = { rows: [], seen: [], already: [], skipped: [] }
  const subscribers = entries.filter((entry) => 'email' in entry)
  const addresses = subscribers.map(({ email }) => email)
  const suppressed = await suppressedAmong(db, world, addresses)
  const readers = await readersByKeys(db, [...new Set(addresses.map(addressKeyOf))])
  const followed = await followedByMany(db, [...readers.values()])
  for (const entry of entries) {
    const { line } = entry
    if ('skipped' in entry) {
      found.skipped.push({ line, what: entry.what, reason: entry.skipped })
      continue
    }
    const { email, kind } = entry
    const emailKey = addressKeyOf(email)
    const known = readers.get(emailKey)
    const subject = await subjectFor(db, world, run, entry)
    const ref = typeof subject === 'string' ? '' : subject.ref
    const isInForce = known === undefined ? undefined : followed.get(`${known} ${kind} ${ref}`)
    const reason = whyNot(subject, { isSuppressed: suppressed.has(email), isInForce })
    if (typeof subject === 'string' || reason) {
      found.skipped.push({ line, what: email, reason: reason ?? 'ref-unknown' })
      continue
    }
    const once = `${emailKey} ${kind} ${ref}`
    if (isInForce === true || run.seen.has(once) || found.seen.includes(once)) {
      found.already.push(kind)
      continue
    }
    const readerId = known ?? world.ids.newId()
    readers.set(emailKey, readerId)
    found.seen.push(once)
    const isNewReader = known === undefined
    found.rows.push(rowFor(world, run, { subscriber: entry, emailKey, readerId, isNewReader, subject }))
  }
  return found
}

function whyNot(
  subject: Subject | SubjectRefusal,
  { isSuppressed, isInForce }: { isSuppressed: boolean; isInForce: boolean | undefined },
): Skipped['reason'] | null {
  if (typeof subject === 'string') return subject
  if (isSuppressed) return 'suppressed'
  return isInForce === false ? 'ended-here' : null
}

async function subjectFor(
  db: Db | Tx,
  world: Needs,
  { subjects }: Run,
  { kind, ref }: Subscriber,
): Promise<Subject | SubjectRefusal> {
  const key = `${kind} ${ref}`
  const known = subjects.get(key) ?? (await subjectOf(db, { kind, ref }, world.clock.now()))
  subjects.set(key, known)
  return known
}

function rowFor(
  world: Needs,
  run: Run,
  to: {
    subscriber: Subscriber
    emailKey: string
    readerId: string
    isNewReader: boolean
    subject: Subject
  },
): ImportedRow {
  const { subscriber, emailKey, readerId, isNewReader, subject } = to
  const { line, email, kind, frequency, basis, language, consentedAt, ip } = subscriber
  return {
    readerId,
    isNewReader,
    subscriptionId: world.ids.newId(),
    consentId: world.ids.newId(),
    email,
    emailKey,
    language: language ?? run.language,
    kind,
    ref: subject.ref,
    frequency: frequencyFor(kind, frequency ?? usualFrequency(kind)),
    basis,
    confirmedAt: consentedAt ?? world.clock.now(),
    detail: {
      file: run.fileName,
      line: String(line),
      ...(consentedAt ? { consentedAt } : {}),
      ...(ip ? { ip } : {}),
    },
  }
}
