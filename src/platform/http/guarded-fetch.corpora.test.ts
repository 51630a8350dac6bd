import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { corpusFolder } from '../../../test/corpora.ts'
import type { Config } from '../config/config.ts'
import { guardedFetch } from './guarded-fetch.ts'

const file = join(corpusFolder('url-vectors'), 'ssrf_a.jsonl')
const urls = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { url: string }).url)

const worldAllowing = (...fetchAllow: string[]) => ({
  config: { fetchAllow } as Pick<Config, 'fetchAllow'> as Config,
})

it('the list was read', () => {
  expect(urls.length).toBeGreaterThanOrEqual(80)
})

/** Names in the list are the attacker's: whatever they say, they may resolve to the metadata server. */
it.each(urls)('%s is refused when its name leads to the metadata server', async (url) => {
  const resolve = async () => ['169.254.169.254']
  expect(await guardedFetch(worldAllowing(), { url }, resolve)).toMatchObject({ ok: false })
})

/** And those that are public, as redirectors are, may lead on to it. */
it.each(urls)('%s is refused as the goal of a redirect', async (url) => {
  const server = createServer((_, response) => response.writeHead(302, { Location: encodeURI(url) }).end())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  try {
    const resolve = async (host: string) => [host === 'redirector.test' ? '127.0.0.1' : '10.0.0.1']
    const request = { url: `http://redirector.test:${port}/` }
    const answer = await guardedFetch(worldAllowing(`127.0.0.1:${port}`), request, resolve)
    expect(answer).toMatchObject({ ok: false })
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
