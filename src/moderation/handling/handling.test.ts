import { describe, expect, it } from 'vitest'
import { anActor, anArticle } from '../../../test/builders.ts'
import { newestMail } from '../../../test/mails.ts'
import { aWaitingComment } from '../../../test/waiting-comment.ts'
import { describeOnEachDatabase } from '../../../test/worlds.ts'
import { moderatedComments } from '../../comments/index.ts'
import { must } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import { decideAppeal } from '../appeals/decide-appeal.ts'
import { appeal, appealOf } from '../appeals/file-appeal.ts'
import { decide } from '../decisions/decide.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { appealCases } from '../open-cases.ts'
import { claimComment, queueItems } from '../queue.ts'
import { addNote } from './add-note.ts'
import { decideMany, previewMany, undoMany } from './decide-many.ts'
import { pickComment } from './pick-comment.ts'
import { redactComment } from './redact-comment.ts'
import { redactedText } from './redaction.ts'

const mia = { actor: anActor({ id: 'm1', name: 'Mia', role: 'moderator' }), address: null }
const max = { actor: anActor({ id: 'm2', name: 'Max', role: 'moderator' }), address: null }

describe('a redaction', () => {
  const text = 'Sie Idiot haben recht, Sie Esel.'
  const mark = '[…] (Anm. d. Red.)'
  it.each([
    ['one passage', [{ start: 4, end: 9 }], `Sie ${mark} haben recht, Sie Esel.`],
    [
      'two, in any order',
      [
        { start: 27, end: 31 },
        { start: 4, end: 9 },
      ],
      `Sie ${mark} haben recht, Sie ${mark}.`,
    ],
    [
      'what overlaps or touches as one',
      [
        { start: 0, end: 5 },
        { start: 4, end: 9 },
        { start: 10, end: 15 },
      ],
      `${mark} recht, Sie Esel.`,
    ],
    ['nothing where all would go', [{ start: 0, end: 32 }], null],
    ['nothing where only signs would be left', [{ start: 0, end: 31 }], null],
    ['nothing beyond the text', [{ start: 4, end: 99 }], null],
    ['nothing backwards', [{ start: 9, end: 4 }], null],
    ['nothing of nothing', [], null],
  ])('replaces %s', (_, passages, redacted) => {
    expect(redactedText(text, passages, 'de')).toBe(redacted)
  })

  it('cuts no sign in two, and says it in the language of the comment', () => {
    expect(redactedText('A 😀 b', [{ start: 3, end: 4 }], 'en')).toBe('A […] (note by the editors) b')
  })
})

describeOnEachDatabase('a redacted comment', (testWorld) => {
  const text = 'Sie Idiot haben aber recht.'
  const passages = [{ start: 4, end: 9 }]
  const redacted = 'Sie […] (Anm. d. Red.) haben aber recht.'
  const now = async (world: World, id: string) => {
    const [comment] = await moderatedComments(world.db, [id])
    return comment && [comment.status, comment.text]
  }
  const start = async (world: World) => {
    const articleId = (await anArticle(world, { status: 'published' })).id
    return aWaitingComment(world, { articleId, text, confirmed: true })
  }
  const redact = (world: World, commentId: string, given: { rule?: string | null; revision?: number } = {}) =>
    redactComment(
      world,
      { commentId, passages, rule: '1', explanation: 'Nur die Anrede.', revision: 1, ...given },
      mia,
    )

  it('appears with the mark in place of the passage; its writer is told and may complain', async () => {
    const world = await testWorld()
    const id = await start(world)
    expect(await redact(world, id, { rule: null })).toMatchObject({ refusal: 'rule-missing' })
    expect(await redact(world, id, { revision: 2 })).toMatchObject({ refusal: 'comment-changed' })
    const decision = must(await redact(world, id))
    expect(await now(world, id)).toEqual(['approved', redacted])
    expect(decision).toMatchObject({
      decision: 'redact',
      from: 'pending',
      to: 'approved',
      clause: '1',
      statement: {
        decision_visibility: ['DECISION_VISIBILITY_OTHER'],
        decision_visibility_other: expect.stringContaining('als Auslassung gekennzeichnet'),
      },
    })
    const mail = await newestMail(world, 'statement-of-reasons')
    expect(mail.text).toContain('gekürzt veröffentlicht')
    expect(mail.text).toContain('Ihr Beitrag: „Sie Idiot haben aber recht.“')
    const secret = /beschwerde\/([\w-]+)/.exec(mail.text)?.[1] ?? ''
    must(await appeal(world, { secret, text: '' }))
    const [open] = await appealCases(world, max.actor)
    const outcome = { appealId: open?.appeal.id ?? '', outcome: 'reversed', explanation: null } as const
    must(await decideAppeal(world, outcome, max))
    expect(await now(world, id)).toEqual(['approved', text])
    expect(await appealOf(world.db, secret)).toMatchObject({ holds: false })
  })

  it('can be taken back: one that waited waits again with its words', async () => {
    const world = await testWorld()
    const id = await start(world)
    const decision = must(await redact(world, id))
    must(await undoDecision(world, decision.id, mia))
    expect(await now(world, id)).toEqual(['pending', text])
    expect((await newestMail(world, 'statement-of-reasons')).status).toBe('cancelled')
    must(await redact(world, id, { revision: 3 }))
    expect(await now(world, id)).toEqual(['approved', redacted])
  })

  it('that was published stays so, and keeps its words while it is published', async () => {
    const world = await testWorld()
    const id = await start(world)
    must(await decide(world, { commentId: id, decision: 'approve', rule: null, explanation: null }, mia))
    const told: string[] = []
    world.events.follow(({ type }) => void told.push(type))
    const decision = must(await redact(world, id))
    expect(told).toContain('comment.changed')
    expect(told).not.toContain('comment.approved')
    must(await undoDecision(world, decision.id, mia))
    expect(await now(world, id)).toEqual(['approved', text])
    expect(await undoDecision(world, decision.id, mia)).toMatchObject({ refusal: 'already-decided' })
  })
})

describeOnEachDatabase('at the desk', (testWorld) => {
  const waiting = async (world: World, count: number) => {
    const articleId = (await anArticle(world, { status: 'published' })).id
    const ids: string[] = []
    for (let n = 0; n < count; n++)
      ids.push(
        await aWaitingComment(world, { articleId, email: `leser${n}@example.org`, text: `Nummer ${n}` }),
      )
    return ids
  }
  const approve = { decision: 'approve', rule: null, explanation: null } as const

  it('notes stand beside a comment, with who wrote them', async () => {
    const world = await testWorld()
    const [id = ''] = await waiting(world, 1)
    must(await addNote(world, { commentId: id, text: 'Bitte zu zweit ansehen.' }, mia.actor))
    world.clock.advance({ seconds: 1 })
    must(await addNote(world, { commentId: id, text: 'Gesehen.' }, max.actor))
    expect(await addNote(world, { commentId: 'nobody', text: 'x' }, mia.actor)).toMatchObject({
      refusal: 'unknown-comment',
    })
    const [item] = await queueItems(world, [id])
    expect(item?.notes.map(({ text, staffId }) => [text, staffId])).toEqual([
      ['Bitte zu zweit ansehen.', 'm1'],
      ['Gesehen.', 'm2'],
    ])
  })

  it('a published comment is picked and unpicked, and pages hear of it', async () => {
    const world = await testWorld()
    const [id = ''] = await waiting(world, 1)
    const picked = { commentId: id, isPicked: true }
    expect(await pickComment(world, picked, mia)).toMatchObject({ refusal: 'comment-not-published' })
    must(await decide(world, { commentId: id, ...approve }, mia))
    let told = 0
    world.events.follow(({ type }) => {
      if (type === 'comment.changed') told++
    })
    must(await pickComment(world, picked, mia))
    must(await pickComment(world, picked, max))
    expect((await moderatedComments(world.db, [id]))[0]?.pickedAt).toBe(world.clock.now())
    must(await pickComment(world, { ...picked, isPicked: false }, mia))
    expect((await moderatedComments(world.db, [id]))[0]?.pickedAt).toBeNull()
    expect(told).toBe(2)
  })

  it('what was turned down may appear all the same, for whoever has seen that it was', async () => {
    const world = await testWorld()
    const [id = ''] = await waiting(world, 1)
    must(await decide(world, { commentId: id, decision: 'reject', rule: '1', explanation: null }, mia))
    const input = { commentId: id, ...approve }
    expect(await decide(world, input, max)).toMatchObject({ refusal: 'already-decided' })
    expect(must(await decide(world, { ...input, expected: 'rejected' }, max)).to).toBe('approved')
  })

  it('a decision on many is seen before it is made, made on each by itself, and taken back as a whole', async () => {
    const world = await testWorld()
    const ids = await waiting(world, 5)
    const [first = '', second = '', ...rest] = ids
    must(await decide(world, { commentId: first, ...approve }, max))
    await claimComment(world, second, 'm2')
    const reject = { decision: 'reject', rule: '1', explanation: null } as const
    const preview = await previewMany(
      world,
      { chosen: { ids: [...ids, 'x'] }, decision: 'reject' },
      mia.actor,
    )
    expect(preview).toMatchObject({
      ids: rest,
      mails: 3,
      skipped: [
        { commentId: first, reason: 'decided' },
        { commentId: second, reason: 'claimed' },
        { commentId: 'x', reason: 'gone' },
      ],
    })
    const whole = await previewMany(world, { chosen: { order: 'age' }, decision: 'approve' }, mia.actor)
    expect([whole.ids, whole.mails]).toEqual([rest, 0])
    const made = await decideMany(world, { ids: [first, second, ...rest], ...reject }, mia)
    expect(made.map(({ refusal }) => refusal)).toEqual(['already-decided', 'claimed', null, null, null])
    const undone = await undoMany(
      world,
      made.flatMap(({ decisionId }) => decisionId ?? []),
      mia,
    )
    expect(undone.map(({ refusal }) => refusal)).toEqual([null, null, null])
    expect((await moderatedComments(world.db, rest)).map(({ status }) => status)).toEqual(
      rest.map(() => 'pending'),
    )
  })
})
