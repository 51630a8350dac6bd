import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openSocket, readAnswers, requestText } from './connection.ts'

/**
 * `requests` are sent in turns as they are; without them the address is asked for as a browser does. `perSecond`: all
 * connections together ask at this pace, else each as soon as it has its answer.
 */
export type LoadWish = {
  url: string
  connections: number
  seconds: number
  requests?: string[]
  perSecond?: number
}
/** Answers a second, and the milliseconds within which 99 of 100 answers came. */
export type Load = { perSecond: number; p99: number }

/** A process of its own that loads servers, so that it can be pinned to another core than theirs. */
export type LoadGenerator = { pid: number; load(wish: LoadWish): Promise<Load>; stop(): void }

export function openLoadGenerator(): LoadGenerator {
  const child: ChildProcess = fork(fileURLToPath(new URL('./load-process.ts', import.meta.url)))
  return {
    pid: child.pid ?? 0,
    async load(wish) {
      child.send(wish)
      const [answer] = (await once(child, 'message')) as [Load | { error: string }]
      if ('error' in answer) throw new Error(answer.error)
      return answer
    },
    stop: () => child.kill(),
  }
}

/**
 * A closed loop: each connection asks again when its answer is there, at once or when its next turn has come. Reads with a few comparisons an answer
 * instead of a whole HTTP client: a generator slower than the server would show both servers as fast as itself.
 */
export async function loadFor({ url, connections, seconds, requests, perSecond }: LoadWish): Promise<Load> {
  const { host, pathname } = new URL(url)
  const texts = (requests ?? [requestText(host, pathname)]).map((text) => Buffer.from(text))
  let sent = 0
  const sockets = await Promise.all(Array.from({ length: connections }, () => openSocket(url)))
  const times = new Float64Array(connections * 100_000)
  let count = 0
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const interval = perSecond ? (connections / perSecond) * 1000 : 0
  const start = performance.now()
  for (const [place, socket] of sockets.entries()) {
    let asked = 0
    let due = start + (place * interval) / connections
    const askInTurn = () => {
      due += interval
      if (interval === 0) ask()
      else setTimeout(ask, Math.max(0, due - performance.now()))
    }
    const ask = () => {
      asked = performance.now()
      socket.write(texts[sent++ % texts.length] ?? '')
    }
    readAnswers(socket, ({ head }) => {
      if (!head.startsWith('HTTP/1.1 200')) reject(new Error(`answered ${head.split('\r\n', 1)[0]}`))
      times[count++] = performance.now() - asked
      askInTurn()
    })
    socket.on('error', reject)
    askInTurn()
  }
  const begun = performance.now()
  setTimeout(resolve, seconds * 1000)
  await promise
  const taken = (performance.now() - begun) / 1000
  for (const socket of sockets) socket.removeAllListeners().destroy()
  const sorted = times.subarray(0, count).sort()
  return { perSecond: count / taken, p99: sorted[Math.floor(count * 0.99)] ?? Number.NaN }
}
