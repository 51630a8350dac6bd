import { randomBytes } from 'node:crypto'
import {
  type AudienceSource,
  createMailing,
  freezeAudience,
  type MailingKind,
  startMailing,
} from '../deliveries/mailings/index.ts'
import { findNewsletter, type Newsletter } from '../newsletters/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import { audienceOf, endToken, readerToken, stillInAudience } from '../subscriptions/followers/index.ts'
import { subscriptionPaths } from '../subscriptions/index.ts'
import { hasContent } from './check-issue.ts'
import type { Issue } from './issue.ts'
import { prepareMail } from './prepare-mail.ts'
import { frozenOf, holdIssue, issueById, newsletterOf, updateIssue, writeFrozen } from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config' | 'log'>

export const issueMailingKind = 'newsletter'

const recipientsAtOnce = 1000

/**
 * What follows from submitting an issue: it is rendered once, what it shows is kept, its audience is frozen, and it goes
 * out. May end anywhere and run again: each step is done once. One in which nothing is left to read is a draft again.
 */
export async function sendIssue(world: Needs, issueId: string): Promise<void> {
  const issue = await issueById(world.db, issueId)
  const newsletter = issue && (await findNewsletter(world.db, issue.newsletterId))
  if (!issue?.submittedAt || !newsletter || issue.cancelledAt) return
  const mailingId = issue.mailingId ?? (await makeMailing(world, newsletter, issue))
  if (mailingId === null) return
  // Both answer a refusal where an earlier run has done it already.
  await freezeAudience(world, mailingId, await sourceOf(world, newsletter, issueId))
  await startMailing(world, mailingId)
}

/**
 * Names of the places that are each reader's own, from what only this mailing has: what somebody typed into an article is
 * none of them.
 */
const placesFor = (mark: string) => ({ end: `end${mark}`, own: `own${mark}` })

async function makeMailing(world: Needs, newsletter: Newsletter, issue: Issue): Promise<string | null> {
  const now = world.clock.now()
  const { publicUrl } = world.config
  const mark = randomBytes(6).toString('hex')
  const places = placesFor(mark)
  const { shown, mail, from, archiveUrl } = await prepareMail(
    world,
    { newsletter, issue: { ...issue, sentAt: now } },
    { endUrl: `{{${places.end}}}`, ownUrl: `{{${places.own}}}` },
  )
  return inTransaction(world, async (tx) => {
    // Who comes second waits here, and then sees the first one's mailing.
    await holdIssue(tx, issue.id)
    const present = await issueById(tx, issue.id)
    if (!present?.submittedAt || present.cancelledAt) return null
    if (present.mailingId) return present.mailingId
    if (!hasContent(shown)) {
      world.log.warn({ issueId: issue.id }, 'an issue without anything to read was not sent')
      await updateIssue(tx, { ...present, submittedAt: null, scheduledAt: null, number: null })
      return null
    }
    const mailingId = await createMailing(tx, world, {
      ...mail,
      kind: issueMailingKind,
      ref: issue.id,
      from,
      replyTo: newsletter.replyTo,
      listId: `${shown.name.replace(/[^\p{L}\p{N} ]/gu, '')} <${newsletter.slug}.newsletter.${new URL(publicUrl).hostname}>`,
      unsubscribeUrl: `{{${places.end}}}`,
      archiveUrl,
    })
    await updateIssue(tx, { ...present, mailingId, sentAt: now })
    await writeFrozen(tx, issue.id, { shown, mark })
    return mailingId
  })
}

async function sourceOf(world: Needs, newsletter: Newsletter, issueId: string): Promise<AudienceSource> {
  const { config, db } = world
  const settings = await readSettings(db)
  const paths = subscriptionPaths(settings.site.language)
  const places = placesFor((await frozenOf(db, issueId))?.mark ?? '')
  const followed = { kind: 'newsletter' as const, ref: newsletter.id }
  return async (after) => {
    const page = { after, limit: recipientsAtOnce, now: world.clock.now() }
    const members = await audienceOf(db, followed, page)
    const recipients = members.map(({ address, subscriptionId, readerId, linkRotation }) => ({
      address,
      personal: {
        [places.end]: `${config.publicUrl}${paths.endSubscription}/${endToken(config, subscriptionId)}`,
        [places.own]: `${config.publicUrl}${paths.notifications}/${readerToken(config, { id: readerId, linkRotation })}`,
      },
    }))
    return {
      recipients,
      cursor: members.length < recipientsAtOnce ? null : (members.at(-1)?.addressKey ?? null),
    }
  }
}

/** The last look before a mail leaves: who ended the subscription or rests meanwhile gets none. */
export const issueMailings = ({ clock }: Pick<World, 'clock'>): MailingKind => ({
  kind: issueMailingKind,
  async stillWanted(tx, { ref }, addresses) {
    const newsletterId = await newsletterOf(tx, ref ?? '')
    if (newsletterId === null) return new Set()
    const followed = { kind: 'newsletter' as const, ref: newsletterId }
    return stillInAudience(tx, followed, { addresses, now: clock.now() })
  },
})
