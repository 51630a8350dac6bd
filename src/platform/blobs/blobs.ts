import type { Readable } from 'node:stream'

/** Files by key (`originals/2026/0198….jpg`): the media store. Keys are ours, never a visitor's words. */
export type Blobs = {
  /** Durable when it returns; replaces what was there. */
  put(key: string, content: Buffer | Readable, contentType: string): Promise<void>
  get(key: string): Promise<Buffer | null>
  delete(key: string): Promise<void>
  /** All keys under a prefix, sorted. */
  list(prefix: string): AsyncIterable<string>
}
