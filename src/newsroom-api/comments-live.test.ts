import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { expect, it } from 'vitest'
import { testApp } from '../../test/app.ts'
import { anArticle } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { inTransaction } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'

/** The application at a port; `leave` closes it. */
async function serve(world: TestWorld) {
  const app = await testApp(world)
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/v1`,
    leave: () => server.close().closeAllConnections(),
  }
}

const appear = (world: TestWorld, articleId: string, commentId: string) =>
  inTransaction(world, (tx) => announce(tx, world.clock, 'comment.approved', { articleId, commentId }))

describeOnEachDatabase('comments as they appear', (testWorld) => {
  it('are told at once to who has the article open, also when another process lets them appear', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { status: 'published' })
    const other = await anArticle(world, { headline: 'Ein anderer', status: 'published' })
    const { url, leave } = await serve(world)
    try {
      const answer = await fetch(`${url}/articles/${article.id}/comments/live`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
      let heard = ''
      const listening = answer.body?.pipeThrough(new TextDecoderStream()).pipeTo(
        new WritableStream({
          write(text) {
            heard += text
          },
        }),
      )
      await expect.poll(() => heard).toBe('retry: 5000\n\n')
      await appear(world, other.id, 'other')
      await appear(world, article.id, 'one')
      const one = 'retry: 5000\n\nevent: approved\ndata: {"id":"one"}\n\n'
      await expect.poll(() => heard).toBe(one)
      await appear(await world.secondProcess(), article.id, 'two')
      await expect.poll(() => heard).toBe(`${one}event: approved\ndata: {"id":"two"}\n\n`)
      leave()
      await expect(listening).rejects.toThrow('terminated')
    } finally {
      leave()
    }
  })

  it('are told of nowhere where there are none', async () => {
    const world = await testWorld()
    const off = await anArticle(world, { status: 'published', commentMode: 'off' })
    const draft = await anArticle(world, { headline: 'Entwurf' })
    const { url, leave } = await serve(world)
    try {
      for (const id of [off.id, draft.id, 'unknown'])
        expect((await fetch(`${url}/articles/${id}/comments/live`)).status, id).toBe(404)
    } finally {
      leave()
    }
  })
})
