import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { anActor } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import type { TokenRole } from '../accounts/index.ts'
import { createToken, revokeToken } from '../accounts/tokens/index.ts'
import { openScoringApp } from '../app.ts'
import { feedbackAfter } from '../perspective/index.ts'
import { openMetrics } from '../platform/http/metrics.ts'
import { must } from '../platform/result.ts'
import { loadScorer } from '../scoring/index.ts'
import { openScoringCalls } from './calls.ts'
import { scoringListener } from './listener.ts'

const insult = 'Du bist so ein dummes Arschloch, halt endlich die Fresse!'
const analyze = { comment: { text: insult }, languages: ['de'], requestedAttributes: { TOXICITY: {} } }

const aToken = async (world: TestWorld, role: TokenRole) =>
  must(await createToken(world, { name: `Test ${role}`, role }, { actor: anActor(), address: null }))

async function api(world: TestWorld, config: Partial<TestWorld['config']> = {}) {
  const metrics = openMetrics(null)
  const own = { ...world, config: { ...world.config, ...config } }
  const app = openScoringApp(own, metrics, openScoringCalls(own, metrics))
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return { post, get: (path: string) => app.request(path), metrics }
}

describeOnEachDatabase('the scoring API', (testWorld) => {
  it('answers as the Comment Analyzer API does, with the scores of the stream to the last digit', async () => {
    const world = await testWorld()
    const { post, metrics } = await api(world)
    const { token } = await aToken(world, 'scoring')
    const names = ['TOXICITY', 'INSULT', 'PROFANITY', 'THREAT', 'IDENTITY_ATTACK', 'SPAM'] as const
    const answer = await post(`/v1alpha1/comments:analyze?key=${token}`, {
      ...analyze,
      requestedAttributes: Object.fromEntries(names.map((name) => [name, { scoreType: 'probability' }])),
      clientToken: 'abc',
      spanAnnotations: true,
    })
    const body = await answer.json()
    const { scores } = (await loadScorer()).score({ text: insult, language: 'de' })
    expect(answer.status).toBe(200)
    expect(body).toMatchObject({ languages: ['de'], detectedLanguages: ['de'], clientToken: 'abc' })
    expect(names.map((name) => body.attributeScores[name].summaryScore)).toEqual(
      [
        scores.disrespect,
        scores.insult,
        scores.profanity,
        scores.threat,
        scores.identityAttack,
        scores.spam,
      ].map((value) => ({ value, type: 'PROBABILITY' })),
    )
    expect(scores.disrespect).toBeGreaterThan(0.5)
    for (const { begin, end } of body.attributeScores.INSULT.spanScores)
      expect(insult.slice(begin, end)).not.toBe('')
    expect(await metrics.text()).toMatch(/depesche_scoring_requests_total\{client="[^"]+",status="200"\} 1/)
  })

  it('leaves out what lies below its threshold, and off topic where there is no article', async () => {
    const world = await testWorld()
    const { post } = await api(world)
    const { token } = await aToken(world, 'scoring')
    const answer = await post(`/v1alpha1/comments:analyze?key=${token}`, {
      comment: { text: 'Danke für den Bericht, das war mir neu.' },
      requestedAttributes: { TOXICITY: { scoreThreshold: 0.9 }, OFF_TOPIC: {} },
    })
    expect((await answer.json()).attributeScores).toEqual({})
  })

  it('lets in who has a key: of the role scoring in an address, any that may score as a bearer', async () => {
    const world = await testWorld()
    const { post } = await api(world)
    const scoring = (await aToken(world, 'scoring')).token
    const administrator = (await aToken(world, 'administrator')).token
    const author = (await aToken(world, 'author')).token
    const status = async (key: string | null, headers: Record<string, string> = {}) =>
      (await post(`/v1alpha1/comments:analyze${key === null ? '' : `?key=${key}`}`, analyze, headers)).status
    expect(await status(scoring)).toBe(200)
    expect(await status(null, { 'x-goog-api-key': scoring })).toBe(200)
    expect(await status(null, { authorization: `Bearer ${administrator}` })).toBe(200)
    expect(await status(administrator)).toBe(403)
    expect(await status(null, { authorization: `Bearer ${author}` })).toBe(403)
    expect(await status(null)).toBe(403)
    expect(await status('falsch')).toBe(403)
  })

  it("says in Google's envelope what is to be mended", async () => {
    const world = await testWorld()
    const { post, get } = await api(world)
    const { token } = await aToken(world, 'scoring')
    const error = async (body: unknown) =>
      (await (await post(`/v1alpha1/comments:analyze?key=${token}`, body)).json()).error
    expect(await error({ ...analyze, comment: { text: '' } })).toEqual({
      code: 400,
      message: 'Comment must be non-empty.',
      status: 'INVALID_ARGUMENT',
      details: [
        {
          '@type': 'type.googleapis.com/google.commentanalyzer.v1alpha1.Error',
          errorType: 'COMMENT_EMPTY',
        },
      ],
    })
    expect(await error({ ...analyze, requestedAttributes: { FLIRTATION: {} } })).toMatchObject({
      code: 400,
      message: expect.stringContaining('FLIRTATION'),
    })
    expect(await error('{')).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
    expect(await error('x'.repeat(1024 * 1024 + 1))).toMatchObject({ code: 413 })
    expect((await (await post(`/v1alpha1/comments:praise?key=${token}`, {})).json()).error.code).toBe(404)
    expect((await get('/v1alpha1/comments:analyze')).status).toBe(404)
  })

  it('gives each key its share', async () => {
    const world = await testWorld()
    const { post } = await api(world, { scoringPerSecond: 1 })
    const { token } = await aToken(world, 'scoring')
    const statuses: number[] = []
    for (let number = 0; number < 4; number++)
      statuses.push((await post(`/v1alpha1/comments:analyze?key=${token}`, analyze)).status)
    expect(statuses.slice(0, 2)).toEqual([200, 200])
    expect(statuses.at(-1)).toBe(429)
  })

  it('keeps what a client holds to be right, for a year', async () => {
    const world = await testWorld()
    const { post } = await api(world)
    const { token } = await aToken(world, 'scoring')
    const suggest = (text: string) =>
      post(`/v1alpha1/comments:suggestscore?key=${token}`, {
        comment: { text },
        attributeScores: { TOXICITY: { summaryScore: { value: 0.1 } } },
        communityId: 'forum',
        clientToken: 'x',
      })
    const answer = await suggest('Das ist ein Mist, aber einer mit Humor.')
    expect(await answer.json()).toEqual({ detectedLanguages: ['de'], clientToken: 'x' })
    const kept = () => feedbackAfter(world.db, { after: null, limit: 10 })
    expect(await kept()).toMatchObject([
      { communityId: 'forum', suggested: { TOXICITY: 0.1 }, text: 'Das ist ein Mist, aber einer mit Humor.' },
    ])
    world.clock.advance({ days: 366 })
    await suggest('Neu hier, und schon zufrieden.')
    expect((await kept()).map(({ text }) => text)).toEqual(['Neu hier, und schon zufrieden.'])
  })

  it('is an external moderation phase for Coral, whose signature is checked', async () => {
    const world = await testWorld()
    const { post } = await api(world, { coralSecrets: ['geheim'] })
    const phase = (text: string, secret: string) => {
      const body = JSON.stringify({
        action: 'NEW',
        comment: { body: text, parentID: null },
        author: { id: 'a', role: 'COMMENTER' },
        story: { id: 's', url: 'http://127.0.0.1:1/nirgends' },
        site: { id: 'b' },
        tenantID: 'c',
        tenantDomain: 'localhost',
      })
      const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
      return post('/v1alpha1/coral/phase', body, { 'x-coral-signature': signature })
    }
    const withheld = await phase(`<div>${insult}</div>`, 'geheim')
    expect(withheld.status).toBe(200)
    expect(await withheld.json()).toEqual({
      status: 'SYSTEM_WITHHELD',
      actions: [{ actionType: 'FLAG', reason: 'COMMENT_DETECTED_TOXIC' }],
    })
    expect((await phase('Danke für den Bericht, das war mir neu.', 'geheim')).status).toBe(204)
    expect((await phase('Danke', 'falsch')).status).toBe(403)
  })

  it('describes itself for clients that build themselves', async () => {
    const { get } = await api(await testWorld(), { publicUrl: 'https://scoring.example' })
    const description = await (await get('/$discovery/rest?version=v1alpha1')).json()
    expect(description).toMatchObject({ name: 'commentanalyzer', rootUrl: 'https://scoring.example/' })
    expect(description.resources.comments.methods.analyze.path).toBe('v1alpha1/comments:analyze')
  })
})

/** The calls as a server takes them, before the framework. */
async function serverOf(world: TestWorld) {
  const metrics = openMetrics(null)
  const listener = scoringListener(openScoringCalls(world, metrics), metrics, (_, response) =>
    response.writeHead(299).end(),
  )
  const server = createServer(listener).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close().closeAllConnections())
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(url + path, { method: 'POST', headers, body })
  return { post, metrics, port, get: (path: string) => fetch(url + path) }
}

describeOnEachDatabase('the scoring listener', (testWorld) => {
  it('answers as the framework does, to the last digit', async () => {
    const world = await testWorld()
    const { post: framework } = await api(world)
    const { post: listener, metrics } = await serverOf(world)
    const { token } = await aToken(world, 'scoring')
    const calls: [string, string, Record<string, string>?][] = [
      [`comments:analyze?key=${token}`, JSON.stringify({ ...analyze, spanAnnotations: true })],
      [`comments%3Aanalyze?key=${token}`, JSON.stringify(analyze)],
      ['comments:analyze', JSON.stringify(analyze), { 'x-goog-api-key': token }],
      ['comments:analyze', JSON.stringify(analyze), { authorization: `Bearer ${token}` }],
      ['comments:analyze', JSON.stringify(analyze)],
      [`comments:analyze?key=${token}`, '{'],
      [`comments:analyze?key=${token}`, JSON.stringify({ ...analyze, comment: { text: ' ' } })],
      [`comments:praise?key=${token}`, '{}'],
      ['coral/phase', '{}', { 'x-coral-signature': 'sha256=00' }],
    ]
    for (const [path, body, headers] of calls) {
      const [ours, theirs] = await Promise.all([
        listener(`/v1alpha1/${path}`, body, headers),
        framework(`/v1alpha1/${path}`, body, headers),
      ])
      expect([path, ours.status, await ours.json()]).toEqual([path, theirs.status, await theirs.json()])
      expect(ours.headers.get('x-request-id')).toBeTruthy()
    }
    expect(await metrics.text()).toMatch(/depesche_requests_total\{method="POST",status="200"\} 4/)
  })

  it('refuses what is too large before all of it came, and leaves the rest to others', async () => {
    const { post, get, port } = await serverOf(await testWorld())
    const socket = connect(port, '127.0.0.1')
    const head = 'POST /v1alpha1/comments:analyze HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n'
    socket.write(head + 'x'.repeat(1024 * 1024 + 1))
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /)
    socket.destroy()
    expect((await get('/v1alpha1/comments:analyze')).status).toBe(299)
    expect((await post('/api/v1/reports', '{}')).status).toBe(299)
  })

  it('lets a revoked key in no more', async () => {
    const world = await testWorld()
    const { post } = await serverOf(world)
    const { token, record } = await aToken(world, 'scoring')
    const status = async () =>
      (await post(`/v1alpha1/comments:analyze?key=${token}`, JSON.stringify(analyze))).status
    expect(await status()).toBe(200)
    must(await revokeToken(world, record.id, { actor: anActor(), address: null }))
    expect(await status()).toBe(403)
  })

  it('is not held up by a client that breaks off', async () => {
    const world = await testWorld()
    const { post, port } = await serverOf(world)
    const socket = connect(port, '127.0.0.1')
    socket.write('POST /v1alpha1/comments:analyze HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"comm')
    await new Promise((resolve) => setTimeout(resolve, 20))
    socket.destroy()
    const { token } = await aToken(world, 'scoring')
    expect((await post(`/v1alpha1/comments:analyze?key=${token}`, JSON.stringify(analyze))).status).toBe(200)
  })
})
