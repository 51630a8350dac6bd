import { Worker } from 'node:worker_threads'

type Answer = { id: number; html?: string; error?: string }
type Waiting = { resolve(html: string): void; reject(error: Error): void }

const idleMilliseconds = 20_000
const longestMilliseconds = 30_000

const waiting = new Map<number, Waiting>()
let thread: Worker | null = null
let closing: NodeJS.Timeout | undefined
let nextId = 0

/**
 * MJML as HTML, made in a thread of its own: MJML takes 90 MB and some 50 milliseconds at a stretch, for which no page waits;
 * the memory goes back when nobody has asked for a while.
 */
export function renderMjml(mjml: string): Promise<string> {
  thread ??= start()
  const id = nextId++
  thread.ref()
  thread.postMessage({ id, mjml })
  clearTimeout(closing)
  const tooLong = setTimeout(() => end('it took too long'), longestMilliseconds)
  return new Promise<string>((resolve, reject) => waiting.set(id, { resolve, reject })).finally(() => {
    clearTimeout(tooLong)
    waiting.delete(id)
    if (waiting.size > 0) return
    thread?.unref()
    closing = setTimeout(() => end('nothing to do'), idleMilliseconds).unref()
  })
}

function start(): Worker {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const started = new Worker(new URL(`./mjml-thread.${extension}`, import.meta.url), { execArgv: [] })
  started.on('message', ({ id, html, error }: Answer) => {
    if (html === undefined) waiting.get(id)?.reject(new Error(`MJML: ${error}`))
    else waiting.get(id)?.resolve(html)
  })
  started.on('error', (error) => end(String(error)))
  return started
}

function end(reason: string): void {
  void thread?.terminate()
  thread = null
  for (const { reject } of waiting.values()) reject(new Error(`MJML: the thread ended: ${reason}`))
}
