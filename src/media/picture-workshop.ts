import { availableParallelism } from 'node:os'
import type Sharp from 'sharp'

/**
 * libvips works on threads of this process: a few pictures at a time, one thread each, so that pages are served
 * meanwhile. The limit is the process's, not a world's, as the processor is.
 */
const places = Math.max(1, Math.min(2, availableParallelism() - 1))
let busy = 0
const waiting: (() => void)[] = []
let loading: Promise<typeof Sharp> | null = null

/** Runs work on pictures when its turn has come. The library is loaded with the first. */
export async function inWorkshop<T>(work: (sharp: typeof Sharp) => Promise<T>): Promise<T> {
  if (busy >= places) await new Promise<void>((resolve) => waiting.push(resolve))
  else busy++
  try {
    loading ??= loadSharp()
    return await work(await loading)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else busy--
  }
}

async function loadSharp(): Promise<typeof Sharp> {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(1)
  // Each picture is decoded once; a cache of decoded ones would only keep memory.
  sharp.cache(false)
  return sharp
}
