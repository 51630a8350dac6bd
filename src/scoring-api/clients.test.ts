import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Discovery } from 'googleapis-common'
import Perspective from 'perspective-api-client'
import { expect, it, onTestFinished } from 'vitest'
import { anActor } from '../../test/builders.ts'
import { describeOnEachDatabase, type TestWorld } from '../../test/worlds.ts'
import { createToken } from '../accounts/tokens/index.ts'
import { openScoringApp } from '../app.ts'
import { feedbackAfter } from '../perspective/index.ts'
import { openMetrics } from '../platform/http/metrics.ts'
import { must } from '../platform/result.ts'
import { loadScorer } from '../scoring/index.ts'
import { openScoringCalls } from './calls.ts'
import { scoringListener } from './listener.ts'

const insult = 'Du bist so ein dummes Arschloch, halt endlich die Fresse!'
const secret = 'ssec_7f2d9b'

/** A web server until the test ends; its address has no slash at its end. */
async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close().closeAllConnections())
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A server of the role scoring over HTTP, as `serve --role scoring` builds it, and the key of a client. */
async function scoringServer(world: TestWorld, config: Partial<TestWorld['config']> = {}) {
  const metrics = openMetrics(null)
  let listener: RequestListener = () => undefined
  const root = await listening((request, response) => listener(request, response))
  const own = { ...world, config: { ...world.config, publicUrl: root, ...config } }
  const calls = openScoringCalls(own, metrics)
  const { fetch: others } = openScoringApp(own, metrics, calls)
  listener = scoringListener(calls, metrics, getRequestListener(others, { overrideGlobalObjects: false }))
  const made = await createToken(
    world,
    { name: 'Test', role: 'scoring' },
    { actor: anActor(), address: null },
  )
  return { root, key: must(made).token }
}

const scoresOf = async (text: string, language?: string) =>
  (await loadScorer()).score({ text, language }).scores

/** What is used of a client that built itself from the description. */
type Google = {
  comments: Record<
    'analyze' | 'suggestscore',
    (request: { key: string; requestBody: object }) => Promise<{
      data: {
        attributeScores: Record<string, { summaryScore: { value: number } }>
        detectedLanguages: string[]
        clientToken?: string
      }
    }>
  >
}

describeOnEachDatabase('clients written for the Perspective API', (testWorld) => {
  it("Google's own, built from our description, gets its scores and errors, and can suggest a score", async () => {
    const world = await testWorld()
    const { root, key } = await scoringServer(world)
    const make = await new Discovery({ includePrivate: false, debug: false }).discoverAPI(
      `${root}/$discovery/rest?version=v1alpha1`,
    )
    const google = make({}, {}) as unknown as Google
    const { data } = await google.comments.analyze({
      key,
      requestBody: {
        comment: { text: insult },
        languages: ['de'],
        requestedAttributes: { TOXICITY: {}, INSULT: {} },
      },
    })
    const scores = await scoresOf(insult, 'de')
    expect(data.attributeScores.TOXICITY?.summaryScore.value).toBe(scores.disrespect)
    expect(data.attributeScores.INSULT?.summaryScore.value).toBe(scores.insult)
    const suggested = await google.comments.suggestscore({
      key,
      requestBody: {
        comment: { text: 'Na gut.' },
        attributeScores: { TOXICITY: { summaryScore: { value: 0.1 } } },
        clientToken: 'a',
      },
    })
    expect(suggested.data).toEqual({ detectedLanguages: ['de'], clientToken: 'a' })
    await expect(
      google.comments.analyze({
        key,
        requestBody: { comment: { text: '' }, requestedAttributes: { TOXICITY: {} } },
      }),
    ).rejects.toMatchObject({ status: 400, message: 'Comment must be non-empty.' })
  })

  it('perspective-api-client, its address replaced by an interceptor, gets its scores and errors', async () => {
    const { root, key } = await scoringServer(await testWorld())
    const { resolve } = createRequire(import.meta.url)
    const axios: {
      interceptors: {
        request: {
          use(change: (config: { url: string; proxy?: false }) => object): number
          eject(id: number): void
        }
      }
    } = createRequire(resolve('perspective-api-client'))('axios')
    const { request } = axios.interceptors
    const interceptor = request.use((config) => ({
      ...config,
      proxy: false,
      url: config.url.replace('https://commentanalyzer.googleapis.com', root),
    }))
    onTestFinished(() => request.eject(interceptor))
    const text = 'You are such a stupid fool'
    const answer = await new Perspective({ apiKey: key }).analyze(text, {
      attributes: ['toxicity', 'insult'],
    })
    const scores = await scoresOf(text)
    expect(answer.languages).toEqual(['en'])
    expect(answer.attributeScores.TOXICITY?.summaryScore).toEqual({
      value: scores.disrespect,
      type: 'PROBABILITY',
    })
    expect(answer.attributeScores.INSULT?.summaryScore.value).toBe(scores.insult)
    await expect(
      new Perspective({ apiKey: key }).analyze('Hello', { attributes: ['flirtation'] }),
    ).rejects.toThrow(/FLIRTATION/)
    await expect(new Perspective({ apiKey: 'wrong' }).analyze('Hello')).rejects.toThrow()
  })
})

/** The body of `POST {endpoint}/comments:analyze?key={key}`, as Coral builds it. */
const analyzeOfCoral = (text: string) => ({
  comment: { text },
  doNotStore: true,
  requestedAttributes: { TOXICITY: {} },
  languages: ['de'],
})

/** The address that Coral makes of its settings: blanks around them are cut off, a slash at the end does not matter. */
function addressOfCoral(endpoint: string, operation: string, key: string): URL {
  const url = new URL(endpoint.trim())
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${operation}`
  url.searchParams.set('key', key.trim())
  return url
}

describeOnEachDatabase('Coral', (testWorld) => {
  const send = (url: URL, body: object) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  it.each(['/v1alpha1', '/v1alpha1/ '])('asks its custom endpoint %j and reads its score', async (path) => {
    const { root, key } = await scoringServer(await testWorld())
    const answer = await send(
      addressOfCoral(root + path, 'comments:analyze', `${key} `),
      analyzeOfCoral(insult),
    )
    expect(answer.status).toBe(200)
    const { attributeScores } = (await answer.json()) as {
      attributeScores: { TOXICITY: { summaryScore: { value: number } } }
    }
    expect(attributeScores.TOXICITY.summaryScore.value).toBe((await scoresOf(insult, 'de')).disrespect)
  })

  it('tells what its moderators decided, and that is kept', async () => {
    const world = await testWorld()
    const { root, key } = await scoringServer(world)
    const context = {
      url: 'https://paper.example/story?commentID=c1',
      reply_to_id_Coral_comment_id: 'c0',
      Coral_comment_id: 'c1',
    }
    const answer = await send(addressOfCoral(`${root}/v1alpha1`, 'comments:suggestscore', key), {
      comment: { text: 'Das ist ein harmloser Satz.' },
      context: { entries: [{ text: JSON.stringify(context) }] },
      attributeScores: { TOXICITY: { summaryScore: { value: 0 } } },
      languages: ['de'],
      communityId: 'Coral:https://coral.example',
      clientToken: 'comment:c1',
    })
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { detectedLanguages: ['de'], clientToken: 'comment:c1' },
    ])
    expect(await feedbackAfter(world.db, { after: null, limit: 10 })).toMatchObject([
      {
        communityId: 'Coral:https://coral.example',
        suggested: { TOXICITY: 0 },
        text: 'Das ist ein harmloser Satz.',
      },
    ])
  })
})

const story = `<!doctype html><title>Rat stimmt für die Straßenbahn</title><header>Abo Anmelden</header><article>
  <h1>Rat stimmt für die Straßenbahn über die Elme</h1>
  <p>Der Stadtrat von Brückstadt beschließt den Bau der Linie 5 nach Niederwalde. Die Gegner kündigen ein Bürgerbegehren an.
  Oberbürgermeisterin Wessling rechnet mit Zuschüssen von Bund und Land für Schienen, Brücke und Haltestellen.</p></article>`
const onTopic =
  'Die Straßenbahn nach Niederwalde ist überfällig, und die Linie 5 über die Elme entlastet endlich die Brücke.'
const offTopic =
  'Unser Kater Felix ist seit Dienstag verschwunden, grau getigert, mit weißem Fleck auf der Pfote, bitte im Tierheim melden.'

describeOnEachDatabase('the external moderation phase of Coral', (testWorld) => {
  /** A request as Coral signs it: indented JSON, one signature for each valid secret. */
  async function phase(
    root: string,
    { text, url, secrets = [secret] }: { text: string; url: string; secrets?: string[] },
  ) {
    const body = JSON.stringify(
      {
        action: 'NEW',
        comment: { body: text, parentID: null },
        author: { id: 'a', role: 'COMMENTER' },
        story: { id: 's', url },
        site: { id: 'b' },
        tenantID: 'c',
        tenantDomain: 'coral.example',
      },
      null,
      2,
    )
    const signature = secrets
      .map((one) => `sha256=${createHmac('sha256', one).update(body).digest('hex')}`)
      .join(',')
    const answer = await fetch(`${root}/v1alpha1/coral/phase`, {
      method: 'POST',
      headers: {
        'user-agent': 'Coral Moderation/9.0.0',
        'content-type': 'application/json',
        'x-coral-signature': signature,
      },
      body,
    })
    return { status: answer.status, body: answer.status === 200 ? await answer.json() : null }
  }
  const allowed = { coralSecrets: [secret], fetchAllow: ['127.0.0.1'] }

  it('reads the story: what speaks to it may appear, what does not waits for a moderator without a flag', async () => {
    let asked = 0
    const paper = await listening((_, response) => {
      asked++
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(story)
    })
    const { root } = await scoringServer(await testWorld(), allowed)
    const url = `${paper}/rat`
    // Coral asks again for each comment; a machine under load may need a second look until the page is read.
    await expect
      .poll(async () => (await phase(root, { text: offTopic, url })).status, { timeout: 10_000 })
      .toBe(200)
    expect(await phase(root, { text: offTopic, url })).toEqual({
      status: 200,
      body: { status: 'SYSTEM_WITHHELD' },
    })
    expect(await phase(root, { text: onTopic, url })).toEqual({ status: 204, body: null })
    expect(await phase(root, { text: `<div>${insult}</div>`, url })).toMatchObject({
      status: 200,
      body: { actions: [{ actionType: 'FLAG', reason: 'COMMENT_DETECTED_TOXIC' }] },
    })
    expect(asked).toBe(1)
  })

  it('answers while the story is still being read: by respect alone', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    const paper = await listening((_, response) => void released.then(() => response.end()))
    const { root } = await scoringServer(await testWorld(), allowed)
    const url = `${paper}/haengt`
    expect((await phase(root, { text: offTopic, url })).status).toBe(204)
    expect((await phase(root, { text: insult, url })).status).toBe(200)
    release()
  })

  it.each([
    'http://127.0.0.1:1/nirgends',
    'kein:adresse',
    'file:///etc/passwd',
    'http://169.254.169.254/latest',
  ])('judges by respect alone where the story is at %s', async (url) => {
    const { root } = await scoringServer(await testWorld(), allowed)
    expect((await phase(root, { text: offTopic, url })).status).toBe(204)
    expect((await phase(root, { text: insult, url })).status).toBe(200)
  })

  it('takes one right signature among several, as while secrets change, and no wrong one', async () => {
    const { root } = await scoringServer(await testWorld(), allowed)
    const url = 'http://127.0.0.1:1/nirgends'
    expect((await phase(root, { text: insult, url, secrets: ['ssec_alt', secret] })).status).toBe(200)
    expect((await phase(root, { text: insult, url, secrets: ['ssec_alt'] })).status).toBe(403)
    expect((await phase(root, { text: insult, url, secrets: [] })).status).toBe(403)
  })
})
