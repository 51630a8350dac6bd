import type { ImapFlow } from 'imapflow'
import { inTransaction } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { mailboxState, writeMailboxState } from './store.ts'
import { takeReport } from './take-report.ts'

type Needs = Pick<World, 'db' | 'events' | 'config' | 'clock' | 'ids' | 'log'>

/** What is longer is no report: those bring back at most the headers of a mail, or a mail of ours. */
const longestReport = 1024 * 1024
const mailsARun = 200
const stateName = 'imap'

/**
 * Reads what came into the bounce mailbox since it was last looked at. Reports that were taken are marked as read and
 * moved to the mailbox's trash, where it has one; everything else stays as it was and is not looked at again. Where it
 * stands is written down after each mail: one that was read when the process died is read again and taken once.
 * @throws when the mailbox cannot be reached; what it said is kept for the newsroom
 */
export async function readMailbox(
  world: Needs,
  imapUrl: string,
): Promise<{ taken: number; left: number; more: boolean }> {
  try {
    return await withMailbox(imapUrl, (client) => readNew(world, client))
  } catch (error) {
    await noteError(world, error)
    throw error
  }
}

async function withMailbox<T>(imapUrl: string, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const { ImapFlow } = await import('imapflow') // loaded with the first look
  const url = new URL(imapUrl)
  const isSecure = url.protocol === 'imaps:'
  const client = new ImapFlow({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (isSecure ? 993 : 143),
    secure: isSecure,
    // Beyond this machine the password goes encrypted or not at all.
    ...(isSecure || isThisMachine(url.hostname) ? {} : { doSTARTTLS: true }),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    connectionTimeout: 20_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    disableAutoIdle: true,
  })
  client.on('error', () => {}) // a connection that breaks off also ends the call under way
  try {
    await client.connect()
    const lock = await client.getMailboxLock(decodeURIComponent(url.pathname.slice(1)) || 'INBOX')
    try {
      return await work(client)
    } finally {
      lock.release()
    }
  } finally {
    await client.logout().catch(() => client.close())
  }
}

const isThisMachine = (host: string): boolean => /^(localhost|127\.[\d.]+|\[::1\])$/.test(host)

async function readNew(
  world: Needs,
  client: ImapFlow,
): Promise<{ taken: number; left: number; more: boolean }> {
  const { mailbox } = client
  if (!mailbox) throw new Error('the mailbox is not open')
  const validity = String(mailbox.uidValidity)
  const known = await mailboxState(world.db, stateName)
  let lastUid = known?.validity === validity ? known.lastUid : 0
  const keep = (): Promise<void> =>
    inTransaction(world, (tx) =>
      writeMailboxState(tx, stateName, { lookedAt: world.clock.now(), error: null, validity, lastUid }),
    )
  await keep()
  const found = (await client.search({ uid: `${lastUid + 1}:*` }, { uid: true })) || []
  // `n:*` always holds the last one, also when that is before n (RFC 9051).
  const uids = found.filter((uid) => uid > lastUid).sort((a, b) => a - b)
  const trash = uids.length > 0 ? await trashOf(client) : null
  let taken = 0
  for (const uid of uids.slice(0, mailsARun)) {
    if (await takeOne(world, client, uid)) {
      taken++
      await putAway(client, uid, trash)
    }
    lastUid = uid
    await keep()
  }
  const read = Math.min(uids.length, mailsARun)
  return { taken, left: read - taken, more: uids.length > read }
}

async function takeOne(world: Needs, client: ImapFlow, uid: number): Promise<boolean> {
  const facts = await client.fetchOne(String(uid), { size: true }, { uid: true })
  if (!facts || (facts.size ?? 0) > longestReport) return false
  const mail = await client.fetchOne(String(uid), { source: true }, { uid: true })
  if (!mail || mail.source === undefined) return false
  return (await takeReport(world, mail.source)) !== 'unrelated'
}

async function putAway(client: ImapFlow, uid: number, trash: string | null): Promise<void> {
  await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
  if (trash) await client.messageMove(String(uid), trash, { uid: true })
}

/** The folder that the server itself calls trash (RFC 6154); a guess by its name could be somebody's archive. */
async function trashOf(client: ImapFlow): Promise<string | null> {
  const folders = await client.list()
  return folders.find(({ flags }) => flags.has('\\Trash'))?.path ?? null
}

async function noteError(world: Needs, error: unknown): Promise<void> {
  const { responseText, message } = error as Error & { responseText?: string }
  await inTransaction(world, async (tx) => {
    const known = await mailboxState(tx, stateName)
    await writeMailboxState(tx, stateName, {
      lookedAt: world.clock.now(),
      error: (responseText || message || String(error)).slice(0, 500),
      validity: known?.validity ?? null,
      lastUid: known?.lastUid ?? 0,
    })
  })
}

/** When the mailbox was last looked at and what went wrong then; null when it never was. */
export async function lastLook(
  world: Pick<World, 'db'>,
): Promise<{ lookedAt: string; error: string | null } | null> {
  const state = await mailboxState(world.db, stateName)
  return state && { lookedAt: state.lookedAt, error: state.error }
}
