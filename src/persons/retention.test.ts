import { expect, it } from 'vitest'
import { anActor, anArticle } from '../../test/builders.ts'
import { rowsHolding } from '../../test/rows-holding.ts'
import { aWaitingComment } from '../../test/waiting-comment.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { moderatedComments } from '../comments/index.ts'
import { decide, decideNotice, noticeCases } from '../moderation/desk/index.ts'
import { report } from '../moderation/index.ts'
import { must } from '../platform/result.ts'
import { cutWhatIsOld } from './retention.ts'

const mia = { actor: anActor({ id: 'm1', name: 'Mia', role: 'moderator' }), address: null }

describeOnEachDatabase('what has been kept long enough', (testWorld) => {
  it('is cut: refused comments, then notices and the words of decisions; what readers see stays', async () => {
    const world = await testWorld()
    const articleId = (await anArticle(world, { status: 'published' })).id
    const write = (text: string) =>
      aWaitingComment(world, { articleId, name: 'Rosa', email: 'rosa@example.org', text })
    const [shown, refused, waiting] = [
      await write('Sichtbar'),
      await write('Verborgen'),
      await write('Wartend'),
    ]
    const approve = { decision: 'approve', rule: null, explanation: null } as const
    must(await decide(world, { commentId: shown, ...approve }, mia))
    const reject = { decision: 'reject', rule: '1', explanation: 'Freie Begründung' } as const
    must(await decide(world, { commentId: refused, ...reject }, mia))
    const notice = {
      reason: 'Anderes',
      explanation: 'Klagende Worte',
      name: 'Nora',
      email: 'nora@example.org',
    }
    must(await report(world, { comment: { id: shown }, ...notice, goodFaith: true }))
    const [open] = await noticeCases(world)
    const kept = { noticeId: open?.notice.id ?? '', outcome: 'kept', rule: null, answer: null } as const
    must(await decideNotice(world, kept, mia))
    // The mails have a ledger of their own with its own term.
    await world.db.deleteFrom('deliveries').execute()

    world.clock.advance({ days: 199 })
    expect(await cutWhatIsOld(world)).toEqual({ comments: 0, notices: 0, decisions: 0 })
    world.clock.advance({ days: 2 })
    expect(await cutWhatIsOld(world)).toEqual({ comments: 1, notices: 0, decisions: 0 })
    expect(await rowsHolding(world.db, /Verborgen|Freie Begründung/)).toEqual([])
    expect(await rowsHolding(world.db, /Klagende/)).toHaveLength(1)
    world.clock.advance({ days: 1000 })
    expect(await cutWhatIsOld(world)).toMatchObject({ comments: 0, notices: 1 })
    expect(await rowsHolding(world.db, /Klagende|nora@/)).toEqual([])
    expect(await cutWhatIsOld(world)).toEqual({ comments: 0, notices: 0, decisions: 0 })
    const texts = (await moderatedComments(world.db, [shown, refused, waiting])).map(({ text }) => text)
    expect(texts.toSorted()).toEqual(['', 'Sichtbar', 'Wartend'])
  })
})
