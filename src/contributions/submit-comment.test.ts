import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { approvedComments } from '../comments/index.ts'
import { listOutbox, mailInOutbox } from '../deliveries/index.ts'
import { eventsAfter, lastEventSeq } from '../platform/events/events.ts'
import { must } from '../platform/result.ts'
import { changeSettings } from '../settings/index.ts'
import { solve } from '../site/assets/script/proof-of-work.ts'
import type { Challenge } from './bots/index.ts'
import { changeComment, withdrawComment } from './change-comment.ts'
import { addressToConfirm, confirmAddress } from './confirm-address.ts'
import { openIntake } from './intake.ts'
import { recommendComment } from './recommend-comment.ts'
import type { Contribution } from './submit-comment.ts'
import { forgetOldTraces } from './tasks.ts'

const from = (address: string) => ({ address, agent: 'Browser', isThisMachine: false })

const aContribution = (articleId: string, given: Partial<Contribution> = {}): Contribution => ({
  articleId,
  parentId: null,
  name: 'Mara Vogt',
  email: 'mara@example.org',
  text: 'Der Haushalt des Stadtrats lässt die Schulen außen vor.',
  language: null,
  notifyReplies: false,
  proof: null,
  from: from('203.0.113.7'),
  bot: { honeypot: false, tooFast: false },
  ...given,
})

const submitComment = (world: TestWorld, given: Contribution) => openIntake(world).submit(given)
const published = (world: TestWorld, given = {}) => anArticle(world, { status: 'published', ...given })
const approve = (world: TestWorld, id: string) =>
  world.db.updateTable('comments').set({ status: 'approved' }).where('id', '=', id).execute()
const stored = (world: TestWorld) =>
  world.db.selectFrom('comments').selectAll().orderBy('created_at').orderBy('id').execute()
const mails = async (world: TestWorld) =>
  (await listOutbox(world, {}, { limit: 50 })).items.map(({ kind, to }) => `${kind} ${to}`)

describeOnEachDatabase('a contribution', (testWorld) => {
  it('is in the queue when it is answered: with its writer, where it came from, what was found, and the event', async () => {
    const world = await testWorld()
    const { id: articleId } = await published(world)
    const before = await lastEventSeq(world.db)
    const taken = must(await submitComment(world, aContribution(articleId)))
    expect(taken).toMatchObject({ status: 'pending', secret: expect.stringMatching(/^[\w-]{43}$/) })
    const [row] = await stored(world)
    expect(row).toMatchObject({
      id: taken.id,
      article_id: articleId,
      status: 'pending',
      author_name: 'Mara Vogt',
      network: '203.0.113.0/24',
      depth: 0,
    })
    expect(row?.link_hash).not.toContain(taken.secret)
    const assessment = await world.db
      .selectFrom('comment_assessments')
      .select(['comment_id', 'is_waiting'])
      .executeTakeFirst()
    expect(assessment).toMatchObject({ comment_id: taken.id, is_waiting: 1 })
    expect((await eventsAfter(world.db, before)).map(({ type }) => type)).toContain('comment.pending')
    expect(await mails(world)).toEqual(['comment-confirmation mara@example.org'])
  })

  it('sent twice, even at once, is one; from elsewhere nobody learns its link', async () => {
    const world = await testWorld()
    const { id: articleId } = await published(world)
    const contribution = aContribution(articleId)
    const twice = await Promise.all([submitComment(world, contribution), submitComment(world, contribution)])
    const ids = new Set(twice.map((each) => must(each).id))
    expect(ids.size).toBe(1)
    const stranger = must(await submitComment(world, { ...contribution, from: from('198.51.100.9') }))
    expect(ids.has(stranger.id)).toBe(true)
    expect(stranger.secret).toBeNull()
    expect(await stored(world)).toHaveLength(1)
    world.clock.set('2026-11-23T09:11:00.000Z')
    must(await submitComment(world, contribution))
    expect(await stored(world)).toHaveLength(2)
    // The address is still to be confirmed; it is not written to again and again.
    expect(await mails(world)).toHaveLength(1)
  })

  it.each<[string, Partial<Contribution>, string]>([
    ['no name', { name: ' \u200b ' }, 'author.name'],
    ['a name of 81 signs', { name: 'x'.repeat(81) }, 'author.name'],
    ['no address', { email: 'mara' }, 'author.email'],
    ['two addresses', { email: 'a@example.org, b@example.org' }, 'author.email'],
    ['a header in its address', { email: 'a@example.org\r\nBcc: b@example.org' }, 'author.email'],
    ['words nobody sees', { text: '\u200b\u200d \u2060\u3164' }, 'text'],
    ['100,000 signs', { text: 'x'.repeat(100_000) }, 'text'],
    ['an answer to nothing', { parentId: '0198f000-0000-7000-8000-000000000001' }, 'parentId'],
  ])('with %s is refused and says where', async (_, given, path) => {
    const world = await testWorld()
    const { id } = await published(world)
    const refusal = await submitComment(world, aContribution(id, given))
    expect(refusal).toMatchObject({ ok: false, refusal: 'bad-input' })
    const issues = (refusal as unknown as { detail: { issues: { path: string[] }[] } }).detail.issues
    expect(issues.map((issue) => issue.path.join('.'))).toEqual([path])
    expect(await stored(world)).toEqual([])
  })

  it('answers only what readers see below the same article, however deep', async () => {
    const world = await testWorld()
    const { id } = await published(world)
    const other = await published(world, { headline: 'Ein anderer Artikel' })
    const mine = { isThisMachine: true, address: '127.0.0.1', agent: null }
    let parent = must(await submitComment(world, aContribution(id, { from: mine, text: 'Ebene null' })))
    const waits = await submitComment(world, aContribution(id, { parentId: parent.id, text: 'Zu früh' }))
    expect(waits).toMatchObject({ refusal: 'bad-input' })
    await approve(world, parent.id)
    const elsewhere = aContribution(other.id, { parentId: parent.id, text: 'Am falschen Ort' })
    expect(await submitComment(world, elsewhere)).toMatchObject({ refusal: 'bad-input' })
    for (let depth = 1; depth <= 30; depth++) {
      const answer = aContribution(id, { from: mine, parentId: parent.id, text: `Ebene ${depth}` })
      parent = must(await submitComment(world, answer))
      await approve(world, parent.id)
    }
    const { comments } = await approvedComments(world.db, id, { after: null, limit: 100 })
    expect(comments.map(({ depth }) => depth)).toEqual(Array.from({ length: 31 }, (_, depth) => depth))
  })

  it('is refused where comments are off, closed, or closed by time', async () => {
    const world = await testWorld()
    const off = await published(world, { headline: 'Aus', commentMode: 'off' })
    const closed = await published(world, { headline: 'Zu', commentMode: 'closed' })
    const open = await published(world)
    const draft = await anArticle(world, { headline: 'Entwurf' })
    const refusalOf = async (id: string) => {
      const answer = await submitComment(world, aContribution(id))
      return answer.ok ? null : answer.refusal
    }
    expect(await refusalOf(off.id)).toBe('comments-off')
    expect(await refusalOf(closed.id)).toBe('comments-closed')
    expect(await refusalOf(draft.id)).toBe('unknown-article')
    expect(await refusalOf(open.id)).toBeNull()
    const value = { closeCommentsAfterDays: 3 }
    must(await changeSettings(world, { group: 'reading', value, by: null }))
    world.clock.set('2026-11-26T09:00:01.000Z')
    expect(await refusalOf(open.id)).toBe('comments-closed')
  })

  it('waits its turn after many from one address, and after more from its network', async () => {
    const world = await testWorld()
    const { id } = await published(world)
    const send = (address: string, number: number) =>
      submitComment(world, aContribution(id, { from: from(address), text: `Beitrag ${address} ${number}` }))
    for (let number = 0; number < 8; number++) must(await send('203.0.113.7', number))
    expect(await send('203.0.113.7', 9)).toMatchObject({
      refusal: 'too-many-comments',
      detail: { seconds: 600 },
    })
    must(await send('203.0.113.8', 0))
    for (let number = 0; number < 51; number++) must(await send(`203.0.113.${100 + number}`, number))
    expect(await send('203.0.113.9', 0)).toMatchObject({ refusal: 'too-many-comments' })
    must(await send('198.51.100.1', 0))
    world.clock.set('2026-11-23T09:10:01.000Z')
    must(await send('203.0.113.7', 10))
  })

  it('passes at once with a proof of work, one for each proof, in whichever process; more of it each time', async () => {
    const world = await testWorld()
    const other = await world.secondProcess()
    const { id } = await published(world)
    const send = (number: number, proof: string | null = null, on = world) =>
      submitComment(on, aContribution(id, { text: `Beitrag ${number}`, proof }))
    const challengeOf = (refusal: unknown) =>
      (refusal as { detail: { challenge: Challenge } }).detail.challenge
    // Below the rate nobody is asked, and what is brought is not looked at.
    for (let number = 0; number < 8; number++) must(await send(number, 'nonsense'))
    const challenge = challengeOf(await send(8))
    expect(challenge.maxnumber).toBe(50_000)
    const proof = await solve(challenge)
    const both = await Promise.all([send(9, proof), send(10, proof, other)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const again = await send(11, proof, other)
    expect(again).toMatchObject({ ok: false, refusal: 'too-many-comments', detail: { seconds: 600 } })
    expect(challengeOf(again).maxnumber).toBe(100_000)
    expect(await stored(world)).toHaveLength(9)
    expect(await world.db.selectFrom('used_proofs').selectAll().execute()).toHaveLength(1)
    world.clock.set('2026-11-23T09:15:01.000Z')
    await forgetOldTraces(world)
    expect(await world.db.selectFrom('used_proofs').selectAll().execute()).toEqual([])
  })
})

describeOnEachDatabase('its writer', (testWorld) => {
  it('changes it while it waits and half an hour after it has appeared; the old words are kept', async () => {
    const world = await testWorld()
    const { id } = await published(world)
    const { secret, ...taken } = must(await submitComment(world, aContribution(id)))
    const link = secret ?? ''
    must(await changeComment(world, { secret: link, text: 'Zweite Fassung.' }))
    await approve(world, taken.id)
    must(await changeComment(world, { secret: link, text: 'Dritte Fassung.' }))
    const [row] = await stored(world)
    expect(row).toMatchObject({ text: 'Dritte Fassung.', revision: 3, status: 'pending' })
    const revisions = await world.db
      .selectFrom('comment_revisions')
      .select('text')
      .orderBy('revision')
      .execute()
    expect(revisions.map(({ text }) => text)).toEqual([
      'Der Haushalt des Stadtrats lässt die Schulen außen vor.',
      'Zweite Fassung.',
    ])
    await approve(world, taken.id)
    world.clock.set('2026-11-23T09:30:00.000Z')
    expect(await changeComment(world, { secret: link, text: 'Zu spät.' })).toMatchObject({
      refusal: 'too-late',
    })
    expect(await withdrawComment(world, link)).toMatchObject({ refusal: 'too-late' })
    const later = must(await submitComment(world, aContribution(id, { text: 'Ein zweiter Beitrag.' })))
    must(await withdrawComment(world, later.secret ?? ''))
    const waiting = await world.db
      .selectFrom('comment_assessments')
      .select('comment_id')
      .where('is_waiting', '=', 1)
      .execute()
    expect(waiting.map(({ comment_id }) => comment_id)).not.toContain(later.id)
    expect(await changeComment(world, { secret: 'forged', text: 'Nein.' })).toMatchObject({
      refusal: 'link-invalid',
    })
  })

  it('has a week to confirm the address', async () => {
    const world = await testWorld()
    const { id } = await published(world)
    must(await submitComment(world, aContribution(id)))
    const [item] = (await listOutbox(world, {}, { limit: 1 })).items
    const mail = await mailInOutbox(world, item?.id ?? '')
    const [, secret = ''] = /bestaetigen\/([\w-]+)/.exec(mail?.text ?? '') ?? []
    expect(await addressToConfirm(world, secret)).toMatchObject({ ok: true })
    world.clock.advance({ days: 7 })
    expect(await addressToConfirm(world, secret)).toMatchObject({ refusal: 'link-expired' })
    expect(await confirmAddress(world, secret)).toMatchObject({ refusal: 'link-expired' })
    expect(await addressToConfirm(world, 'forged')).toMatchObject({ refusal: 'link-invalid' })
  })

  it('is recommended once a day by each browser; who did is forgotten with the day, addresses after seven', async () => {
    const world = await testWorld()
    const { id } = await published(world)
    const taken = must(await submitComment(world, aContribution(id)))
    const recommend = (agent: string) =>
      recommendComment(world, { commentId: taken.id, address: '203.0.113.7', agent })
    await recommend('Firefox')
    expect((await stored(world))[0]?.recommendations).toBe(0)
    await approve(world, taken.id)
    for (const agent of ['Firefox', 'Firefox', 'Chrome']) await recommend(agent)
    expect((await stored(world))[0]?.recommendations).toBe(2)
    await recommendComment(world, { commentId: 'unknown', address: '203.0.113.7', agent: '' })

    const left = async () => {
      await forgetOldTraces(world)
      const count = async (table: 'comment_origins' | 'comment_recommendations' | 'comment_writers') =>
        (await world.db.selectFrom(table).selectAll().execute()).length
      return [
        await count('comment_origins'),
        await count('comment_recommendations'),
        await count('comment_writers'),
      ]
    }
    expect(await left()).toEqual([1, 2, 1])
    world.clock.set('2026-11-24T09:00:00.000Z')
    expect(await left()).toEqual([1, 0, 1])
    world.clock.set('2026-11-30T09:00:01.000Z')
    expect(await left()).toEqual([0, 0, 1])
    await world.db.updateTable('comments').set({ writer_id: null }).execute()
    world.clock.set('2027-01-30T09:00:00.000Z')
    expect(await left()).toEqual([0, 0, 0])
    expect((await stored(world))[0]?.recommendations).toBe(2)
  })
})
