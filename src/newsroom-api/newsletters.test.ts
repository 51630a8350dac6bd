import { expect, it } from 'vitest'
import { testApp } from '../../test/app.ts'
import { anArticle } from '../../test/builders.ts'
import { callerAs } from '../../test/caller-as.ts'
import { aFollower } from '../../test/followers.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { newsletterTasks } from '../newsletter-issues/index.ts'
import { newsletterIssuesApi } from './newsletter-issues.ts'
import { newslettersApi } from './newsletters.ts'

describeOnEachDatabase('the API of newsletters', (testWorld) => {
  it('takes an issue from empty to the archive', async () => {
    const world = await testWorld()
    const article = await anArticle(world, { status: 'published', headline: 'Brücke gesperrt' })
    await aFollower(world, 'ada', { kind: 'newsletter', ref: 'main' })
    const { call } = await callerAs(world, [newslettersApi(world), newsletterIssuesApi(world)], 'editor')
    const app = await testApp(world)
    const page = async (path: string) => {
      const answer = await app.request(`https://zeitung.example${path}`)
      return { status: answer.status, text: await answer.text() }
    }
    expect((await call('GET', '/newsletters')).body).toMatchObject({
      items: [{ id: 'main', subscribers: 1, url: 'https://zeitung.example/newsletter/main', nextAt: null }],
    })
    const input = { subject: 'Der Morgen', articles: [article.id], intro: 'Guten **Morgen**' }
    const made = await call('POST', '/newsletters/main/issues', input)
    expect(made).toMatchObject({
      status: 201,
      body: {
        status: 'draft',
        url: null,
        blocks: [{ type: 'text' }, { article: { headline: 'Brücke gesperrt' } }],
      },
    })
    const place = `/newsletters/main/issues/${made.body.id}`
    expect((await call('PATCH', place, { preheader: 'Was war' })).status).toBe(428)
    const match = { 'if-match': '1' }
    expect((await call('PATCH', place, { preheader: 'Was war' }, match)).body.revision).toBe(2)
    expect((await call('PATCH', place, { preheader: 'Anders' }, match)).status).toBe(412)
    const preview = (await call('GET', `${place}/preview`)).body
    expect(preview.html).toContain('<strong>Morgen</strong>')
    expect(preview.text).toContain('Brücke gesperrt\n')
    const { items } = (await call('GET', `${place}/checks`)).body as {
      items: { check: string; result: string }[]
    }
    expect(items.filter(({ result }) => result !== 'good').map(({ check }) => check)).toEqual([
      'imprint',
      'sender',
    ])
    expect((await call('POST', `${place}/test`, { to: ['wer@post.example', 'kein'] })).status).toBe(422)
    expect((await call('POST', `${place}/test`, { to: ['wer@post.example'] })).status).toBe(202)
    expect((await page('/newsletter/main/1-der-morgen')).status).toBe(404)
    expect((await call('POST', `${place}/submit`, {})).body).toMatchObject({ status: 'preparing', number: 1 })
    expect((await call('DELETE', place)).status).toBe(409)
    const send = newsletterTasks.find(({ name }) => name === 'newsletter-issues.send')
    await send?.run(world, { issueId: String(made.body.id) } as never)
    expect((await call('GET', place)).body).toMatchObject({
      status: 'waiting-for-smtp',
      total: 1,
      pending: 1,
      url: 'https://zeitung.example/newsletter/main/1-der-morgen',
    })
    expect((await page('/newsletter/main/1-der-morgen')).text).toContain('Brücke gesperrt')
    expect((await page('/newsletter/main')).text).toContain('/newsletter/main/1-der-morgen')
    for (const format of ['xml', 'atom', 'json'])
      expect((await page(`/newsletter/main/feed.${format}`)).text).toContain('Der Morgen')
    const { body } = await call('POST', '/newsletters', { name: 'Kultur', cadence: 'jeden Freitag' })
    expect((await page('/newsletter')).text).toContain('jeden Freitag')
    expect((await call('PATCH', `/newsletters/${body.id}`, { slug: 'musik' }, match)).status).toBe(200)
    expect((await page('/newsletter/kultur')).status).toBe(301)
    expect(
      (await call('PATCH', `/newsletters/${body.id}`, { isPublic: false }, { 'if-match': '2' })).status,
    ).toBe(200)
    expect((await page('/newsletter/musik')).status).toBe(404)
    expect((await call('DELETE', `/newsletters/${body.id}`)).status).toBe(204)
  })

  it('is for editors and administrators', async () => {
    const world = await testWorld()
    const { call } = await callerAs(world, [newslettersApi(world)], 'author')
    expect((await call('GET', '/newsletters')).status).toBe(403)
  })
})
