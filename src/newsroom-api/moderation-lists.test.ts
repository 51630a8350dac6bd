import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { aWaitingComment } from '../../test/waiting-comment.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { assess } from '../moderation/index.ts'
import type { World } from '../platform/world.ts'
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
    expect(trial.body).toEqual({ matches: [{ pattern: '*depp*', start: 4, end: 14 }] })
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
