import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { findNewsletter, type Newsletter } from '../newsletters/index.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { blocksOf, type IssueWish, newIssue, soundBlocks } from './compose-issue.ts'
import { fillingFor, wordsFor } from './fill-issue.ts'
import { type Issue, type IssueRefusal, type IssueWords, refuseChange } from './issue.ts'
import { deleteIssue, insertIssue, issueById, updateIssue } from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>
type Answer<T> = Promise<Result<T, IssueRefusal>>

/** The newsletter and its issue; null where one of them is not there, or the issue is another newsletter's. */
export async function findIssue(
  db: World['db'],
  newsletterWord: string,
  issueId: string,
): Promise<{ newsletter: Newsletter; issue: Issue } | null> {
  const newsletter = await findNewsletter(db, newsletterWord)
  const issue = newsletter && (await issueById(db, issueId))
  return newsletter && issue?.newsletterId === newsletter.id ? { newsletter, issue } : null
}

/** Begins an issue. One for which neither blocks nor articles are given fills itself, and names itself unless it has a subject. */
export async function createIssue(
  world: Needs,
  newsletter: Newsletter,
  given: { wish: IssueWish; actor: Actor },
): Promise<Issue> {
  const { wish, actor } = given
  const words = await wordsOf(world, newsletter, wish)
  const issue = newIssue(words, {
    id: world.ids.newId(),
    newsletterId: newsletter.id,
    now: world.clock.now(),
    by: actor.name,
    slotAt: null,
  })
  await inTransaction(world, (tx) => insertIssue(tx, issue))
  return issue
}

async function wordsOf(world: Needs, newsletter: Newsletter, wish: IssueWish): Promise<IssueWords> {
  const given = { subject: wish.subject ?? '', preheader: wish.preheader || null }
  const blocks = blocksOf(wish)
  if (blocks) return { ...given, blocks }
  const filling = await fillingFor(world, newsletter)
  if (given.subject) return { ...given, blocks: filling }
  const own = await wordsFor(world, newsletter, filling)
  return { subject: own.subject, preheader: given.preheader ?? own.preheader, blocks: filling }
}

/** The same words and blocks again, as a draft. */
export const duplicateIssue = (
  world: Needs,
  of: { newsletter: Newsletter; issue: Issue; actor: Actor },
): Promise<Issue> =>
  createIssue(world, of.newsletter, {
    wish: { subject: of.issue.subject, preheader: of.issue.preheader, blocks: of.issue.blocks },
    actor: of.actor,
  })

/** Changes what is given. Refused once it was submitted, or when somebody else saved since `expected`. */
export async function changeIssue(
  world: Needs,
  save: { id: string; expected: number; change: Partial<IssueWords> },
  actor: Actor,
): Answer<Issue> {
  const { blocks, ...words } = save.change
  return changing(world, { ...save, actor }, (before) => ({
    ...before,
    ...words,
    preheader: words.preheader === undefined ? before.preheader : words.preheader || null,
    blocks: blocks ? soundBlocks(blocks) : before.blocks,
  }))
}

/** Its blocks anew: what has been published since the issue before. */
export async function refillIssue(
  world: Needs,
  given: { newsletter: Newsletter; id: string; expected: number },
  actor: Actor,
): Answer<Issue> {
  const blocks = await fillingFor(world, given.newsletter)
  return changing(world, { ...given, actor }, (before) => ({ ...before, blocks }))
}

async function changing(
  world: Needs,
  { id, expected, actor }: { id: string; expected: number; actor: Actor },
  change: (before: Issue) => Issue,
): Answer<Issue> {
  return inTransaction(world, async (tx) => {
    const before = await issueById(tx, id)
    if (!before) return refused('not-found')
    const refusal = refuseChange(before)
    if (refusal) return refused(refusal)
    const outdated = refused('revision-outdated' as const, { current: before.revision })
    if (before.revision !== expected) return outdated
    const now = world.clock.now()
    const changed = { ...change(before), changedAt: now, changedBy: actor.name, touchedAt: now }
    if (!(await updateIssue(tx, changed))) return outdated
    return ok({ ...changed, revision: before.revision + 1 })
  })
}

/** Removes one that was not submitted. */
export async function removeIssue(
  world: Needs,
  id: string,
  by: { actor: Actor; address: string | null },
): Answer<null> {
  return inTransaction(world, async (tx) => {
    const issue = await issueById(tx, id)
    if (!issue) return refused('not-found')
    const refusal = refuseChange(issue)
    if (refusal) return refused(refusal)
    await deleteIssue(tx, id)
    await recordIssue(tx, world, { ...by, action: 'newsletter.issue-removed', issue })
    return ok(null)
  })
}

/** A line of the audit log about an issue. */
export const recordIssue = (
  tx: Tx,
  world: Pick<World, 'clock' | 'ids'>,
  entry: { actor: Actor; address: string | null; action: string; issue: Issue },
): Promise<void> =>
  recordAudit(tx, world, {
    actor: entry.actor,
    address: entry.address,
    action: entry.action,
    subject: { kind: 'newsletter-issue', id: entry.issue.id, label: entry.issue.subject },
    detail: { newsletter: entry.issue.newsletterId, number: entry.issue.number },
  })
