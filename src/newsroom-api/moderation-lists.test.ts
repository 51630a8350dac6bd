import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { aWaitingComment } from '../../test/waiting-comment.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { assess } from '../moderation/index.ts'
import type { World } from '../platform/world.ts'
import type { WordsMet } from './contract/moderation-lists.ts'
import { moderationListsApi } from './moderation-lists.ts'

const callerOf = (world: World) => callerAs(world, [moderationListsApi(world)], 'moderator')

const submission = (articleId: string, text: string) => ({
  text,
  language: 'de',
  article: {
    id: articleId,
    headline: 'Rat beschließt den Haushalt',
    teaser: null,
    text: 'Der Stadtrat hat am Montag den Haushalt beschlossen.',
    sectionId: 's1',
    commentMode: 'after' as const,
  },
  parent: null,
  writer: null,
  authorName: 'Ada',
  email: 'ada@example.org',
  network: '203.0.113.0/24',
  links: 0,
  bot: { honeypot: false, tooFast: false },
})

describeOnEachDatabase('word lists and blocks', (testWorld) => {
  it('are tried before they are saved, and hold for what comes in afterwards', async () => {
    const world = await testWorld()
    const { call } = await callerOf(world)
    const text = 'Die Volldeppen im Rathaus'
    const trial = await call('POST', '/moderation/words/trial', { entries: ['*depp*'], text })
    expect(trial.body).toEqual({
      matches: [{ pattern: '*depp*', start: 4, end: 14 }],
      recent: { looked: 0, met: 0, examples: [] },
    })
    const saved = await call('PUT', '/moderation/words/banned', { entries: ['*Depp*', '*depp*', 'Quark'] })
    expect(saved.body).toEqual({ entries: ['*depp*', 'quark'] })
    expect((await assess(world, submission('a1', text))).findings[0]).toMatchObject({
      phase: 'banned-words',
      facts: { pattern: '*depp*' },
    })
    await call('PUT', '/moderation/words/banned', { entries: ['quark'] })
    expect((await call('GET', '/moderation/words')).body).toEqual({ banned: ['quark'], suspicious: [] })
    const phases = (await assess(world, submission('a1', text))).findings.map(({ phase }) => phase)
    expect(phases).not.toContain('banned-words')
    expect((await call('PUT', '/moderation/words/banned', { entries: ['*'] })).status).toBe(422)
    expect((await call('PUT', '/moderation/words/other', { entries: [] })).status).toBe(422)
  })

  it('are tried on the newest comments without being saved', async () => {
    const world = await testWorld()
    const { id: articleId } = await anArticle(world, { status: 'published' })
    const met = await aWaitingComment(world, { articleId, text: `${'Sehr lang. '.repeat(20)}So ein Quark!` })
    await aWaitingComment(world, { articleId, text: 'Ein ruhiger Satz.' })
    const { call } = await callerOf(world)
    const { body } = await call('POST', '/moderation/words/trial', { entries: ['quark'], recent: 1000 })
    expect(body).toMatchObject({ matches: [], recent: { looked: 2, met: 1 } })
    const { examples } = body.recent as WordsMet['recent']
    const [example] = examples
    expect(example).toMatchObject({ commentId: met, pattern: 'quark' })
    expect(example?.excerpt.slice(example.start, example.end)).toBe('Quark')
    expect(example?.excerpt.length).toBeLessThan(130)
    expect((await call('GET', '/moderation/words')).body).toEqual({ banned: [], suspicious: [] })
  })

  it('change by entries, so that two at once lose nothing', async () => {
    const world = await testWorld()
    const { call } = await callerOf(world)
    await call('PUT', '/moderation/words/banned', { entries: ['quark', 'unfug'] })
    const changes = [{ add: ['Blödsinn', 'Quark'] }, { add: ['mumpitz'], remove: ['unfug', 'nie da'] }]
    const answers = await Promise.all(
      changes.map((change) => call('PATCH', '/moderation/words/banned', change)),
    )
    expect(answers.map(({ body }) => body)).toEqual([
      { added: ['blödsinn'], removed: [] },
      { added: ['mumpitz'], removed: ['unfug'] },
    ])
    const { banned } = (await call('GET', '/moderation/words')).body
    expect(new Set(banned as string[])).toEqual(new Set(['blödsinn', 'mumpitz', 'quark']))
    const many = Array.from({ length: 20_000 }, (_, index) => `wort${index}`)
    expect((await call('PATCH', '/moderation/words/banned', { add: many })).status).toBe(422)
  })

  it('block a writer by address and a network by any address in it', async () => {
    const world = await testWorld()
    const { id: articleId } = await anArticle(world, { status: 'published' })
    await aWaitingComment(world, { articleId, name: 'Ada', email: 'ada@example.org' })
    const { call } = await callerOf(world)
    const term = { days: 30, reason: 'Drohungen' }
    const block = (who: object) => call('POST', '/moderation/blocks', { ...who, ...term })
    expect((await block({ email: 'nobody@example.org' })).status).toBe(422)
    expect((await block({ network: 'kein Netz' })).status).toBe(422)
    expect((await block({ email: ' x ' })).status).toBe(422)
    expect((await block({ email: 'ADA@example.org' })).status).toBe(201)
    expect((await block({ network: '198.51.100.77' })).body).toMatchObject({ subject: '198.51.100.0/24' })
    expect((await block({ network: '2001:db8:7::/48' })).body).toMatchObject({ subject: '2001:db8:7::/48' })
    expect((await call('GET', '/moderation/blocks')).body.items).toMatchObject([
      { kind: 'network', subject: '2001:db8:7::/48', writer: null },
      { kind: 'network', subject: '198.51.100.0/24', writer: null },
      { kind: 'writer', reason: 'Drohungen', writer: { name: 'Ada', email: 'ada@example.org' } },
    ])
  })

  it('hold what a blocked network sends, for a time', async () => {
    const world = await testWorld()
    const { id: articleId } = await anArticle(world, { status: 'published' })
    const commentId = await aWaitingComment(world, { articleId })
    const { call } = await callerOf(world)
    const input = { commentId, kind: 'network', days: 7, reason: 'Flut von Werbung' }
    const blocked = await call('POST', '/moderation/blocks', input)
    expect(blocked.body).toMatchObject({ subject: '203.0.113.0/24', until: '2026-11-30T09:00:00.000Z' })
    const heldPhases = async () =>
      (await assess(world, submission(articleId, 'Guten Tag'))).findings.map(({ phase }) => phase)
    expect(await heldPhases()).toContain('blocked')
    expect((await call('GET', '/moderation/blocks')).body).toMatchObject({ items: [{ kind: 'network' }] })
    expect((await call('DELETE', `/moderation/blocks/${blocked.body.id}`)).status).toBe(204)
    expect((await call('DELETE', `/moderation/blocks/${blocked.body.id}`)).status).toBe(404)
    expect(await heldPhases()).not.toContain('blocked')
  })
})
