import { expect, it } from 'vitest'
import { anActor, anArticle } from '../../../test/builders.ts'
import { newestMail } from '../../../test/mails.ts'
import { aWaitingComment } from '../../../test/waiting-comment.ts'
import { describeOnEachDatabase } from '../../../test/worlds.ts'
import { moderatedComments } from '../../comments/index.ts'
import { listOutbox } from '../../deliveries/index.ts'
import { must } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import { decideAppeal } from '../appeals/decide-appeal.ts'
import { appeal, appealOf } from '../appeals/file-appeal.ts'
import { moderationFigures } from '../figures.ts'
import { decideNotice } from '../notices/decide-notice.ts'
import { report } from '../notices/report.ts'
import { appealCases, noticeCases } from '../open-cases.ts'
import { claimComment, queuePage } from '../queue.ts'
import { rulesInForce, saveHouseRules } from '../rules/save-house-rules.ts'
import { decide } from './decide.ts'
import { undoDecision } from './undo-decision.ts'

const first = { actor: anActor({ id: 'm1', name: 'Mia', role: 'moderator' }), address: null }
const second = { actor: anActor({ id: 'm2', name: 'Max', role: 'moderator' }), address: null }

const statusOf = async (world: World, id: string) => (await moderatedComments(world.db, [id]))[0]?.status
const secretIn = (text: string): string => /beschwerde\/([\w-]+)/.exec(text)?.[1] ?? ''
const approve = { decision: 'approve', rule: null, explanation: null } as const
const reject = { decision: 'reject', rule: '1', explanation: 'Das setzt nur herab.' } as const

describeOnEachDatabase('a decision', (testWorld) => {
  const published = async (world: World) => (await anArticle(world, { status: 'published' })).id

  it('publishes an approved comment and takes it out of the queue', async () => {
    const world = await testWorld()
    const id = await aWaitingComment(world, { articleId: await published(world) })
    expect((await moderationFigures(world)).waiting).toBe(1)
    must(await decide(world, { commentId: id, ...approve }, first))
    expect(await statusOf(world, id)).toBe('approved')
    expect(await moderationFigures(world)).toMatchObject({ waiting: 0, oldest: null })
  })

  it('is one when two decide at once, and the second hears of it', async () => {
    const world = await testWorld()
    const id = await aWaitingComment(world, { articleId: await published(world) })
    const answers = await Promise.all([
      decide(world, { commentId: id, ...approve }, first),
      decide(world, { commentId: id, ...reject }, second),
    ])
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    const refused = answers.find(({ ok }) => !ok)
    expect(refused).toMatchObject({ refusal: 'already-decided', detail: { at: world.clock.now() } })
  })

  it('against a comment names a clause and is mailed with all that the law asks for', async () => {
    const world = await testWorld()
    const id = await aWaitingComment(world, { articleId: await published(world), confirmed: true })
    expect(await decide(world, { commentId: id, ...reject, rule: null }, first)).toMatchObject({
      refusal: 'rule-missing',
    })
    expect(await decide(world, { commentId: id, ...reject, rule: '99' }, first)).toMatchObject({
      refusal: 'unknown-rule',
    })
    const decision = must(await decide(world, { commentId: id, ...reject }, first))
    expect(decision.statement).toMatchObject({
      puid: decision.id,
      decision_visibility: ['DECISION_VISIBILITY_CONTENT_DISABLED'],
      incompatible_content_ground: '1. Respekt',
      incompatible_content_explanation: 'Das setzt nur herab.',
      source_type: 'SOURCE_VOLUNTARY',
      automated_detection: 'Yes',
      automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
      application_date: '2026-11-23',
    })
    const mail = await newestMail(world, 'statement-of-reasons')
    expect(mail.to).toBe('ada@example.org')
    expect(mail.text).toContain('Regel 1 unserer Hausregeln: Respekt')
    expect(mail.text.replaceAll('\n', ' ')).toContain('Ihr Beitrag: „Das sehe ich anders')
    expect(mail.text).toContain('https://zeitung.example/kommentare/beschwerde/')
  })

  it('is told in the language that the comment is written in, and without its words to an unconfirmed address', async () => {
    const world = await testWorld()
    const id = await aWaitingComment(world, { articleId: await published(world), language: 'en' })
    must(await decide(world, { commentId: id, ...reject }, first))
    const { text } = await newestMail(world, 'statement-of-reasons')
    expect(text).toContain('Rule 1 of our house rules: Respect')
    expect(text).not.toContain('Das sehe ich anders')
  })

  it('is not mailed for spam', async () => {
    const world = await testWorld()
    const id = await aWaitingComment(world, { articleId: await published(world) })
    must(await decide(world, { commentId: id, decision: 'spam', rule: null, explanation: null }, first))
    expect(await statusOf(world, id)).toBe('spam')
    expect((await listOutbox(world, {}, { limit: 5 })).items).toEqual([])
  })

  it('can be taken back: the comment waits again, its mail stays here, the log keeps both', async () => {
    const world = await testWorld()
    const id = await aWaitingComment(world, { articleId: await published(world) })
    const decision = must(await decide(world, { commentId: id, ...reject }, first))
    const undone = must(await undoDecision(world, decision.id, first))
    expect(undone).toMatchObject({ decision: 'restore', from: 'rejected', to: 'pending' })
    expect((await newestMail(world, 'statement-of-reasons')).status).toBe('cancelled')
    const { items } = await queuePage(world, { order: 'age', after: null, limit: 10 })
    expect(items[0]?.decisions.map((each) => each.decision)).toEqual(['restore', 'reject'])
    expect(await undoDecision(world, decision.id, first)).toMatchObject({ refusal: 'already-decided' })
    must(await decide(world, { commentId: id, ...approve }, second))
    expect(await statusOf(world, id)).toBe('approved')
  })

  it('is complained about by one link, looked at by somebody else, and reversed lets the comment appear', async () => {
    const world = await testWorld()
    const id = await aWaitingComment(world, { articleId: await published(world) })
    must(await decide(world, { commentId: id, ...reject }, first))
    const secret = secretIn((await newestMail(world, 'statement-of-reasons')).text)
    expect(await appealOf(world.db, secret)).toMatchObject({
      removed: false,
      holds: true,
      clause: { number: '1' },
      appeal: null,
    })
    expect(await appealOf(world.db, 'forged')).toBeNull()
    expect(await appeal(world, { secret: 'forged', text: '' })).toMatchObject({ refusal: 'link-invalid' })
    must(await appeal(world, { secret, text: 'Das war sachlich gemeint.' }))
    expect(await appeal(world, { secret, text: '' })).toMatchObject({ refusal: 'already-appealed' })
    const [mine] = await appealCases(world, first.actor)
    const [theirs] = await appealCases(world, second.actor)
    expect([mine?.mayDecide, theirs?.mayDecide]).toEqual([false, true])
    const input = { appealId: theirs?.appeal.id ?? '', outcome: 'reversed', explanation: null } as const
    expect(await decideAppeal(world, input, first)).toMatchObject({ refusal: 'same-person' })
    must(await decideAppeal(world, input, second))
    expect(await decideAppeal(world, input, second)).toMatchObject({ refusal: 'appeal-decided' })
    expect(await statusOf(world, id)).toBe('approved')
    expect((await newestMail(world, 'appeal-outcome')).text).toContain(`#comment-${id}`)
    expect(await appealOf(world.db, secret)).toMatchObject({ holds: false, appeal: { outcome: 'reversed' } })
  })

  it('can be complained about for six months', async () => {
    const world = await testWorld()
    const id = await aWaitingComment(world, { articleId: await published(world) })
    must(await decide(world, { commentId: id, ...reject }, first))
    const secret = secretIn((await newestMail(world, 'statement-of-reasons')).text)
    world.clock.set('2027-05-23T09:00:01.000Z')
    expect(await appeal(world, { secret, text: '' })).toMatchObject({ refusal: 'link-expired' })
  })

  it('on a notice removes the comment, and both sides are told', async () => {
    const world = await testWorld()
    const id = await aWaitingComment(world, { articleId: await published(world) })
    const notice = {
      comment: { id },
      reason: 'insult',
      explanation: 'Das ist eine Beleidigung.',
      name: 'Nora',
      email: 'nora@example.org',
      goodFaith: true,
    }
    expect(await report(world, notice)).toMatchObject({ refusal: 'unknown-comment' })
    must(await decide(world, { commentId: id, ...approve }, first))
    const { reference } = must(await report(world, notice))
    expect((await newestMail(world, 'notice-receipt')).text).toContain(reference)
    const [open] = await noticeCases(world)
    const input = { noticeId: open?.notice.id ?? '', outcome: 'removed', rule: '1', answer: null } as const
    must(await decideNotice(world, input, first))
    expect(await statusOf(world, id)).toBe('removed')
    expect((await newestMail(world, 'notice-decision')).to).toBe('nora@example.org')
    expect((await newestMail(world, 'statement-of-reasons')).text).toContain('Anlass war eine Meldung.')
    expect(await noticeCases(world)).toEqual([])
  })

  it('is held for whoever claims the comment first, for a minute and a half', async () => {
    const world = await testWorld()
    const id = await aWaitingComment(world, { articleId: await published(world) })
    expect(await claimComment(world, id, 'm1')).toMatchObject({ staffId: 'm1' })
    expect(await claimComment(world, id, 'm2')).toMatchObject({ staffId: 'm1' })
    world.clock.advance({ seconds: 91 })
    expect(await claimComment(world, id, 'm2')).toMatchObject({ staffId: 'm2' })
  })

  it('names the version of the house rules of its day', async () => {
    const world = await testWorld()
    const articleId = await published(world)
    const shipped = await rulesInForce(world.db)
    expect(shipped.version).toBe(1)
    const one = await aWaitingComment(world, { articleId })
    expect(must(await decide(world, { commentId: one, ...reject }, first)).rulesVersion).toBe(1)
    const rules = { introduction: shipped.introduction, clauses: shipped.clauses.slice(0, 3) }
    must(await saveHouseRules(world, { rules, expected: 1 }, first))
    expect(await saveHouseRules(world, { rules, expected: 1 }, first)).toMatchObject({
      refusal: 'revision-outdated',
    })
    const two = await aWaitingComment(world, { articleId })
    expect(must(await decide(world, { commentId: two, ...reject }, first)).rulesVersion).toBe(2)
    expect((await moderationFigures(world)).today).toMatchObject({
      decisions: 2,
      byRule: [{ rule: '1', count: 2 }],
    })
  })
})

describeOnEachDatabase('the queue', (testWorld) => {
  it('is read page by page in each order', async () => {
    const world = await testWorld()
    const articleId = (await anArticle(world, { status: 'published' })).id
    const risks = [200, 900, 500, 900]
    const ids: string[] = []
    for (const risk of risks) {
      ids.push(await aWaitingComment(world, { articleId, assessment: { risk } }))
      world.clock.advance({ seconds: 1 })
    }
    for (const order of ['risk', 'age', 'article'] as const) {
      const seen: string[] = []
      let after: Parameters<typeof queuePage>[1]['after'] = null
      do {
        const page = await queuePage(world, { order, after, limit: 1 })
        seen.push(...page.items.map(({ comment }) => comment.id))
        after = page.next
      } while (after)
      const expected = order === 'risk' ? [ids[3], ids[1], ids[2], ids[0]] : ids
      expect(seen).toEqual(expected)
    }
  })
})
