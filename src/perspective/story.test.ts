import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { describeOnEachDatabase } from '../../test/worlds.ts'
import { openStories } from './story.ts'

let server: Server | null = null
afterEach(() => server?.close().closeAllConnections())

/** A system that answers one status after the other, each after so many milliseconds. */
async function otherSystem(statuses: number[], milliseconds = 0): Promise<{ url: string; asked(): number }> {
  let asked = 0
  server = createServer(async (_, response) => {
    const status = statuses[asked++] ?? 200
    await pause(milliseconds)
    response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Rat tagt</h1><p>Heute.</p>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/rat`, asked: () => asked }
}

describeOnEachDatabase('a page of another system', (testWorld) => {
  const open = async (failed = 60_000) => {
    const { config } = await testWorld()
    const allowed = { config: { ...config, fetchAllow: ['127.0.0.1'] } }
    return openStories(allowed, { read: 60_000, failed })
  }

  it('is read once, and known from then on', async () => {
    const [stories, { url, asked }] = [await open(), await otherSystem([])]
    expect(await stories.at(url, 5000)).toMatchObject({ headline: 'Rat tagt' })
    expect(await stories.at(url, 5000)).toMatchObject({ headline: 'Rat tagt' })
    expect(asked()).toBe(1)
  })

  it('is not waited for longer than told, and known to the next who asks', async () => {
    const [stories, { url, asked }] = [await open(), await otherSystem([], 300)]
    expect(await stories.at(url, 1)).toBeNull()
    expect(await stories.at(url, 5000)).toMatchObject({ headline: 'Rat tagt' })
    expect(asked()).toBe(1)
  })

  it('that could not be read is tried again, but not at once', async () => {
    const { url, asked } = await otherSystem([500, 200])
    const patient = await open()
    expect(await patient.at(url, 5000)).toBeNull()
    expect(await patient.at(url, 5000)).toBeNull()
    expect(asked()).toBe(1)
    const soon = await otherSystem([500, 200])
    const hasty = await open(1)
    expect(await hasty.at(soon.url, 5000)).toBeNull()
    await pause(20)
    expect(await hasty.at(soon.url, 5000)).toMatchObject({ headline: 'Rat tagt' })
  })

  it('on this machine or in its network is not read unless allowed', async () => {
    const { url, asked } = await otherSystem([])
    expect(await openStories(await testWorld()).at(url, 5000)).toBeNull()
    expect(asked()).toBe(0)
  })
})
