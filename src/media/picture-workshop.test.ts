import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { openWorkshop, PictureProcessEnded, type Workshop } from './picture-workshop.ts'

const folder = mkdtempSync(join(tmpdir(), 'depesche-workshop-'))
const script = join(folder, 'process.mjs')
/** Stands in for the picture process: does what the path of the „picture“ says. */
writeFileSync(
  script,
  `process.on('message', ({ given }) => {
     if (given.path === 'crash') return process.kill(process.pid, 'SIGSEGV')
     if (given.path === 'hang') return
     if (given.path === 'fail') return process.send({ error: 'failed' })
     process.send({ made: { pid: process.pid, path: given.path, environment: Object.keys(process.env) } })
   })
   process.on('disconnect', () => process.exit())`,
)

const opened: Workshop[] = []
afterEach(() => {
  for (const workshop of opened.splice(0)) workshop.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function newWorkshop(options: { longestJobMilliseconds?: number; idleMilliseconds?: number } = {}) {
  const workshop = openWorkshop({
    script,
    longestJobMilliseconds: 20_000,
    idleMilliseconds: 20_000,
    ...options,
  })
  opened.push(workshop)
  const format = { kind: 'picture', sharpFormat: 'png', mime: 'image/png' } as const
  return async (path: string) =>
    (await workshop.run('original', { path, format })) as unknown as { pid: number; environment: string[] }
}

describe('the workshop', () => {
  test('has one process for all work, however much is ordered at once', async () => {
    const order = newWorkshop()
    const made = await Promise.all(Array.from({ length: 20 }, (_, number) => order(`picture ${number}`)))
    expect(new Set(made.map(({ pid }) => pid)).size).toBe(1)
  })

  test('goes on after a crash: who brought the file is told, what waits is done by a new process', async () => {
    const order = newWorkshop()
    const { pid } = await order('before')
    const [crashed, after] = await Promise.allSettled([order('crash'), order('after')])
    expect(crashed).toMatchObject({ status: 'rejected', reason: expect.any(PictureProcessEnded) })
    expect(after).toMatchObject({ status: 'fulfilled', value: { path: 'after' } })
    expect((await order('later')).pid).not.toBe(pid)
  })

  test('tells of work that failed, and goes on with the same process', async () => {
    const order = newWorkshop()
    const { pid } = await order('before')
    await expect(order('fail')).rejects.toThrow('failed')
    expect((await order('after')).pid).toBe(pid)
  })

  test('ends a process that does not come to an end', async () => {
    const order = newWorkshop({ longestJobMilliseconds: 300 })
    await expect(order('hang')).rejects.toBeInstanceOf(PictureProcessEnded)
    expect((await order('after')).pid).toBeGreaterThan(0)
  })

  test('gives the memory back when nothing is to be done, and starts again when something is', async () => {
    const order = newWorkshop({ idleMilliseconds: 50 })
    const { pid } = await order('first')
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false)
    expect((await order('second')).pid).not.toBe(pid)
  })

  test('hands the process no secrets', async () => {
    process.env.DEPESCHE_SECRET ??= 'for this test'
    const { environment } = await newWorkshop()('picture')
    expect(environment.filter((name) => /DEPESCHE|AWS|SECRET/.test(name))).toEqual([])
  })
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
