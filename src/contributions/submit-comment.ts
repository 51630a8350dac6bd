import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type DiscussedArticle, discussedArticle } from '../articles/comment-modes/index.ts'
import { networkOf } from '../audit/index.ts'
import { putWriter, type Writer, writerByEmail } from '../comments/writers/index.ts'
import {
  type Answerable,
  answerable,
  hasApprovedFrom,
  insertWritten,
  type Origin,
  sameWrittenSince,
  threadKey,
  type WrittenComment,
} from '../comments/written/index.ts'
import { type Assessment, assess, keepAssessment } from '../moderation/index.ts'
import { addSeconds } from '../platform/clock.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { readSettings, type Settings } from '../settings/index.ts'
import { assessable } from './assessable.ts'
import { floodGate } from './bots/flood-gate.ts'
import type { Proof } from './bots/proof-of-work.ts'
import { takeProof } from './bots/store.ts'
import {
  floodSeconds,
  linksIn,
  openness,
  soundContribution,
  type Typed,
  twiceSeconds,
} from './contribution.ts'
import { mailWriter } from './mail-writer.ts'
import { insertReplyWish } from './replies/store.ts'
import { commentSecret, hashOf, replySecret } from './secret-link.ts'

type Needs = Pick<World, 'db' | 'clock' | 'log' | 'ids' | 'events' | 'config'>

/** What comes in with a contribution. */
export type Contribution = Typed & {
  articleId: string
  parentId: string | null
  /** The language the writer reads, for mails; the site's where nothing is known. */
  language: 'de' | 'en' | null
  /** A mail for each answer; none before the address is confirmed. */
  notifyReplies: boolean
  /** A solved challenge, as base64 of JSON; only read above the rate. */
  proof: string | null
  from: Sender
  bot: { honeypot: boolean; tooFast: boolean }
}

/** `isThisMachine`: straight from the server itself, through no proxy; it is not counted. */
export type Sender = { address: string; agent: string | null; isThisMachine: boolean }

export type SubmitRefusal =
  | 'unknown-article'
  | 'comments-off'
  | 'comments-closed'
  | 'bad-input'
  | 'too-many-comments'

/** `secret` opens the comment's own page; null for who sends again, from elsewhere, what somebody has sent before. */
export type Submitted = { id: string; status: 'pending' | 'approved'; secret: string | null }

/** A contribution that may be stored, with all that is known of it by then. */
export type Prepared = {
  given: Contribution
  typed: Typed
  article: DiscussedArticle
  parent: Answerable | null
  assessment: Assessment
  origin: Origin
  proof: Proof | null
  language: 'de' | 'en'
  settings: Settings
  now: string
}

/** Reads and assesses; nothing is written. What is refused, or was sent before, has its answer already. */
export async function prepare(
  world: Needs,
  given: Contribution,
): Promise<{ prepared: Prepared } | { answer: Result<Submitted, SubmitRefusal> }> {
  const now = world.clock.now()
  const [article, settings] = await Promise.all([
    discussedArticle(world.db, given.articleId, now),
    readSettings(world.db),
  ])
  if (!article) return { answer: refused('unknown-article') }
  const state = openness(article, settings.reading.closeCommentsAfterDays, now)
  if (state !== 'open') return { answer: refused(state === 'off' ? 'comments-off' : 'comments-closed') }
  const sound = soundContribution(given)
  if ('issues' in sound) return { answer: refused('bad-input', { issues: sound.issues }) }
  const typed = sound.value
  const parent = given.parentId === null ? null : await answerable(world.db, given.parentId)
  if (given.parentId !== null && !mayBeAnswered(parent, article)) {
    const issues = [{ path: ['parentId'], message: 'field.answered-comment' }]
    return { answer: refused('bad-input', { issues }) }
  }

  const writer = await writerByEmail(world.db, typed.email)
  const again = writer && (await sentBefore(world, { writer, given, typed, now }))
  if (again) return { answer: ok(again) }
  const origin = originOf(given.from)
  const gate = given.from.isThisMachine
    ? openGate
    : await floodGate(world, { origin, payload: given.proof, now })
  if (!gate.isOpen) return { answer: refused('too-many-comments', gate.detail) }

  // Others get their turn between the parts of this work.
  await nextTurn()
  const assessment = await assess(world, {
    ...assessable(article, parent, typed.text),
    writer: writer && {
      id: writer.id,
      name: writer.name,
      isConfirmed: await isKnownThere(world, writer, origin.network),
    },
    authorName: typed.name,
    email: typed.email,
    network: origin.network,
    links: linksIn(typed.text),
    bot: given.bot,
  })
  const language = given.language ?? settings.site.language
  const { proof } = gate
  return {
    prepared: { given, typed, article, parent, assessment, origin, proof, language, settings, now },
  }
}

/** In a transaction of its own. */
export const storeAlone = (world: Needs, prepared: Prepared): Promise<Result<Submitted, SubmitRefusal>> =>
  inTransaction(world, (tx) => store(tx, world, prepared))

const mayBeAnswered = (parent: Answerable | null, article: { id: string }): parent is Answerable =>
  parent !== null && parent.articleId === article.id && parent.status === 'approved'

function originOf({ address, agent }: Sender): Origin {
  return {
    address,
    network: networkOf(address),
    agentHash: agent === null ? null : createHash('sha256').update(agent).digest('base64url').slice(0, 22),
  }
}

const openGate = { isOpen: true, proof: null } as const

/**
 * Anybody can type the address of somebody who is trusted. So a confirmed address counts only where a contribution
 * under it came from, and was let through, before.
 */
async function isKnownThere(
  world: Pick<World, 'db'>,
  writer: Writer,
  network: string | null,
): Promise<boolean> {
  if (writer.confirmedAt === null || network === null) return false
  return hasApprovedFrom(world.db, writer.id, network)
}

type Sent = { writer: Writer; given: Contribution; typed: Typed; now: string }

async function sentBefore(
  world: Pick<World, 'db' | 'config'>,
  { writer, given, typed, now }: Sent,
  tx: Tx | null = null,
): Promise<Submitted | null> {
  const same = await sameWrittenSince(tx ?? world.db, {
    writerId: writer.id,
    articleId: given.articleId,
    parentId: given.parentId,
    text: typed.text,
    since: addSeconds(now, -twiceSeconds),
  })
  if (!same) return null
  const isSender = same.address === given.from.address
  return answerFor(same, isSender ? commentSecret(world.config, same.id) : null)
}

/** What was filed as spam looks to its sender as if it waited. */
const answerFor = ({ id, status }: { id: string; status: string }, secret: string | null): Submitted => ({
  id,
  status: status === 'approved' ? 'approved' : 'pending',
  secret,
})

/**
 * With the caller's transaction, which is rolled back to where it was before when this refuses: by then something may
 * have been written.
 */
export async function store(
  tx: Tx,
  world: Needs,
  prepared: Prepared,
): Promise<Result<Submitted, SubmitRefusal>> {
  const { given, typed, article, parent, assessment, origin, proof, language, settings, now } = prepared
  const { name, email } = typed
  const newWriterId = world.ids.newId()
  const writer = await putWriter(tx, { id: newWriterId, email, name, language, now })
  // Two clicks at once: the second finds here what the first has stored.
  const again = writer.id === newWriterId ? null : await sentBefore(world, { writer, given, typed, now }, tx)
  if (again) return ok(again)
  if (proof && !(await takeProof(tx, proof))) return refused('too-many-comments', { seconds: floodSeconds })
  const id = world.ids.newId()
  const secret = commentSecret(world.config, id)
  const comment: WrittenComment = {
    id,
    articleId: article.id,
    parentId: parent?.id ?? null,
    threadKey: threadKey({ id, createdAt: now }, parent),
    depth: parent ? parent.depth + 1 : 0,
    status: assessment.status,
    createdAt: now,
    authorName: name,
    authorEmail: email,
    writerId: writer.id,
    network: origin.network,
    language: assessment.scored?.language ?? null,
    text: typed.text,
    linkHash: hashOf(secret),
  }
  await insertWritten(tx, comment, origin)
  if (given.notifyReplies)
    await insertReplyWish(tx, { commentId: id, endHash: hashOf(replySecret(world.config, id)), at: now })
  if (assessment.status !== 'spam')
    await mailWriter(tx, world, { writer, secret, commentId: id, headline: article.headline, settings })
  // Last: on PostgreSQL all who announce wait for each other from here to the end of the transaction.
  await keepAssessment(tx, world, { id, articleId: article.id }, assessment)
  if (assessment.status !== 'spam')
    await announce(
      tx,
      world.clock,
      assessment.status === 'approved' ? 'comment.approved' : 'comment.pending',
      { commentId: id, articleId: article.id },
    )
  return ok(answerFor({ id, status: assessment.status }, secret))
}
