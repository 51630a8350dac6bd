import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { OpenAPIHono } from '@hono/zod-openapi'
import { expect, it } from 'vitest'
import { testApp } from '../../test/app.ts'
import { anActor, anArticle } from '../../test/builders.ts'
import { aWaitingComment } from '../../test/waiting-comment.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { createToken, revokeToken } from '../accounts/tokens/index.ts'
import { claimComment, releaseComment } from '../moderation/desk/index.ts'
import { openLiveStreams } from '../platform/http/live-streams.ts'
import { must } from '../platform/result.ts'
import { type ApiEnv, whoCalls } from './kit.ts'
import { moderationLiveApi } from './moderation-live.ts'

/** The application at a port; `leave` closes it. */
async function serve(world: TestWorld, app?: OpenAPIHono<ApiEnv>) {
  const { fetch: answer } = app ?? (await testApp(world))
  const server = createServer(getRequestListener(answer, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/v1/moderation/live`,
    leave: () => server.close().closeAllConnections(),
  }
}

const tokenOf = async (world: TestWorld, role: 'moderator' | 'author') => {
  const by = { actor: anActor({ role: 'administrator' }), address: null }
  const { token } = must(await createToken(world, { name: role, role }, by))
  return { authorization: `Bearer ${token}` }
}

describeOnEachDatabase('what happens at the desk', (testWorld) => {
  it('is heard at once by moderators, also from another process, and a renewed claim is no news', async () => {
    const world = await testWorld()
    const articleId = (await anArticle(world, { status: 'published' })).id
    const { url, leave } = await serve(world)
    try {
      expect((await fetch(url)).status).toBe(401)
      expect((await fetch(url, { headers: await tokenOf(world, 'author') })).status).toBe(403)
      const answer = await fetch(url, { headers: await tokenOf(world, 'moderator') })
      expect(answer.status).toBe(200)
      const heard: string[] = []
      const listening = answer.body?.pipeThrough(new TextDecoderStream()).pipeTo(
        new WritableStream({
          write(text) {
            heard.push(...[...text.matchAll(/commentIds":\[(.*?)\]/g)].map(([, ids = '']) => ids))
          },
        }),
      )
      const other = await world.secondProcess()
      const id = await aWaitingComment(other, { articleId })
      await expect.poll(() => heard).toEqual([`"${id}"`])
      await claimComment(world, id, 'm1')
      await expect.poll(() => heard).toHaveLength(2)
      await claimComment(world, id, 'm1')
      await claimComment(world, id, 'm2')
      await releaseComment(world, id, 'm2')
      await releaseComment(world, id, 'm1')
      await expect.poll(() => heard).toHaveLength(3)
      leave()
      await expect(listening).rejects.toThrow('terminated')
    } finally {
      leave()
    }
  })

  it('is heard no longer by whoever may not any more', async () => {
    const world = await testWorld()
    const app = new OpenAPIHono<ApiEnv>()
    app.use(whoCalls(world))
    app.route('/api/v1', moderationLiveApi(world, openLiveStreams(), 20))
    const { url, leave } = await serve(world, app)
    try {
      const by = { actor: anActor({ role: 'administrator' }), address: null }
      const made = must(await createToken(world, { name: 'Pult', role: 'moderator' }, by))
      const answer = await fetch(url, { headers: { authorization: `Bearer ${made.token}` } })
      expect(answer.status).toBe(200)
      must(await revokeToken(world, made.record.id, by))
      // Ends by itself.
      expect(await answer.text()).toContain('retry')
    } finally {
      leave()
    }
  })
})
