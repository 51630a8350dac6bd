import { expect, it } from 'vitest'
import { anArticle } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { importComments } from '../comments/index.ts'
import { listOutbox } from '../deliveries/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { openSite } from './routes.tsx'

async function aPaper(world: TestWorld) {
  const article = await anArticle(world, { status: 'published' })
  const comment = {
    key: '1',
    parentKey: null,
    authorName: 'Leser',
    authorEmail: 'leser@example.org',
    authorUrl: null,
    authorId: null,
    network: null,
    text: 'Ein Satz, der stört.',
    createdAt: '2026-11-20T10:00:00.000Z',
    status: 'approved' as const,
  }
  const thread = { articleId: article.id, isNew: true, comments: [comment] }
  await inTransaction(world, (tx) => importComments(tx, world, [thread]))
  const [row] = await world.db.selectFrom('comments').select('id').execute()
  const { routes } = await openSite(world, { assetsFolder: '/nowhere', themeFolder: '/nowhere' })
  const read = async (answer: Response) => ({
    status: answer.status,
    location: answer.headers.get('location'),
    tags: answer.headers.get('cache-tag'),
    html: await answer.text(),
  })
  return {
    article,
    commentId: row?.id ?? '',
    get: async (path: string) => read(await routes.request(path)),
    post: async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      read(await routes.request(path, { method: 'POST', body: new URLSearchParams(fields), headers })),
  }
}

describeOnEachDatabase('the form for reports', (testWorld) => {
  it('takes a notice with its reason, and mails a receipt', async () => {
    const world = await testWorld()
    const { article, commentId, get, post } = await aPaper(world)
    expect((await get(article.path)).html).toContain(`href="/kommentare/melden?comment=${commentId}"`)
    const form = await get(`/kommentare/melden?comment=${commentId}`)
    expect(form.html).toContain('Ein Satz, der stört.')
    const back = await post('/kommentare/melden', { comment: commentId, email: 'x', explanation: '<b>' })
    expect(back.status).toBe(422)
    expect(back.html).toContain('&lt;b&gt;')
    const sent = await post('/kommentare/melden', {
      comment: commentId,
      reason: 'houseRules',
      explanation: 'Das setzt andere herab.',
      email: 'ute@example.org',
      goodFaith: 'yes',
    })
    expect(sent.html).toMatch(/Kennung M-[2-9A-Z]{8}/)
    const { items } = await listOutbox(world, {}, { limit: 5 })
    expect(items.map(({ to }) => to)).toEqual(['ute@example.org'])
    const [notice] = await world.db.selectFrom('comment_notices').selectAll().execute()
    expect(notice).toMatchObject({ comment_id: commentId, explanation: 'Das setzt andere herab.' })
  })

  it('says of a comment that nobody sees that there is nothing to report', async () => {
    const world = await testWorld()
    const { commentId, get } = await aPaper(world)
    await world.db.updateTable('comments').set({ status: 'removed' }).execute()
    for (const id of [commentId, 'unknown', ''])
      expect((await get(`/kommentare/melden?comment=${id}`)).status).toBe(404)
    expect((await get('/kommentare/beschwerde/forged')).status).toBe(404)
  })
})

describeOnEachDatabase('what readers do without an account', (testWorld) => {
  it('recommends a comment once, and comes back to where the button stood', async () => {
    const world = await testWorld()
    const { article, commentId, get, post } = await aPaper(world)
    const referer = `https://zeitung.example${article.path}?order=newest`
    for (let times = 0; times < 2; times++) {
      const sent = await post('/kommentare/empfehlen', { comment: commentId }, { referer })
      expect(sent).toMatchObject({ status: 303, location: `${article.path}?order=newest` })
    }
    expect((await get(article.path)).html).toContain('1 Empfehlung<')
    const elsewhere = await post('/kommentare/empfehlen', {}, { referer: 'https://evil.example/x' })
    expect(elsewhere.location).toBe('/')
  })

  it('reads the house rules, and the comments in other orders', async () => {
    const world = await testWorld()
    const { article, get } = await aPaper(world)
    expect((await get('/hausregeln')).html).toContain('<h2>1. ')
    expect((await get('/house-rules')).location).toBe('/hausregeln')
    for (const order of ['newest', 'recommended', 'thread'])
      expect((await get(`${article.path}?order=${order}`)).status).toBe(200)
    expect((await get(`${article.path}?order=worst`)).status).toBe(404)
  })

  it('answers a comment by a link that needs no script', async () => {
    const world = await testWorld()
    const { article, commentId, get, post } = await aPaper(world)
    const asked = await get(`${article.path}?answer=${commentId}`)
    expect(asked.html).toContain('Ihre Antwort auf Leser')
    // Anybody can make such addresses up: none of them is kept.
    expect(asked.tags).toBeNull()
    expect((await get(`${article.path}?order=newest`)).tags).toContain('comments:')
    const fields = { article: article.id, answer: commentId, name: 'Mara', email: 'mara@example.org' }
    expect((await post('/kommentare', { ...fields, text: 'Da bin ich anderer Ansicht.' })).status).toBe(303)
    const rows = await world.db
      .selectFrom('comments')
      .select(['parent_id', 'depth'])
      .where('parent_id', 'is not', null)
      .execute()
    expect(rows).toEqual([{ parent_id: commentId, depth: 1 }])
  })
})
