import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Figure, median } from './figure.ts'
import type { MailingDone, MailingWish } from './mailing-process.ts'

const rounds = 3
const connections = 8

/**
 * Mails to many against nodemailer's pool: each of ours is personal and recorded durably before and after it leaves,
 * the pool's are one finished mail. Both in a process of their own, by turns, to a sink that takes everything. Then an
 * audience written down.
 */
export async function mailing(): Promise<Figure[]> {
  const { sink, port } = await openSink()
  try {
    const figures: Figure[] = []
    for (const [signed, mails] of [
      [false, 6000],
      [true, 2000],
    ] as const) {
      const ours: number[] = []
      const pools: number[] = []
      for (let round = 0; round < rounds; round++) {
        const wish = { mails, connections, port, signed }
        ours.push((await inProcess({ work: 'ledger', ...wish })).perSecond)
        pools.push((await inProcess({ work: 'pool', ...wish })).perSecond)
      }
      figures.push({
        name: `mails to many, ${connections} connections${signed ? ', signed' : ''}, against nodemailer's pool`,
        value: median(ours),
        base: median(pools),
        unit: '/s',
        aim: { of: 'ratio', atLeast: 0.7 },
      })
    }
    return [...figures, ...(await audiences())]
  } finally {
    sink.kill()
  }
}

async function audiences(): Promise<Figure[]> {
  const small = await inProcess({ work: 'freeze', recipients: 10_000 })
  const usual = await inProcess({ work: 'freeze', recipients: 500_000 })
  const large = await inProcess({ work: 'freeze', recipients: 1_000_000 })
  return [
    {
      name: 'audience of 500,000 written down',
      value: usual.seconds,
      unit: 's',
      aim: { of: 'value', atMost: 10 },
    },
    { name: '  the thread is held meanwhile (p99)', value: usual.longestHold, unit: 'ms', aim: null },
    {
      name: '  memory of 1,000,000 more than of 10,000',
      value: large.peakMegabytes - small.peakMegabytes,
      unit: 'MB',
      aim: { of: 'value', atMost: 50 },
    },
  ]
}

async function openSink(): Promise<{ sink: ChildProcess; port: number }> {
  const sink = fork(fileURLToPath(new URL('./smtp-sink.ts', import.meta.url)))
  const [{ port }] = (await once(sink, 'message')) as [{ port: number }]
  return { sink, port }
}

/** The heap is kept as small as the program keeps its own (`bin/depesche.js`). */
const heap = ['--max-semi-space-size=3', '--heap-growing-percent=20']

async function inProcess(wish: MailingWish): Promise<MailingDone> {
  const child = fork(fileURLToPath(new URL('./mailing-process.ts', import.meta.url)), { execArgv: heap })
  child.send(wish)
  const [answer] = (await once(child, 'message')) as [MailingDone | { error: string }]
  if ('error' in answer) throw new Error(answer.error)
  return answer
}
