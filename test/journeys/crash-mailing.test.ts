import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  createMailing,
  freezeAudience,
  mailingProgress,
  startMailing,
} from '../../src/deliveries/mailings/index.ts'
import { openWorld } from '../../src/open-world.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { inTransaction } from '../../src/platform/db/db.ts'
import { must } from '../../src/platform/result.ts'
import type { World } from '../../src/platform/world.ts'
import { freshPostgres } from '../fresh-postgres.ts'
import { startHostileRelay } from '../hostile-smtp.ts'
import { databaseKinds } from '../worlds.ts'

/** `npm run test:crash` is the whole of it: 20,000 recipients, ten kills. */
const recipients = Number(process.env.DEPESCHE_CRASH_RECIPIENTS ?? 4000)
const kills = Number(process.env.DEPESCHE_CRASH_KILLS ?? 4)
const connections = 4

const executable = fileURLToPath(new URL('../../bin/depesche.js', import.meta.url))

describe.each(databaseKinds)(`kill -9 at ${kills} moments while a mailing goes out (%s)`, (kind) => {
  it('loses nobody, and doubles only what was on the way', { timeout: 600_000 }, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'depesche-crash-'))
    const database = kind === 'postgres' ? await freshPostgres() : null
    const relay = await startHostileRelay()
    const env = {
      DEPESCHE_DATA: dataDir,
      DEPESCHE_LOG: 'error',
      DEPESCHE_SMTP_URL: relay.url,
      DEPESCHE_SMTP_CONNECTIONS: String(connections),
      ...(database ? { DEPESCHE_DATABASE_URL: database.url } : {}),
    }
    const world = await openWorld(readConfig(env))
    const workers = new Set<Worker>()
    try {
      const mailing = await aStartedMailing(world)
      const recorded = new Set<string>()
      const wrong: string[] = []
      let seen = 0
      /** Whoever was recorded as accepted before the kill gets no further mail. */
      const check = () => {
        for (; seen < relay.texts.length; seen++) {
          const { to = '' } = relay.texts[seen] ?? {}
          if (recorded.has(to)) wrong.push(`${to} was recorded and got it again`)
        }
      }
      for (let kill = 0; kill < kills; kill++) {
        const count = kill % 2 === 0 ? 1 : 2
        for (let number = 0; number < count; number++) workers.add(startWorker(env))
        const before = relay.texts.length
        const wanted = Math.ceil((recipients / kills) * (0.3 + Math.random() * 0.5))
        await until(() => relay.texts.length - before >= wanted || relay.texts.length >= recipients)
        await pause(Math.random() * 20)
        for (const worker of workers) await worker.kill()
        workers.clear()
        await pause(50)
        check()
        for (const address of await acceptedOf(world)) recorded.add(address)
      }
      workers.add(startWorker(env))
      await until(async () => (await mailingProgress(world, mailing))?.status === 'ended', 120_000)
      check()
      expect(wrong).toEqual([])

      const byRecipient = Map.groupBy(relay.texts, ({ to }) => to)
      const doubled = [...byRecipient.values()].filter(({ length }) => length > 1)
      const progress = await mailingProgress(world, mailing)
      process.stdout.write(
        `${kind}: ${recipients} recipients, kill -9 at ${kills} moments, two workers in half of the runs: ` +
          `${recipients - byRecipient.size} lost, ${doubled.length} twice, ${progress?.repeated} marked as repeated\n`,
      )
      expect(byRecipient.size).toBe(recipients)
      expect(progress).toMatchObject({ accepted: recipients, failed: 0, pending: 0 })
      expect(doubled.length).toBeLessThanOrEqual(Math.ceil(kills * 1.5) * connections)
      for (const texts of doubled) {
        expect(new Set(texts.map(({ text }) => headerOf(text, 'Message-ID'))).size).toBe(1)
        expect(texts.slice(1).map(({ text }) => headerOf(text, 'X-Depesche-Repeat') !== null)).not.toContain(
          false,
        )
      }
    } finally {
      for (const worker of workers) await worker.kill()
      await relay.close()
      await world.close()
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
      await database?.drop()
    }
  })
})

async function aStartedMailing(world: World): Promise<string> {
  const id = await inTransaction(world, (tx) =>
    createMailing(tx, world, {
      kind: 'letter',
      subject: 'Guten Morgen',
      text: 'Hallo {{name}}!\n',
      html: null,
    }),
  )
  const size = 1000
  await freezeAudience(world, id, async (cursor) => {
    const from = Number(cursor ?? 0)
    const to = Math.min(recipients, from + size)
    const some = Array.from({ length: to - from }, (_, at) => from + at)
    return {
      recipients: some.map((number) => ({
        address: `leserin-${String(number).padStart(6, '0')}@post.example`,
        personal: { name: `Leserin ${number}` },
      })),
      cursor: to < recipients ? String(to) : null,
    }
  })
  must(await startMailing(world, id))
  return id
}

type Worker = { kill(): Promise<void> }

function startWorker(env: Record<string, string>): Worker {
  const child: ChildProcess = spawn(process.execPath, [executable, 'serve', '--role', 'worker'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: tmpdir(), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return {
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

const acceptedOf = async (world: World): Promise<string[]> =>
  (
    await world.db
      .selectFrom('mailing_deliveries')
      .select('address_key')
      .where('accepted_at', 'is not', null)
      .execute()
  ).map(({ address_key }) => address_key)

const headerOf = (text: string, name: string): string | null =>
  new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? null

async function until(isSo: () => boolean | Promise<boolean>, longest = 60_000): Promise<void> {
  const end = Date.now() + longest
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`it was not so within ${longest / 1000} seconds`)
    await pause(5)
  }
}
