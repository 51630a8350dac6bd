import { z } from 'zod'
import { type Actor, systemActor } from '../accounts/index.ts'
import { cancelMailing, pauseMailing, resumeMailing } from '../deliveries/mailings/index.ts'
import { findNewsletter, type Newsletter } from '../newsletters/index.ts'
import type { Instant } from '../platform/clock.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { defineTask, queueTask } from '../platform/queue/queue.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { hasContent } from './check-issue.ts'
import { type Issue, type IssueRefusal, refuseChange } from './issue.ts'
import { recordIssue } from './manage-issues.ts'
import { resolveIssue } from './resolve-issue.ts'
import { lane, retry, sendTask } from './send-task.ts'
import { issueById, nextNumber, updateIssue } from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>
type Answer = Promise<Result<null, IssueRefusal>>
type By = { actor: Actor; address: string | null }

/**
 * From now on the issue is on its way, or at `at`; it is rendered when it leaves. Refused without a subject or anything to read.
 */
export async function submitIssue(
  world: Needs,
  given: { newsletter: Newsletter; issue: Issue; at: Instant | null },
  by: By,
): Answer {
  const { newsletter, issue, at } = given
  const refusal = refuseChange(issue)
  if (refusal) return refused(refusal)
  const now = world.clock.now()
  const isLater = at !== null && at > now
  const isReady = issue.subject !== '' && hasContent(await resolveIssue(world, { newsletter, issue }))
  // What is scheduled may name articles that appear until then.
  if (issue.subject === '' || (!isReady && !(isLater && issue.blocks.length > 0)))
    return refused('issue-not-ready')
  return inTransaction(world, async (tx) => {
    const present = await issueById(tx, issue.id)
    if (!present) return refused('not-found')
    if (present.revision !== issue.revision)
      return refused('revision-outdated', { current: present.revision })
    if (!(await (isLater ? schedule(tx, world, present, at) : putOnItsWay(tx, world, present))))
      return refused('revision-outdated', { current: present.revision })
    const action = isLater ? 'newsletter.issue-scheduled' : 'newsletter.issue-submitted'
    await recordIssue(tx, world, { ...by, action, issue: present })
    return ok(null)
  })
}

/** Its time has come, if it is still meant to leave then. One that cannot leave is a draft again. */
export const scheduledTask = defineTask({
  name: 'newsletter-issues.submit-scheduled',
  payload: z.object({ issueId: z.string(), at: z.string() }),
  lane,
  retry,
  async run(world, { issueId, at }) {
    const issue = await issueById(world.db, issueId)
    if (!issue || issue.submittedAt !== null || issue.scheduledAt !== at) return
    const newsletter = await findNewsletter(world.db, issue.newsletterId)
    if (!newsletter) return
    const by = { actor: systemActor, address: null }
    const submitted = await submitIssue(world, { newsletter, issue, at: null }, by)
    if (submitted.ok) return
    world.log.warn({ issueId, refusal: submitted.refusal }, 'a scheduled issue could not leave')
    if (submitted.refusal === 'revision-outdated') throw new Error('somebody saved the issue just now')
    await inTransaction(world, (tx) => updateIssue(tx, { ...issue, scheduledAt: null }))
  },
})

async function schedule(tx: Tx, world: Needs, issue: Issue, at: Instant): Promise<boolean> {
  const payload = { issueId: issue.id, at }
  await queueTask(tx, world, { task: scheduledTask, payload, runAt: at })
  return updateIssue(tx, { ...issue, scheduledAt: at })
}

/** It gets its number and cannot be changed any more; what follows is a task. */
export async function putOnItsWay(tx: Tx, world: Needs, issue: Issue): Promise<boolean> {
  const number = await nextNumber(tx, issue.newsletterId)
  await queueTask(tx, world, { task: sendTask, payload: { issueId: issue.id } })
  return updateIssue(tx, { ...issue, number, submittedAt: world.clock.now() })
}

/** A draft again. */
export async function unscheduleIssue(world: Needs, id: string, by: By): Answer {
  return inTransaction(world, async (tx) => {
    const issue = await issueById(tx, id)
    if (!issue) return refused('not-found')
    if (issue.submittedAt !== null) return refused('issue-submitted')
    if (issue.scheduledAt === null) return refused('issue-not-scheduled')
    await updateIssue(tx, { ...issue, scheduledAt: null })
    await recordIssue(tx, world, { ...by, action: 'newsletter.issue-unscheduled', issue })
    return ok(null)
  })
}

/** For good: who has not got it does not get it any more. */
export async function cancelIssue(world: Needs, id: string, by: By): Answer {
  const issue = await issueById(world.db, id)
  if (!issue) return refused('not-found')
  if (issue.submittedAt === null) return refused('issue-not-submitted')
  if (issue.mailing?.endedAt || issue.cancelledAt) return refused('mailing-over')
  const noted = await inTransaction(world, async (tx) => {
    const present = await issueById(tx, id)
    if (!present || !(await updateIssue(tx, { ...present, cancelledAt: world.clock.now() }))) return null
    await recordIssue(tx, world, { ...by, action: 'newsletter.issue-cancelled', issue: present })
    return present.mailingId
  })
  if (noted !== null) await cancelMailing(world, noted)
  return ok(null)
}

/** Nobody else gets it until it is resumed. */
export const pauseIssue = (world: Needs, id: string): Answer => onMailing(world, id, pauseMailing)

/** Goes on with those who did not have it yet. */
export const resumeIssue = (world: Needs, id: string): Answer => onMailing(world, id, resumeMailing)

async function onMailing(world: Needs, id: string, change: typeof pauseMailing): Answer {
  const issue = await issueById(world.db, id)
  if (!issue) return refused('not-found')
  if (issue.mailingId === null) return refused('not-started')
  const changed = await change(world, issue.mailingId)
  if (changed.ok) return changed
  switch (changed.refusal) {
    case 'already-paused':
    case 'not-paused':
    case 'mailing-over':
      return refused(changed.refusal)
    default:
      return refused('not-started')
  }
}
