import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { rowsHolding } from '../../test/rows-holding.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import type { Challenge } from '../contributions/bots/index.ts'
import { listOutbox, mailInOutbox } from '../deliveries/index.ts'
import { suppress, suppressedAmong } from '../deliveries/suppressions/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { eventsAfter, lastEventSeq } from '../platform/events/events.ts'
import { must } from '../platform/result.ts'
import { solve } from '../site/assets/script/proof-of-work.ts'
import { confirmSubscriptions, subscriptionsToConfirm } from './confirm-subscription.ts'
import { endAfterComplaint } from './end-after-complaint.ts'
import { requestReaderLink } from './mail-reader-link.ts'
import {
  changeFrequency,
  endAllSubscriptions,
  endSubscription,
  pauseSubscription,
  resumeSubscription,
} from './own/change-subscription.ts'
import { readerBehind, subscriptionBehind } from './own/own-page.ts'
import { eraseReader, exportReader } from './persons/index.ts'
import { endToken, readerToken } from './reader-links.ts'
import { requestSubscription, type Wish } from './request-subscription.ts'
import { readerByKey, subscriptionsOf } from './store.ts'
import { consentsOf } from './store-consents.ts'
import { forgetUnconfirmed } from './tasks.ts'

const from = (address: string) => ({ address, agent: 'Browser', isThisMachine: false })

const aWish = (given: Partial<Wish> = {}): Wish => ({
  email: 'mara@example.org',
  kind: 'newsletter',
  ref: '',
  frequency: 'immediate',
  language: null,
  channel: 'site',
  place: '/newsletter',
  text: 'Mit dem Absenden willige ich ein.',
  proof: null,
  from: from('203.0.113.7'),
  ...given,
})

const mails = async (world: TestWorld) =>
  (await listOutbox(world, {}, { limit: 50 })).items.map(({ kind, to }) => `${kind} ${to}`)

/** The secret in the newest confirmation mail. */
async function newestToken(world: TestWorld): Promise<string> {
  const { items } = await listOutbox(world, { kind: 'subscription-confirmation' }, { limit: 1 })
  const mail = await mailInOutbox(world, items[0]?.id ?? '')
  return /bestaetigen\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? ''
}

const confirm = async (world: TestWorld, only: string[] | null = null) =>
  confirmSubscriptions(world, {
    token: await newestToken(world),
    only,
    from: from('203.0.113.8'),
    place: '/benachrichtigungen/bestaetigen',
  })

async function mara(world: TestWorld) {
  const reader = await readerByKey(world.db, 'mara@example.org')
  if (!reader) throw new Error('no reader')
  return reader
}
const followed = async (world: TestWorld) =>
  (await subscriptionsOf(world.db, (await mara(world)).id)).map(
    ({ kind, frequency, pausedAt, endedAt }) =>
      `${kind} ${frequency}${pausedAt ? ' paused' : ''}${endedAt ? ' ended' : ''}`,
  )

describeOnEachDatabase('a subscription', (testWorld) => {
  it('is asked for, confirmed, and written down step by step with the words that were shown', async () => {
    const world = await testWorld()
    const { id } = await anArticle(world, { status: 'published' })
    const before = await lastEventSeq(world.db)
    must(await requestSubscription(world, aWish({ kind: 'similar', ref: id, frequency: 'weekly' })))
    expect(await mails(world)).toEqual(['subscription-confirmation mara@example.org'])
    expect(await followed(world)).toEqual([])
    const token = await newestToken(world)
    // Opened by a scanner, twice.
    for (let i = 0; i < 2; i++) {
      const opened = must(await subscriptionsToConfirm(world, token))
      expect(opened).toMatchObject({ isUsed: false, asked: [{ kind: 'similar', ref: id }] })
    }
    expect(await followed(world)).toEqual([])
    world.clock.advance({ days: 1 })
    must(await confirm(world))
    expect(await followed(world)).toEqual(['similar weekly'])
    expect(await mails(world)).toHaveLength(1)
    expect((await eventsAfter(world.db, before)).map(({ type }) => type)).toContain('subscription.confirmed')
    const [requested, confirmed] = await consentsOf(world.db, (await mara(world)).id)
    expect(requested).toMatchObject({
      step: 'requested',
      at: '2026-11-23T09:00:00.000Z',
      channel: 'site',
      place: '/newsletter',
      text: 'Mit dem Absenden willige ich ein.',
      from: { address: '203.0.113.7', agent: 'Browser' },
    })
    expect(confirmed).toMatchObject({
      step: 'confirmed',
      at: '2026-11-24T09:00:00.000Z',
      requestId: requested?.id,
      mailId: expect.stringMatching(/^<.+@zeitung.example>$/),
      text: 'Ich möchte von „Depesche“ eine E-Mail bekommen, wenn etwas erscheint, das dem Artikel „Rat beschließt den Haushalt“ ähnlich ist. Sie kommt höchstens einmal in der Woche. Die Einwilligung kann ich jederzeit widerrufen: mit einem Klick in jeder E-Mail.',
      from: { address: '203.0.113.8' },
    })
    expect(confirmed?.textHash).toMatch(/^[\w-]{43}$/)
    expect(confirmed?.privacyHash).toMatch(/^[\w-]{43}$/)
    expect(await rowsHolding(world.db, new RegExp(token))).toHaveLength(2) // the mail's two parts
    // Used again it is the same.
    expect(must(await confirm(world))).toMatchObject({ isUsed: true })
    expect(await followed(world)).toEqual(['similar weekly'])
    world.clock.advance({ days: 31 })
    await forgetUnconfirmed(world)
    expect((await consentsOf(world.db, (await mara(world)).id)).map((step) => step.from)).toEqual([
      null,
      null,
    ])
  })

  it('asked for again and again brings one mail a day; what is added meanwhile is confirmed with it, or left out', async () => {
    const world = await testWorld()
    const { id } = await anArticle(world, { status: 'published' })
    must(await requestSubscription(world, aWish()))
    must(await requestSubscription(world, aWish()))
    must(await requestSubscription(world, aWish({ email: ' MARA@Example.ORG' })))
    must(await requestSubscription(world, aWish({ kind: 'section', ref: 'politik', frequency: 'daily' })))
    must(await requestSubscription(world, aWish({ kind: 'comments', ref: id, frequency: 'daily' })))
    must(await requestSubscription(world, aWish({ kind: 'comments', ref: id, frequency: 'weekly' })))
    expect(await mails(world)).toHaveLength(1)
    const { asked } = must(await subscriptionsToConfirm(world, await newestToken(world)))
    expect(asked.map(({ kind, frequency }) => `${kind} ${frequency}`)).toEqual([
      'newsletter immediate',
      'section daily',
      'comments weekly',
    ])
    must(await confirm(world, [asked[0]?.id ?? '', asked[2]?.id ?? '']))
    expect(await followed(world)).toEqual(['newsletter immediate', 'comments weekly'])
    // Once it is confirmed, the next wish is asked about at once.
    must(await requestSubscription(world, aWish({ kind: 'search', ref: 'Hafen' })))
    expect(await mails(world)).toHaveLength(2)
    world.clock.advance({ days: 2 })
    must(await requestSubscription(world, aWish({ kind: 'search', ref: 'Hafen' })))
    expect(await mails(world)).toHaveLength(3)
  })

  it('that is there already brings the link to the own page, and changes nothing', async () => {
    const world = await testWorld()
    must(await requestSubscription(world, aWish()))
    must(await confirm(world))
    for (let i = 0; i < 3; i++) must(await requestSubscription(world, aWish()))
    expect(await mails(world)).toEqual([
      'reader-link mara@example.org',
      'subscription-confirmation mara@example.org',
    ])
    const { items } = await listOutbox(world, { kind: 'reader-link' }, { limit: 1 })
    const mail = await mailInOutbox(world, items[0]?.id ?? '')
    const token = /benachrichtigungen\/([\w-]{44})\n/.exec(mail?.text ?? '')?.[1] ?? ''
    expect(await readerBehind(world, token)).toMatchObject({ email: 'mara@example.org' })
    expect(await rowsHolding(world.db, new RegExp(token))).toHaveLength(2) // the mail's two parts
    const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    expect(await readerBehind(world, forged)).toBeNull()
    expect(await readerBehind(world, readerToken({ secret: 'another' }, await mara(world)))).toBeNull()
  })

  it('that nobody confirms is forgotten after a week, address and all', async () => {
    const world = await testWorld()
    must(await requestSubscription(world, aWish()))
    const token = await newestToken(world)
    await world.db.deleteFrom('deliveries').execute()
    world.clock.advance({ days: 7 })
    expect(await subscriptionsToConfirm(world, token)).toMatchObject({ refusal: 'link-expired' })
    await forgetUnconfirmed(world)
    expect(await rowsHolding(world.db, /mara@example|203\.0\.113/)).toEqual([])
    expect(await subscriptionsToConfirm(world, token)).toMatchObject({ refusal: 'link-invalid' })
  })

  it('is changed, paused, resumed and ended, each step written down', async () => {
    const world = await testWorld()
    await anArticle(world, { status: 'published' })
    must(await requestSubscription(world, aWish({ kind: 'section', ref: 'politik', frequency: 'daily' })))
    must(await confirm(world))
    const reader = await mara(world)
    const [subscription] = await subscriptionsOf(world.db, reader.id)
    if (!subscription) throw new Error('nothing followed')
    const own = { reader, subscriptionId: subscription.id }
    await changeFrequency(world, { ...own, frequency: 'weekly' })
    await changeFrequency(world, { ...own, frequency: 'weekly' })
    await pauseSubscription(world, own)
    expect(await followed(world)).toEqual(['section weekly paused'])
    await resumeSubscription(world, own)
    // Somebody else's page changes nothing of it.
    await pauseSubscription(world, { ...own, reader: { ...reader, id: 'another' } })
    expect(await followed(world)).toEqual(['section weekly'])
    const token = endToken(world.config, subscription.id)
    expect(await subscriptionBehind(world, token)).toMatchObject({ id: subscription.id, endedAt: null })
    expect(await subscriptionBehind(world, `${token.slice(0, -1)}~`)).toBeNull()
    expect(await subscriptionBehind(world, readerToken(world.config, reader))).toBeNull()
    const before = await lastEventSeq(world.db)
    await endSubscription(world, { subscription, channel: 'one-click' })
    await endSubscription(world, { subscription, channel: 'one-click' })
    expect((await eventsAfter(world.db, before)).map(({ type }) => type)).toEqual(['subscription.ended'])
    expect(await followed(world)).toEqual(['section weekly ended'])
    const steps = await consentsOf(world.db, reader.id)
    expect(steps.map(({ step, channel }) => `${step} ${channel}`)).toEqual([
      'requested site',
      'confirmed site',
      'changed own-page',
      'paused own-page',
      'resumed own-page',
      'ended one-click',
    ])
    // Asked for again it waits for a confirmation, and is the same subscription.
    must(await requestSubscription(world, aWish({ kind: 'section', ref: 'politik', frequency: 'daily' })))
    expect(await followed(world)).toEqual(['section weekly ended'])
    must(await confirm(world))
    expect(await followed(world)).toEqual(['section daily'])
  })

  it('of a reader who ended all, or was erased, comes back by their own confirmation only; a complaint is final', async () => {
    const world = await testWorld()
    const listed = async () =>
      (await suppressedAmong(world.db, world, ['mara@example.org'])).get('mara@example.org')
    must(await requestSubscription(world, aWish()))
    must(await confirm(world))
    await endAllSubscriptions(world, { reader: await mara(world), channel: 'own-page' })
    expect(await followed(world)).toEqual(['newsletter immediate ended'])
    expect(await listed()).toBe('unsubscribed-all')
    must(await requestSubscription(world, aWish()))
    expect(await listed()).toBe('unsubscribed-all')
    must(await confirm(world))
    expect(await listed()).toBeUndefined()
    expect(await followed(world)).toEqual(['newsletter immediate'])
    const id = await inTransaction(world, (tx) =>
      suppress(tx, world, { address: 'mara@example.org', reason: 'complained' }),
    )
    await endAfterComplaint(world, id)
    expect(await followed(world)).toEqual(['newsletter immediate ended'])
    expect(await listed()).toBe('complained')
    const before = (await mails(world)).length
    expect((await requestSubscription(world, aWish({ kind: 'jobs' }))).ok).toBe(true)
    expect(await mails(world)).toHaveLength(before)
  })

  it('is exported with its proof, and erased but for the keyed hash on the list', async () => {
    const world = await testWorld()
    must(await requestSubscription(world, aWish()))
    must(await confirm(world))
    const held = await exportReader(world.db, 'Mara@example.org')
    expect(held).toMatchObject({
      email: 'mara@example.org',
      subscriptions: [{ kind: 'newsletter', status: 'active' }],
      consents: [{ step: 'requested' }, { step: 'confirmed', basis: 'consent' }],
    })
    must(await requestSubscription(world, aWish({ kind: 'search', ref: 'Maras Straße' })))
    must(await confirm(world))
    const { id } = await mara(world)
    expect(await inTransaction(world, (tx) => eraseReader(tx, world, id))).toBe(true)
    expect(await rowsHolding(world.db, /mara@example|Maras/)).toEqual([])
    expect(await exportReader(world.db, 'mara@example.org')).toBeNull()
    expect((await suppressedAmong(world.db, world, ['mara@example.org'])).size).toBe(1)
    expect(await inTransaction(world, (tx) => eraseReader(tx, world, id))).toBe(false)
  })

  it.each<[string, Partial<Wish>, string[]]>([
    ['no address', { email: 'mara' }, ['email']],
    ['a header in it', { email: 'a@example.org\r\nBcc: b@example.org' }, ['email']],
    ['nothing to be like', { kind: 'similar' }, ['ref']],
    ['an article that is not there', { kind: 'comments', ref: 'unknown' }, ['ref']],
    ['a section that is not there', { kind: 'section', ref: 'unknown', email: '' }, ['email', 'ref']],
    ['a newsletter that is not there', { kind: 'newsletter', ref: 'unknown' }, ['ref']],
    ['a search for nothing', { kind: 'search', ref: ' \u200b ' }, ['ref']],
    ['a search without end', { kind: 'search', ref: 'x '.repeat(200) }, ['ref']],
  ])('with %s is refused and says where', async (_, given, paths) => {
    const world = await testWorld()
    const refusal = await requestSubscription(world, aWish(given))
    expect(refusal).toMatchObject({ ok: false, refusal: 'bad-input' })
    const { issues } = (refusal as unknown as { detail: { issues: { path: string[] }[] } }).detail
    expect(issues.map(({ path }) => path.join('.'))).toEqual(paths)
    expect(await mails(world)).toEqual([])
  })

  it('asked for by a flood needs work, never at first, and one proof serves once', async () => {
    const world = await testWorld()
    const ask = (n: number, proof: string | null = null) =>
      requestSubscription(world, aWish({ email: `r${n}@example.org`, proof }))
    for (let n = 0; n < 8; n++) must(await ask(n))
    const stopped = await ask(8)
    expect(stopped).toMatchObject({ refusal: 'too-many-subscriptions', detail: { seconds: 600 } })
    expect(await mails(world)).toHaveLength(8)
    const { challenge } = (stopped as unknown as { detail: { challenge: Challenge } }).detail
    const proof = await solve(challenge)
    must(await ask(9, proof))
    expect(await ask(10, proof)).toMatchObject({ refusal: 'too-many-subscriptions' })
    must(await requestSubscription(world, aWish({ from: from('198.51.100.9') })))
    world.clock.advance({ minutes: 11 })
    must(await ask(11))
  })

  it('sends the link to the own page to who follows something, and to nobody else', async () => {
    const world = await testWorld()
    const asks = (email: string) =>
      requestReaderLink(world, { email, proof: null, from: from('203.0.113.7') })
    must(await asks('mara@example.org'))
    must(await requestSubscription(world, aWish()))
    must(await asks('mara@example.org'))
    expect(await mails(world)).toEqual(['subscription-confirmation mara@example.org'])
    must(await confirm(world))
    must(await asks('mara@example.org'))
    must(await asks('mara@example.org'))
    expect(await mails(world)).toHaveLength(2)
    expect(await asks('mara')).toMatchObject({ refusal: 'bad-input' })
  })
})
