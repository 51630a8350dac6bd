import { expect, it } from 'vitest'
import { testApi } from '../../test/api.ts'
import { anArticle } from '../../test/builders.ts'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { listOutbox, mailInOutbox } from '../deliveries/index.ts'
import { subscriptionsApi } from './subscriptions.ts'

describeOnEachDatabase('the API of subscriptions', (testWorld) => {
  it('takes what anybody asks for with 202, known or not, and the mail leads first to the confirmation', async () => {
    const world = await testWorld()
    const { id } = await anArticle(world, { status: 'published', tags: ['Haushalt'] })
    const { call } = testApi(world, [subscriptionsApi(world)]).as()
    const ask = (given: Record<string, unknown>) =>
      call('POST', '/subscriptions', { email: 'mara+bote@example.org', frequency: 'daily', ...given })
    const first = await ask({ kind: 'similar', ref: id })
    expect(first).toMatchObject({ status: 202, body: { status: 'pending' } })
    for (const given of [
      { kind: 'similar', ref: id },
      { kind: 'newsletter' },
      { kind: 'section', ref: 'politik' },
      { kind: 'tag', ref: 'haushalt', email: 'jo@bücher.example' },
      { kind: 'jobs', ref: null },
    ])
      expect(await ask(given)).toMatchObject({ status: 202, body: first.body })
    const { items } = await listOutbox(world, {}, { limit: 10 })
    expect(items.map(({ to }) => to).toSorted()).toEqual(['jo@bücher.example', 'mara+bote@example.org'])
    for (const item of items) {
      const mail = await mailInOutbox(world, item.id)
      const confirmation = /^https:\/\/zeitung\.example\/benachrichtigungen\/bestaetigen\/[\w-]{43}$/
      expect(/https?:\/\/[^\s<>"]+/.exec(mail?.text ?? '')?.[0]).toMatch(confirmation)
      expect(/href="([^"]+)"/.exec(mail?.html ?? '')?.[1]).toMatch(confirmation)
    }
  })

  it('says field by field what is wrong, and sets work above the rate', async () => {
    const world = await testWorld()
    const { call } = testApi(world, [subscriptionsApi(world)]).as()
    const ask = (body: Record<string, unknown>) => call('POST', '/subscriptions', body)
    const wish = { email: 'mara@example.org', kind: 'newsletter', frequency: 'daily' }
    for (const [given, path] of [
      [{ email: '"a b"@example.org' }, 'email'],
      [{ email: `${'x'.repeat(400)}@example.org` }, 'email'],
      [{ email: 'a@example.org\r\nBcc: b@example.org' }, 'email'],
      [{ kind: 'everything' }, 'kind'],
      [{ frequency: 'hourly' }, 'frequency'],
      [{ frequency: undefined }, 'frequency'],
      [{ kind: 'section' }, 'ref'],
      [{ kind: 'section', ref: 'nowhere' }, 'ref'],
    ] as const) {
      const bad = await ask({ ...wish, ...given })
      expect(bad.status, JSON.stringify(given)).toBe(422)
      expect(bad.body).toMatchObject({ errors: [{ path }] })
    }
    for (let n = 0; n < 8; n++) expect((await ask({ ...wish, email: `r${n}@example.org` })).status).toBe(202)
    const stopped = await ask(wish)
    expect(stopped).toMatchObject({ status: 429, body: { challenge: { algorithm: 'SHA-256' } } })
    expect(stopped.headers.get('retry-after')).toBe('600')
  })
})
