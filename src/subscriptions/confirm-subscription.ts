import { mailInOutbox } from '../deliveries/index.ts'
import { liftSuppression } from '../deliveries/suppressions/index.ts'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { readSettings, siteTexts } from '../settings/index.ts'
import { consentText, privacyText } from './consent-text.ts'
import type { Asker } from './gate.ts'
import type { Reader } from './reader.ts'
import { hashOf } from './reader-links.ts'
import { putSubscription, readerById } from './store.ts'
import { confirmationByHash, useConfirmation } from './store-confirmations.ts'
import { insertConsent, plainStep, type Request, requestsBehind } from './store-consents.ts'
import { type Subject, subjectOf } from './subject.ts'

export type ConfirmRefusal = 'link-invalid' | 'link-expired'

/** One request behind a link with the words that are consented to by confirming it. */
export type Asked = Request & { subject: Subject; text: string }
export type ToConfirm = { reader: Reader; asked: Asked[]; isUsed: boolean }

/** What a confirmation link is for. Changes nothing, so that a program which opens every link confirms nothing. */
export async function subscriptionsToConfirm(
  world: Pick<World, 'db' | 'clock'>,
  token: string,
): Promise<Result<ToConfirm, ConfirmRefusal>> {
  const now = world.clock.now()
  const confirmation = await confirmationByHash(world.db, hashOf(token))
  const reader = confirmation && (await readerById(world.db, confirmation.readerId))
  if (!confirmation || !reader) return refused('link-invalid')
  if (confirmation.usedAt === null && confirmation.expiresAt <= now) return refused('link-expired')
  const settings = await readSettings(world.db)
  const t = siteTexts(settings)
  const asked: Asked[] = []
  for (const request of lastOfEach(await requestsBehind(world.db, confirmation.tokenHash))) {
    const subject = await subjectOf(world.db, request, now)
    // What is gone meanwhile cannot be followed any more.
    if (typeof subject === 'string') continue
    const consent = { ...request, name: subject.name, site: settings.site.name }
    asked.push({ ...request, subject, text: consentText(t, consent) })
  }
  return ok({ reader, asked, isUsed: confirmation.usedAt !== null })
}

/** Asked for twice with another frequency, the later wish counts. */
const lastOfEach = (requests: readonly Request[]): Request[] =>
  requests.filter(
    ({ kind, ref }, index) =>
      !requests.slice(index + 1).some((later) => later.kind === kind && later.ref === ref),
  )

/**
 * From now on the reader follows what was asked for: all of it, or the requests of `only`. The link serves once; used
 * again it changes nothing and answers the same.
 */
export async function confirmSubscriptions(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config'>,
  given: { token: string; only: readonly string[] | null; from: Asker; place: string },
): Promise<Result<ToConfirm, ConfirmRefusal>> {
  const found = await subscriptionsToConfirm(world, given.token)
  if (!found.ok || found.value.isUsed) return found
  const { reader } = found.value
  const { only } = given
  const asked = only === null ? found.value.asked : found.value.asked.filter(({ id }) => only.includes(id))
  const tokenHash = hashOf(given.token)
  const confirmation = await confirmationByHash(world.db, tokenHash)
  const mail = confirmation && (await mailInOutbox(world, confirmation.mailId))
  const privacy = privacyText(await readSettings(world.db))
  await inTransaction(world, async (tx) => {
    if (!(await useConfirmation(tx, tokenHash, world.clock.now()))) return
    await liftSuppression(tx, world, reader.email)
    for (const request of asked)
      await confirmOne(tx, world, {
        reader,
        request,
        privacy,
        tokenHash,
        mail,
        from: given.from,
        place: given.place,
      })
  })
  return ok({ reader, asked, isUsed: true })
}

type Step = {
  reader: Reader
  request: Asked
  privacy: string
  tokenHash: string
  mail: { messageId: string; acceptedAt: string | null } | null
  from: Asker
  place: string
}

async function confirmOne(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids'>,
  { reader, request, privacy, tokenHash, mail, from, place }: Step,
): Promise<void> {
  const now = world.clock.now()
  const { kind, ref, frequency } = request
  const subscriptionId = await putSubscription(tx, {
    id: world.ids.newId(),
    readerId: reader.id,
    kind,
    ref,
    frequency,
    basis: 'consent',
    requestedAt: request.requestedAt,
    confirmedAt: now,
  })
  await insertConsent(tx, {
    ...plainStep,
    id: world.ids.newId(),
    readerId: reader.id,
    step: 'confirmed',
    at: now,
    kind,
    ref,
    frequency,
    basis: 'consent',
    address: reader.email,
    language: reader.language,
    channel: 'site',
    place,
    text: request.text,
    privacyText: privacy,
    requestId: request.id,
    confirmationHash: tokenHash,
    mailId: mail?.messageId ?? null,
    mailAcceptedAt: mail?.acceptedAt ?? null,
    from: { address: from.address, agent: from.agent },
  })
  await announce(tx, world.clock, 'subscription.confirmed', { subscriptionId, readerId: reader.id, kind })
}
