import { expect, it } from 'vitest'
import { anActor, anArticle } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { newestMail } from '../../test/mails.ts'
import { rowsHolding } from '../../test/rows-holding.ts'
import { aWaitingComment } from '../../test/waiting-comment.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { approvedComments, moderatedComments } from '../comments/index.ts'
import { queueDelivery } from '../deliveries/index.ts'
import { suppress, suppressedAmong } from '../deliveries/suppressions/index.ts'
import { decide } from '../moderation/desk/index.ts'
import { appeal, report } from '../moderation/index.ts'
import { blockByAddress } from '../moderation/words/index.ts'
import { replayErasures } from '../persons/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { must } from '../platform/result.ts'
import { requestSubscription } from '../subscriptions/index.ts'
import { createEndpoint } from '../webhooks/index.ts'
import { personsApi } from './persons.ts'

const mia = { actor: anActor({ id: 'm1', name: 'Mia', role: 'moderator' }), address: null }
const email = 'Greta.Gehtnun@example.org'
const approve = { decision: 'approve', rule: null, explanation: null } as const

/** Greta wrote three comments: one answered, one not, one rejected and complained of; and gave a notice on another's. */
async function aPerson(world: TestWorld) {
  const articleId = (await anArticle(world, { status: 'published' })).id
  const write = (text: string) =>
    aWaitingComment(world, { articleId, name: 'Greta Gehtnun', email, text, confirmed: true })
  const [answered, alone, rejected] = [
    await write('Gretas beantwortete Worte'),
    await write('Gretas einsame Worte'),
    await write('Gretas harte Worte'),
  ]
  const answer = await aWaitingComment(world, {
    articleId,
    name: 'Otto',
    email: 'otto@example.org',
    text: 'Nein.',
  })
  await world.db.updateTable('comments').set({ parent_id: answered }).where('id', '=', answer).execute()
  for (const commentId of [answered, alone, answer]) must(await decide(world, { commentId, ...approve }, mia))
  const reject = { decision: 'reject', rule: '1', explanation: 'Greta Gehtnun schimpft.' } as const
  must(await decide(world, { commentId: rejected, ...reject }, mia))
  const secret =
    /beschwerde\/([\w-]+)/.exec((await newestMail(world, 'statement-of-reasons')).text)?.[1] ?? ''
  must(await appeal(world, { secret, text: 'Ich, Greta Gehtnun, war höflich.' }))
  const notice = {
    reason: 'Beleidigung',
    explanation: 'Gretas Meldung',
    name: 'Greta Gehtnun',
    goodFaith: true,
  }
  must(await report(world, { comment: { id: answer }, ...notice, email: email.toLowerCase() }))
  must(await blockByAddress(world, { email, days: 7, reason: 'Ruhe' }, mia))
  const program = { url: 'https://program.example/hook', events: ['comment.approved' as const] }
  const { endpoint } = must(await createEndpoint(world, program, mia.actor))
  const told = { event: 'comment.approved', data: { id: alone, text: 'Gretas einsame Worte' } }
  await world.db
    .insertInto('webhook_deliveries')
    .values({
      id: 'd1',
      endpoint_id: endpoint.id,
      event_id: 'e1',
      event: 'comment.approved',
      body: JSON.stringify(told),
      created_at: world.clock.now(),
      attempts: 0,
      next_try_at: world.clock.now(),
      claimed_until: null,
      delivered_at: null,
      failed_at: null,
    })
    .execute()
  await inTransaction(world, (tx) =>
    queueDelivery(tx, world, {
      kind: 'comment-reply',
      ref: alone,
      to: 'otto@example.org',
      subject: 'Greta Gehtnun hat geantwortet',
      text: 'Gretas einsame Worte',
      html: null,
    }),
  )
  return { articleId, answered, alone, rejected, answer }
}

/** A mail to her came back. */
const suppressGreta = (world: TestWorld) =>
  inTransaction(world, (tx) =>
    suppress(tx, world, { address: email, reason: 'bounced', detail: `550 5.1.1 <${email}> unknown` }),
  )

describeOnEachDatabase('a person', (testWorld) => {
  it('is shown all that is held of them', async () => {
    const world = await testWorld()
    await aPerson(world)
    const { call } = await callerAs(world, [personsApi(world)], 'moderator')
    const { body } = await call('POST', '/persons/held', { email: ` ${email}`.trim() })
    expect(body).toMatchObject({
      email: email.toLowerCase(),
      writer: { name: 'Greta Gehtnun' },
      complaints: [{ text: 'Ich, Greta Gehtnun, war höflich.' }],
      notices: [{ reason: 'Beleidigung', explanation: 'Gretas Meldung' }],
      blocks: [{ reason: 'Ruhe' }],
    })
    expect(body.comments).toHaveLength(3)
    expect(body.decisions).toHaveLength(3)
    expect(body.mails).toHaveLength(2)
    expect((await call('POST', '/persons/held', { email: 'nobody@example.org' })).body).toMatchObject({
      writer: null,
      comments: [],
      mails: [],
    })
    expect((await call('POST', '/persons/erase', { email })).status).toBe(403)
  })

  it('is forgotten everywhere, and the thread and the log of decisions stay', async () => {
    const world = await testWorld()
    const { articleId, answered, alone, rejected } = await aPerson(world)
    const { call } = await callerAs(world, [personsApi(world)], 'administrator')
    must(
      await requestSubscription(world, {
        email,
        kind: 'search',
        ref: 'Gretas Straße',
        frequency: 'daily',
        language: null,
        channel: 'site',
        place: null,
        text: 'Ich willige ein.',
        proof: null,
        from: { address: '203.0.113.7', agent: null, isThisMachine: true },
      }),
    )
    await suppressGreta(world)
    const erased = await call('POST', '/persons/erase', { email })
    expect(erased.body).toEqual({ comments: 3, tombstones: 1, notices: 1, mails: 4, readers: 1 })
    expect(await rowsHolding(world.db, /greta|gehtnun|schimpft/i)).toEqual([])
    expect([...(await suppressedAmong(world.db, world, [email])).keys()]).toEqual([email])
    const { comments } = await approvedComments(world.db, articleId, { after: null, limit: 10 })
    expect(comments.map(({ authorName, text }) => [authorName, text])).toEqual([
      ['–', '[gelöscht]'],
      ['Otto', 'Nein.'],
    ])
    const kept = await moderatedComments(world.db, [answered, alone, rejected])
    expect(new Map(kept.map(({ id, status }) => [id, status]))).toEqual(
      new Map([
        [answered, 'approved'],
        [alone, 'withdrawn'],
        [rejected, 'rejected'],
      ]),
    )
    const decisions = await world.db
      .selectFrom('moderation_decisions')
      .select(['clause', 'decision'])
      .execute()
    expect(decisions).toHaveLength(4)
    expect((await call('POST', '/persons/held', { email })).body).toMatchObject({
      writer: null,
      comments: [],
    })
    expect((await call('POST', '/persons/erase', { email })).body).toMatchObject({ comments: 0, mails: 0 })
  })

  it('stays forgotten when a backup brings them back', async () => {
    const world = await testWorld()
    const { alone } = await aPerson(world)
    const before = await world.db
      .selectFrom('comments')
      .selectAll()
      .where('id', '=', alone)
      .executeTakeFirstOrThrow()
    const { call } = await callerAs(world, [personsApi(world)], 'administrator')
    await call('POST', '/persons/erase', { email })
    expect(await replayErasures(world)).toBe(0)
    await world.db
      .updateTable('comments')
      .set({ ...before, writer_id: null })
      .where('id', '=', alone)
      .execute()
    expect(await rowsHolding(world.db, /greta/i)).not.toEqual([])
    expect(await replayErasures(world)).toBe(1)
    expect(await rowsHolding(world.db, /greta/i)).toEqual([])
  })
})
