import { expect, it } from 'vitest'
import { anArticle } from '../../../test/builders.ts'
import { newestMail } from '../../../test/mails.ts'
import { aStaffMember } from '../../../test/staff.ts'
import { aWaitingComment } from '../../../test/waiting-comment.ts'
import { describeOnEachDatabase, type TestWorld } from '../../../test/worlds.ts'
import { must } from '../../platform/result.ts'
import { decide } from '../decisions/decide.ts'
import { appealCases } from '../open-cases.ts'
import { decideAppeal } from './decide-appeal.ts'
import { appeal } from './file-appeal.ts'

/** A complaint against what this person has decided. */
async function aComplaint(world: TestWorld, name: string, role: 'administrator' | 'moderator') {
  const member = await aStaffMember(world, { name, role })
  const actor = { kind: 'staff', id: member.id, name, role } as const
  const by = { actor, address: null }
  const articleId = (await anArticle(world, { status: 'published' })).id
  const commentId = await aWaitingComment(world, { articleId, confirmed: true })
  must(await decide(world, { commentId, decision: 'reject', rule: '1', explanation: null }, by))
  const { text } = await newestMail(world, 'statement-of-reasons')
  const secret = /beschwerde\/([\w-]+)/.exec(text)?.[1] ?? ''
  const { id } = must(await appeal(world, { secret, text: '' }))
  return { by, decision: { appealId: id, outcome: 'upheld', explanation: null } as const }
}

describeOnEachDatabase('a complaint', (testWorld) => {
  it('is decided by the same person only where nobody else is there, who has read so, and the answer says it', async () => {
    const world = await testWorld()
    const { by, decision } = await aComplaint(world, 'Anna Allein', 'administrator')
    await aStaffMember(world, { name: 'Axel Autor', role: 'author' })
    expect(await appealCases(world, by.actor)).toMatchObject([{ mayDecide: false, onlyYou: true }])
    expect(await decideAppeal(world, decision, by)).toMatchObject({ refusal: 'same-person' })
    must(await decideAppeal(world, { ...decision, alone: true }, by))
    const { text } = await newestMail(world, 'appeal-outcome')
    expect(text).toContain('eine einzige Person')
    expect(text).not.toContain('eine andere Person')
    const entry = await world.db
      .selectFrom('audit_entries')
      .select('detail')
      .where('action', '=', 'comment.appeal-decided')
      .executeTakeFirstOrThrow()
    expect(entry.detail).toContain('samePerson')
  })

  it('is left to somebody else as soon as there is somebody', async () => {
    const world = await testWorld()
    const { by, decision } = await aComplaint(world, 'Anna Albers', 'moderator')
    const other = await aStaffMember(world, { name: 'Berta Barth', role: 'editor' })
    expect(await appealCases(world, by.actor)).toMatchObject([{ mayDecide: false, onlyYou: false }])
    expect(await decideAppeal(world, { ...decision, alone: true }, by)).toMatchObject({
      refusal: 'same-person',
    })
    const actor = { kind: 'staff', id: other.id, name: 'Berta Barth', role: 'editor' } as const
    must(await decideAppeal(world, decision, { actor, address: null }))
    expect((await newestMail(world, 'appeal-outcome')).text).toContain('eine andere Person')
  })
})
