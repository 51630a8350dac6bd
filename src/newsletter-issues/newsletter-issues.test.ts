import { afterEach, expect, it } from 'vitest'
import { anActor, anArticle, paragraphs } from '../../test/builders.ts'
import { aFollower } from '../../test/followers.ts'
import { startRelay, type TestRelay } from '../../test/smtp.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { openMailingSender } from '../deliveries/mailings/index.ts'
import { changeNewsletter, findNewsletter, type Newsletter } from '../newsletters/index.ts'
import { must } from '../platform/result.ts'
import { fillSlot } from './automate.ts'
import { articleBlock } from './compose-issue.ts'
import { arrange } from './fill-issue.ts'
import type { Issue, IssueBlock } from './issue.ts'
import { statusOf } from './issue.ts'
import { changeIssue, createIssue } from './manage-issues.ts'
import { issueMailings, sendIssue } from './send-issue.ts'
import { archivedIssues, issueById, listIssues } from './store.ts'
import { cancelIssue, scheduledTask, submitIssue, unscheduleIssue } from './submit-issue.ts'

const closers: (() => Promise<void>)[] = []
const actor = anActor()
const by = { actor, address: null }

const none = {
  scheduledAt: null,
  submittedAt: null,
  cancelledAt: null,
  mailing: null,
}
const mailing = {
  startedAt: 'then',
  pausedAt: null,
  cancelledAt: null,
  endedAt: null,
  total: 3,
  accepted: 1,
  failed: 0,
  suppressed: 0,
}
it.each([
  [{}, 'draft'],
  [{ scheduledAt: 'then' }, 'scheduled'],
  [{ scheduledAt: 'then', submittedAt: 'then' }, 'preparing'],
  [{ submittedAt: 'then', cancelledAt: 'then' }, 'cancelled'],
  [{ submittedAt: 'then', mailing: { ...mailing, startedAt: null } }, 'preparing'],
  [{ submittedAt: 'then', mailing }, 'sending'],
  [{ submittedAt: 'then', mailing: { ...mailing, pausedAt: 'then' } }, 'paused'],
  [{ submittedAt: 'then', mailing: { ...mailing, cancelledAt: 'then' } }, 'cancelled'],
  [{ submittedAt: 'then', cancelledAt: 'then', mailing: { ...mailing, endedAt: 'then' } }, 'sent'],
])('an issue with %j is %s', (facts, status) => {
  expect(statusOf({ ...none, ...facts }, { hasSmtp: true })).toBe(status)
})

it('what the front page shows first comes first; many articles stand under the names of their sections', () => {
  const card = (id: string, name: string) => ({ id, section: { id: name, slug: name, name } })
  expect(arrange([card('a', 'Stadt'), card('b', 'Kultur')], ['b'])).toEqual(['b', 'a'].map(articleBlock))
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id, at) => card(id, at % 2 ? 'Kultur' : 'Stadt'))
  const words = arrange(many, ['c']).map((block) =>
    block.type === 'article' ? block.articleId : 'text' in block && block.text,
  )
  expect(words).toEqual(['c', 'Stadt', 'a', 'e', 'g', 'Kultur', 'b', 'd', 'f'])
})

const main = async (world: TestWorld): Promise<Newsletter> => {
  const found = await findNewsletter(world.db, 'main')
  if (!found) throw new Error('there is no main newsletter')
  return found
}
const anIssue = async (world: TestWorld, blocks?: IssueBlock[]): Promise<Issue> =>
  createIssue(world, await main(world), { wish: { subject: 'Guten Morgen', blocks }, actor })
const submitted = async (world: TestWorld, issue: Issue): Promise<void> => {
  must(await submitIssue(world, { newsletter: await main(world), issue, at: null }, by))
}
const again = async (world: TestWorld, { id }: Issue): Promise<Issue> => {
  const found = await issueById(world.db, id)
  if (!found) throw new Error('there is no such issue')
  return found
}

describeOnEachDatabase('an issue', (testWorld) => {
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })
  const aRelay = async (): Promise<TestRelay> => {
    const relay = await startRelay()
    closers.push(() => relay.close())
    return relay
  }
  const drain = async (world: TestWorld): Promise<void> => {
    const sender = openMailingSender(world, [issueMailings(world)])
    closers.push(() => sender.stop())
    await sender.drain()
  }

  it('goes to who subscribes, each with links of their own, and then stands in the archive', async () => {
    const relay = await aRelay()
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    const hostile = 'Rat <script>alert(1)</script> </mj-text> {{end}} "Haushalt"'
    await anArticle(world, { status: 'published', headline: hostile, teaser: 'Es & so' })
    const ada = await aFollower(world, 'ada', { kind: 'newsletter', ref: 'main' })
    await aFollower(world, 'ben', { kind: 'newsletter', ref: 'main' })
    await aFollower(world, 'eve', { kind: 'newsletter', ref: 'other' })
    const issue = await anIssue(world)
    expect(issue.blocks).toHaveLength(1)
    await submitted(world, issue)
    expect(await archivedIssues(world.db, 'main', { limit: 9 })).toEqual([])
    await sendIssue(world, issue.id)
    await world.db
      .updateTable('subscriptions')
      .set({ ended_at: world.clock.now() })
      .where('id', '=', ada)
      .execute()
    await drain(world)
    expect(relay.received.map(({ to }) => to[0])).toEqual(['ben@post.example'])
    const [mail] = relay.received
    const { html, text } = mail?.parsed ?? {}
    expect(html).toContain(
      'Rat &lt;script&gt;alert(1)&lt;/script&gt; &lt;/mj-text&gt; {{end}} &quot;Haushalt&quot;',
    )
    expect(html).toMatch(/href="https:\/\/zeitung\.example\/benachrichtigungen\/ende\/[\w-]{44}"/)
    expect(html).not.toMatch(/<script|fonts\.googleapis|\{\{(end|own)[0-9a-f]{12}/)
    expect(text).toContain('{{end}}')
    expect(text).toMatch(/https:\/\/zeitung\.example\/benachrichtigungen\/ende\/[\w-]{44}/)
    expect(mail?.raw).toMatch(/^List-Unsubscribe:\s*<https:\/\/zeitung\.example\/benachrichtigungen\/ende\//m)
    expect(mail?.raw).toMatch(/^List-Id:[^<]*<main\.newsletter\.zeitung\.example>/m)
    expect(mail?.raw).toMatch(/^List-Archive:\s*<https:\/\/zeitung\.example\/newsletter\/main>/m)
    const [archived] = await archivedIssues(world.db, 'main', { limit: 9 })
    expect(archived?.shown).toMatchObject({ number: 1, subject: 'Guten Morgen' })
    const ended = await again(world, issue)
    expect(statusOf(ended, { hasSmtp: true })).toBe('sent')
    expect(ended.mailing).toMatchObject({ total: 2, accepted: 1, suppressed: 1 })
    const sent = { newsletterId: 'main', status: 'sent', hasSmtp: true } as const
    expect(await listIssues(world.db, sent, { limit: 9, before: null })).toHaveLength(1)
  })

  it('whose process died between its steps goes on, once', async () => {
    const relay = await aRelay()
    const world = await testWorld({ DEPESCHE_SMTP_URL: relay.url })
    await anArticle(world, { status: 'published' })
    await aFollower(world, 'ada', { kind: 'newsletter', ref: 'main' })
    const issue = await anIssue(world)
    await submitted(world, issue)
    await Promise.all([sendIssue(world, issue.id), sendIssue(world, issue.id)])
    await sendIssue(world, issue.id)
    await drain(world)
    expect(relay.received).toHaveLength(1)
    expect(await again(world, issue)).toMatchObject({ number: 1, mailing: { total: 1, accepted: 1 } })
  })

  it('is not changed any more once it is on its way, and shows the words of that moment', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { status: 'published', headline: 'Vorher' })
    const issue = await anIssue(world, [articleBlock(article.id)])
    await submitted(world, issue)
    expect(
      await changeIssue(world, { id: issue.id, expected: 2, change: { subject: 'x' } }, actor),
    ).toMatchObject({
      refusal: 'issue-submitted',
    })
    await sendIssue(world, issue.id)
    await world.db.updateTable('published_articles').set({ headline: 'Nachher' }).execute()
    const [archived] = await archivedIssues(world.db, 'main', { limit: 1 })
    expect(archived?.shown.blocks[0]).toMatchObject({ headline: 'Vorher' })
  })

  it('without a subject or anything to read does not leave', async () => {
    const world = await testWorld()
    const draft = await anArticle(world, {})
    const newsletter = await main(world)
    const hidden = await anIssue(world, [articleBlock(draft.id)])
    expect(await submitIssue(world, { newsletter, issue: hidden, at: null }, by)).toMatchObject({
      refusal: 'issue-not-ready',
    })
    const wish = { blocks: [{ type: 'text' as const, body: paragraphs('Hallo') }] }
    const unnamed = await createIssue(world, newsletter, { wish, actor })
    expect(await submitIssue(world, { newsletter, issue: unnamed, at: null }, by)).toMatchObject({
      refusal: 'issue-not-ready',
    })
  })

  it('that fills itself takes its subject from what it holds, unless one is given', async () => {
    const world = await testWorld()
    await anArticle(world, { status: 'published', headline: 'Erste' })
    const newsletter = await main(world)
    const filled = (wish: { subject?: string; preheader?: string }) =>
      createIssue(world, newsletter, { wish, actor })
    expect(await filled({})).toMatchObject({ subject: 'Erste', preheader: null })
    world.clock.advance({ days: 1 })
    await anArticle(world, { status: 'published', headline: 'Zweite' })
    expect(await filled({})).toMatchObject({ subject: 'Zweite und mehr', preheader: 'Erste' })
    expect(await filled({ preheader: 'Dazu' })).toMatchObject({
      subject: 'Zweite und mehr',
      preheader: 'Dazu',
    })
    expect(await filled({ subject: 'Am Morgen' })).toMatchObject({ subject: 'Am Morgen', preheader: null })
  })

  it('that is scheduled leaves at its time, unless it was taken back', async () => {
    const world = await testWorld()
    await anArticle(world, { status: 'published' })
    const newsletter = await main(world)
    const at = '2026-11-24T05:30:00.000Z'
    const [kept, withdrawn] = [await anIssue(world), await anIssue(world)]
    for (const issue of [kept, withdrawn]) must(await submitIssue(world, { newsletter, issue, at }, by))
    must(await unscheduleIssue(world, withdrawn.id, by))
    world.clock.advance({ days: 1 })
    for (const { id } of [kept, withdrawn]) await scheduledTask.run(world, { issueId: id, at })
    await scheduledTask.run(world, { issueId: kept.id, at })
    expect(statusOf(await again(world, kept), { hasSmtp: true })).toBe('preparing')
    expect(statusOf(await again(world, withdrawn), { hasSmtp: true })).toBe('draft')
  })

  it('that is cancelled before anybody got it is not in the archive', async () => {
    const world = await testWorld()
    await anArticle(world, { status: 'published' })
    await aFollower(world, 'ada', { kind: 'newsletter', ref: 'main' })
    const [early, late] = [await anIssue(world), await anIssue(world)]
    for (const issue of [early, late]) await submitted(world, issue)
    must(await cancelIssue(world, early.id, by))
    for (const issue of [early, late]) await sendIssue(world, issue.id)
    must(await cancelIssue(world, late.id, by))
    expect(await archivedIssues(world.db, 'main', { limit: 9 })).toEqual([])
    expect((await again(world, early)).mailingId).toBeNull()
    expect(statusOf(await again(world, late), { hasSmtp: false })).toBe('cancelled')
  })

  it('fills itself at a slot, once, and not without an article', async () => {
    const world = await testWorld()
    const change = {
      automation: { mode: 'send' as const, weekdays: ['friday' as const], time: '06:30' },
    }
    const newsletter = must(await changeNewsletter(world, { id: 'main', expected: 1, change }, actor))
    const at = '2026-11-27T05:30:00.000Z'
    const issues = () =>
      listIssues(world.db, { newsletterId: 'main', hasSmtp: true }, { limit: 9, before: null })
    await fillSlot(world, newsletter, at)
    expect(await issues()).toEqual([])
    await anArticle(world, { status: 'published', headline: 'Erste' })
    world.clock.advance({ days: 1 })
    await anArticle(world, { status: 'published', headline: 'Zweite' })
    const other = await world.secondProcess()
    await fillSlot(world, newsletter, at)
    await fillSlot(other, newsletter, at)
    expect(await issues()).toMatchObject([
      { number: 1, subject: 'Zweite und mehr', preheader: 'Erste', slotAt: at },
    ])
  })
})
