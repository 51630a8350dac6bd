import { expect, it } from 'vitest'
import { rowsHolding } from '../../../test/rows-holding.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { inTransaction } from '../../platform/db/db.ts'
import {
  liftByHand,
  liftSuppression,
  listSuppressions,
  mayStillGo,
  noteRefusal,
  type SuppressionReason,
  suppress,
  suppressByHand,
  suppressedAmong,
} from './index.ts'

const add = (world: TestWorld, entry: Parameters<typeof suppress>[2]): Promise<string> =>
  inTransaction(world, (tx) => suppress(tx, world, entry))
const among = async (world: TestWorld, ...addresses: string[]) =>
  Object.fromEntries(await suppressedAmong(world.db, world, addresses))
const optIn = (world: TestWorld, address: string) =>
  inTransaction(world, (tx) => liftSuppression(tx, world, address))

describeOnEachDatabase('suppressions', (testWorld) => {
  it('an address is found however it is written, others are not', async () => {
    const world = await testWorld()
    expect(await among(world, 'ben@leser.example')).toEqual({})
    await add(world, { address: ' Ben@Bücher.example ', reason: 'bounced', detail: '550 5.1.1' })
    const given = [
      'BEN@bücher.example',
      'ben@xn--bcher-kva.example',
      'ben@leser.example',
      'b.en@bücher.example',
    ]
    expect(await among(world, ...given)).toEqual({
      'BEN@bücher.example': 'bounced',
      'ben@xn--bcher-kva.example': 'bounced',
    })
  })

  it('finds the few among many', async () => {
    const world = await testWorld()
    for (const n of [3, 700, 1203])
      await add(world, { address: `leser-${n}@leser.example`, reason: 'complained' })
    const many = Array.from({ length: 1300 }, (_, n) => `leser-${n}@leser.example`)
    const found = await suppressedAmong(world.db, world, many)
    expect([...found.keys()]).toEqual([3, 700, 1203].map((n) => `leser-${n}@leser.example`))
  })

  it('of several reasons the gravest counts, and one that has run out does not', async () => {
    const world = await testWorld()
    await add(world, { address: 'a@leser.example', reason: 'bounced' })
    await add(world, { address: 'a@leser.example', reason: 'complained', until: '2026-11-24T09:00:00.000Z' })
    expect(await among(world, 'a@leser.example')).toEqual({ 'a@leser.example': 'complained' })
    world.clock.advance({ days: 1 })
    expect(await among(world, 'a@leser.example')).toEqual({ 'a@leser.example': 'bounced' })
  })

  it.each<[SuppressionReason, boolean]>([
    ['unsubscribed-all', true],
    ['bounced', true],
    ['erased', true],
    ['complained', false],
    ['by-hand', false],
  ])('a fresh double opt-in lifts %s: %s', async (reason, isLifted) => {
    const world = await testWorld()
    await add(world, { address: 'a@leser.example', reason })
    expect(await optIn(world, 'A@leser.example')).toEqual(isLifted ? [reason] : [])
    expect(await among(world, 'a@leser.example')).toEqual(isLifted ? {} : { 'a@leser.example': reason })
  })

  it('the same reason twice is one entry, renewed', async () => {
    const world = await testWorld()
    const first = await add(world, { address: 'a@leser.example', reason: 'bounced', detail: 'once' })
    world.clock.advance({ hours: 1 })
    expect(await add(world, { address: 'A@leser.example', reason: 'bounced', detail: 'again' })).toBe(first)
    expect((await listSuppressions(world, {}, { limit: 9 })).items).toMatchObject([
      { id: first, detail: 'again', suppressedAt: '2026-11-23T10:00:00.000Z' },
    ])
  })

  it('erasing leaves the keyed hash and nothing else, and keeps mail away from an import', async () => {
    const world = await testWorld()
    await add(world, {
      address: 'greta@leser.example',
      reason: 'bounced',
      detail: 'no greta@leser.example here',
    })
    await inTransaction(world, (tx) =>
      noteRefusal(tx, world, {
        address: 'greta@leser.example',
        code: 552,
        enhancedStatus: null,
        answer: '552 5.2.2 greta@leser.example is full',
        deliveryRef: 'x',
      }),
    )
    await add(world, { address: 'greta@leser.example', reason: 'erased', detail: 'not kept either' })
    expect(await rowsHolding(world.db, /greta/i)).toEqual([])
    expect(await among(world, 'Greta@leser.example')).toEqual({ 'Greta@leser.example': 'erased' })
    const found = await listSuppressions(world, { address: 'greta@leser.example' }, { limit: 9 })
    expect(found.items.map(({ reason, address }) => [reason, address])).toEqual(
      expect.arrayContaining([
        ['erased', null],
        ['bounced', null],
      ]),
    )
  })

  it('the list of one installation says nothing on another', async () => {
    const world = await testWorld()
    await add(world, { address: 'a@leser.example', reason: 'erased' })
    const other = { ...world, config: { ...world.config, secret: 'another secret, also long enough' } }
    expect(await suppressedAmong(world.db, other, ['a@leser.example'])).toEqual(new Map())
  })

  it('is read page by page, by reason and by address; administrators add and lift', async () => {
    const world = await testWorld()
    for (let n = 0; n < 5; n++) {
      await add(world, { address: `${n}@leser.example`, reason: n % 2 ? 'bounced' : 'complained' })
      world.clock.advance({ seconds: 1 })
    }
    const first = await listSuppressions(world, {}, { limit: 3 })
    const second = await listSuppressions(world, {}, { limit: 3, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items].map(({ address }) => address?.[0])).toEqual([
      '4',
      '3',
      '2',
      '1',
      '0',
    ])
    expect(second.nextCursor).toBeNull()
    expect((await listSuppressions(world, { reason: 'bounced' }, { limit: 9 })).items).toHaveLength(2)
    const id = await suppressByHand(world, { address: 'x@leser.example', detail: 'bat darum' })
    expect((await listSuppressions(world, { address: 'X@leser.example' }, { limit: 9 })).items).toMatchObject(
      [{ id, reason: 'by-hand', address: 'x@leser.example', detail: 'bat darum', endsAt: null }],
    )
    expect(await liftByHand(world, id)).toMatchObject({ address: 'x@leser.example' })
    expect(await liftByHand(world, id)).toBeNull()
    expect(await among(world, 'x@leser.example')).toEqual({})
  })

  const note = (world: TestWorld, answer: string, deliveryRef: string, address = 'ben@leser.example') =>
    inTransaction(world, (tx) =>
      noteRefusal(tx, world, {
        address,
        code: Number(answer.slice(0, 3)),
        enhancedStatus: null,
        answer,
        deliveryRef,
      }),
    )

  it('an address that does not exist is suppressed at once', async () => {
    const world = await testWorld()
    expect(await note(world, '550 5.1.1 No such user', '1')).toBe('suppress')
    expect(await among(world, 'ben@leser.example')).toEqual({ 'ben@leser.example': 'bounced' })
    const { items } = await listSuppressions(world, {}, { limit: 9 })
    expect(items).toMatchObject([{ detail: '550 5.1.1 No such user' }])
  })

  it('a full mailbox is suppressed with the fifth mail within 14 days; a mail told of twice counts once', async () => {
    const world = await testWorld()
    for (const ref of ['1', '2', '2', '3', '3', '4', '4', '1'])
      expect(await note(world, '552 5.2.2 Mailbox full', ref)).toBe('count')
    expect(await among(world, 'ben@leser.example')).toEqual({})
    expect(await note(world, '552 5.2.2 Mailbox full', '5', 'anna@leser.example')).toBe('count')
    expect(await note(world, '552 5.2.2 Mailbox full', '5')).toBe('suppress')
    expect(await among(world, 'ben@leser.example')).toEqual({ 'ben@leser.example': 'bounced' })
  })

  it('failures from before two weeks, or from before a double opt-in, count no more', async () => {
    const world = await testWorld()
    for (const ref of ['1', '2', '3', '4']) await note(world, '452 4.2.2 full', ref)
    world.clock.advance({ days: 14 })
    for (const ref of ['5', '6', '7', '8']) expect(await note(world, '452 4.2.2 full', ref)).toBe('count')
    await optIn(world, 'ben@leser.example')
    expect(await note(world, '452 4.2.2 full', '9')).toBe('count')
    expect(await among(world, 'ben@leser.example')).toEqual({})
  })

  it('a refusal for policy never suppresses and never counts', async () => {
    const world = await testWorld()
    for (let n = 0; n < 9; n++) expect(await note(world, '550 5.7.1 looks like spam', `${n}`)).toBe('alarm')
    expect(await note(world, '552 5.2.2 full', 'x')).toBe('count')
    expect(await among(world, 'ben@leser.example')).toEqual({})
  })
})

it.each<[string, SuppressionReason, boolean]>([
  ['password-reset', 'bounced', true],
  ['invitation', 'complained', true],
  ['statement-of-reasons', 'by-hand', true],
  ['subscription-confirmation', 'bounced', true],
  ['subscription-confirmation', 'unsubscribed-all', true],
  ['subscription-confirmation', 'complained', false],
  ['comment-confirmation', 'by-hand', false],
  ['reader-link', 'unsubscribed-all', true],
  ['reader-link', 'complained', false],
  ['comment-reply', 'bounced', false],
  ['comment-reply', 'erased', false],
])('a mail of kind %s goes to an address that is suppressed as %s: %s', (kind, reason, goes) => {
  expect(mayStillGo(kind, reason)).toBe(goes)
})
