import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hubSignature } from '../../src/websub/hub.ts'
import { type Paper, startPaper, write } from './paper.ts'

type Sent = { path: string; headers: IncomingMessage['headers']; body: string }

/** One server that is everybody outside: a subscriber, another hub, and a search engine that looks for the key. */
async function anOutside() {
  const sent: Sent[] = []
  const keys: string[] = []
  const server: Server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x')
    if (request.method === 'GET') return response.end(searchParams.get('hub.challenge') ?? '')
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', async () => {
      sent.push({ path: pathname, headers: request.headers, body })
      if (pathname === '/engine') {
        const { key, keyLocation } = JSON.parse(body)
        keys.push(key, await (await fetch(keyLocation)).text())
      }
      response.writeHead(202).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, sent, keys, to: (path: string) => sent.filter((each) => each.path === path), server }
}

const subscribe = (paper: Paper, topic: string, callback: string) =>
  fetch(`${paper.url}/websub`, {
    method: 'POST',
    body: new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.callback': callback,
      'hub.topic': topic,
      'hub.secret': 'geheim',
    }),
  })

describe('two papers, and programs that follow them', () => {
  let one: Paper
  let other: Paper
  let outside: Awaited<ReturnType<typeof anOutside>>

  beforeAll(async () => {
    outside = await anOutside()
    const env = { DEPESCHE_FETCH_ALLOW: '127.0.0.1,localhost' }
    one = await startPaper({ env })
    other = await startPaper({ env })
    const machines = {
      reserveTextAndDataMining: false,
      sharedMaxAge: 0,
      externalHub: `${outside.url}/other-hub`,
      indexNow: true,
      indexNowEndpoint: `${outside.url}/engine`,
    }
    const { body } = await one.administrator.call<{ machines: { version: number } }>('GET', '/settings')
    const stored = await one.administrator.call('PUT', '/settings/machines', machines, body.machines.version)
    expect(stored.status).toBe(200)
  })
  afterAll(async () => {
    await one?.kill()
    await other?.kill()
    outside?.server.closeAllConnections()
    outside?.server.close()
  })

  it('a feed names its hubs in header and text; each hub serves its own paper only', async () => {
    const feed = await fetch(`${one.url}/feed.xml`)
    expect(feed.headers.get('link')).toBe(
      `<${one.url}/websub>; rel="hub", <${outside.url}/other-hub>; rel="hub", <${one.url}/feed.xml>; rel="self"`,
    )
    const text = await feed.text()
    expect(text).toContain(`href="${one.url}/websub" rel="hub"`)
    const wordPress = await fetch(`${one.url}/feed/atom/`)
    expect(wordPress.headers.get('link')).toContain(`<${one.url}/feed.atom>; rel="self"`)

    const refused = await subscribe(other, `${one.url}/feed.xml`, `${outside.url}/reader`)
    expect(refused.status).toBe(404)
    expect(await refused.text()).toContain(other.url)
    for (const paper of [one, other]) {
      const taken = await subscribe(
        paper,
        `${paper.url}/feed.xml`,
        `${outside.url}/reader-of-${paper === one ? 'one' : 'other'}`,
      )
      expect(taken.status).toBe(202)
    }
  })

  it('what one publishes reaches its readers, the other hub and the engine; nobody hears of it from the other paper', async () => {
    // Both callbacks have been asked by then.
    await new Promise((resolve) => setTimeout(resolve, 1500))
    const article = await write(one.administrator, { headline: 'Der Hafen bekommt eine Brücke' })
    await expect.poll(() => outside.to('/reader-of-one').length, { timeout: 10_000 }).toBe(1)
    const [delivery] = outside.to('/reader-of-one')
    expect(delivery?.body).toContain('Der Hafen bekommt eine Brücke')
    expect(delivery?.headers['x-hub-signature']).toBe(hubSignature('geheim', delivery?.body ?? ''))
    expect(delivery?.body).toBe(await (await fetch(`${one.url}/feed.xml`)).text())

    await expect.poll(() => outside.to('/other-hub').length, { timeout: 10_000 }).toBe(1)
    const told = new URLSearchParams(outside.to('/other-hub')[0]?.body)
    expect(told.get('hub.mode')).toBe('publish')
    expect(told.getAll('hub.url')).toEqual(
      expect.arrayContaining([
        `${one.url}/feed.xml`,
        `${one.url}/feed.json`,
        `${one.url}/nachrichten/feed.atom`,
      ]),
    )

    await expect.poll(() => outside.keys.length, { timeout: 40_000 }).toBe(2)
    expect(outside.keys[0]).toBe(outside.keys[1])
    const { urlList } = JSON.parse(outside.to('/engine')[0]?.body ?? '{}')
    expect(urlList).toEqual([one.url + article.path])
    expect(outside.to('/reader-of-other')).toEqual([])
    // A key nobody made, and one of a paper that tells nobody.
    expect((await fetch(`${one.url}/${'0'.repeat(32)}.txt`)).status).toBe(404)
    expect((await fetch(`${other.url}/${outside.keys[0]}.txt`)).status).toBe(404)
  }, 60_000)

  it('a browser gets a page to read at the address of a feed, programs the feed; caches keep them apart', async () => {
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
    for (const path of ['/feed.xml', '/nachrichten/feed.atom', '/feed/', '/feed.json']) {
      const page = await fetch(one.url + path, { headers: { accept: browser } })
      expect(page.headers.get('content-type')).toMatch(/^text\/html/)
      expect(page.headers.get('vary')).toBe('Accept, Accept-Encoding')
      const html = await page.text()
      expect(html).toContain('Der Hafen bekommt eine Brücke')
      expect(html).toContain('noindex')
      for (const accept of ['*/*', 'application/rss+xml', `text/html,${'x'.repeat(5000)}`]) {
        const feed = await fetch(one.url + path, { headers: { accept } })
        expect(feed.headers.get('content-type')).toMatch(/rss|atom|feed/)
        expect(feed.headers.get('vary')).toBe('Accept, Accept-Encoding')
      }
    }
    expect((await fetch(`${one.url}/gibtesnicht/feed.xml`, { headers: { accept: browser } })).status).toBe(
      404,
    )
  })

  it('forms that no subscriber sends are answered with a reason', async () => {
    expect((await fetch(`${one.url}/websub`)).status).toBe(405)
    const json = await fetch(`${one.url}/websub`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect(json.status).toBe(415)
    const large = await fetch(`${one.url}/websub`, {
      method: 'POST',
      body: new URLSearchParams({ 'hub.mode': 'x'.repeat(20_000) }),
    })
    expect(large.status).toBe(413)
    const empty = await fetch(`${one.url}/websub`, { method: 'POST', body: new URLSearchParams() })
    expect(empty.status).toBe(400)
    expect(await empty.text()).toMatch(/hub\.mode/)
  })
})
