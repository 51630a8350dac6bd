import { expect, it } from 'vitest'
import { anActor } from '../../test/builders.ts'
import { aFollower } from '../../test/followers.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { must } from '../platform/result.ts'
import { presentSlug } from '../redirects/index.ts'
import { subjectOf } from '../subscriptions/index.ts'
import { changeNewsletter, createNewsletter, removeNewsletter } from './manage-newsletters.ts'
import { nextSlot, type Weekday } from './newsletter.ts'
import { listNewsletters } from './store.ts'

const actor = anActor()

it.each<[string, Weekday[], string, string | null]>([
  ['later on the same day', ['monday'], '18:00', '2026-11-23T17:00:00.000Z'],
  ['a week on, when today’s is over', ['monday'], '06:30', '2026-11-30T05:30:00.000Z'],
  ['the nearest of several days', ['friday', 'wednesday'], '06:30', '2026-11-25T05:30:00.000Z'],
  ['never without a day', [], '06:30', null],
])('the next slot is %s', (_, weekdays, time, at) => {
  const moment = { after: '2026-11-23T09:00:00.000Z', timeZone: 'Europe/Berlin' }
  expect(nextSlot({ mode: 'draft', weekdays, time }, moment)).toBe(at)
  expect(nextSlot({ mode: 'off', weekdays, time }, moment)).toBeNull()
})

it('a slot stays at its hour when the clocks change', () => {
  const moment = { after: '2027-03-27T12:00:00.000Z', timeZone: 'Europe/Berlin' }
  expect(nextSlot({ mode: 'send', weekdays: ['sunday'], time: '06:30' }, moment)).toBe(
    '2027-03-28T04:30:00.000Z',
  )
})

describeOnEachDatabase('newsletters', (testWorld) => {
  it('are made beside the one that is always there', async () => {
    const world = await testWorld()
    const made = must(await createNewsletter(world, { name: 'Über Kultur' }, actor))
    expect(made).toMatchObject({ slug: 'ueber-kultur', isPublic: true, revision: 1 })
    expect((await listNewsletters(world.db)).map(({ id }) => id).toSorted()).toEqual(
      [made.id, 'main'].toSorted(),
    )
    expect(await createNewsletter(world, { name: 'Über Kultur' }, actor)).toMatchObject({
      refusal: 'slug-taken',
    })
    expect(await createNewsletter(world, { name: 'X', replyTo: 'a@b\r\nBcc: c@d' }, actor)).toMatchObject({
      refusal: 'bad-email',
      detail: { field: 'replyTo' },
    })
  })

  it('leave their old address leading on, and take no lost update', async () => {
    const world = await testWorld()
    const change = { slug: 'morgen' }
    must(await changeNewsletter(world, { id: 'main', expected: 1, change }, actor))
    expect(await presentSlug(world.db, 'newsletter', 'main')).toBe('morgen')
    expect(await changeNewsletter(world, { id: 'main', expected: 1, change }, actor)).toMatchObject({
      refusal: 'revision-outdated',
      detail: { current: 2 },
    })
  })

  it('are not removed while somebody subscribes, and the main one never', async () => {
    const world = await testWorld()
    const { id } = must(await createNewsletter(world, { name: 'Kultur' }, actor))
    await aFollower(world, 'ada', { kind: 'newsletter', ref: id })
    expect(await removeNewsletter(world, id, actor)).toMatchObject({ refusal: 'newsletter-in-use' })
    expect(await removeNewsletter(world, 'main', actor)).toMatchObject({ refusal: 'main-newsletter' })
    await world.db.deleteFrom('subscriptions').execute()
    must(await removeNewsletter(world, id, actor))
    expect(await listNewsletters(world.db)).toHaveLength(1)
  })

  it('are followed by id or slug; a closed one by nobody new', async () => {
    const world = await testWorld()
    const made = must(await createNewsletter(world, { name: 'Kultur', isPublic: false }, actor))
    const now = world.clock.now()
    const found = await subjectOf(world.db, { kind: 'newsletter', ref: 'kultur' }, now)
    expect(found).toMatchObject({ ref: made.id, name: 'Kultur', isClosed: true })
    expect(await subjectOf(world.db, { kind: 'newsletter', ref: '' }, now)).toMatchObject({
      ref: 'main',
      name: '',
    })
    expect(await subjectOf(world.db, { kind: 'newsletter', ref: 'fremd' }, now)).toBe('ref-unknown')
  })
})
