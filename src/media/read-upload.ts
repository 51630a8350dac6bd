import { createHash } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ok, type Result, refused } from '../platform/result.ts'

export type UploadContent = AsyncIterable<Uint8Array> | Iterable<Uint8Array>
export type ReceivedFile = { path: string; bytes: number; sha256: string; head: Buffer }

export const largestUpload = 50 * 1024 * 1024
const headLength = 8192

/**
 * Reads the content into a file of its own and hands it to `work`; the file is removed when that is done. Refused as
 * soon as it is seen to be too large: nothing after that is read.
 */
export async function withReceivedFile<T, R extends string>(
  content: UploadContent,
  work: (file: ReceivedFile) => Promise<Result<T, R>>,
): Promise<Result<T, R | 'file-too-large' | 'empty-file'>> {
  const folder = await mkdtemp(join(tmpdir(), 'depesche-upload-'))
  try {
    const received = await receive(content, join(folder, 'upload'))
    return received.ok ? await work(received.value) : received
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function receive(
  content: UploadContent,
  path: string,
): Promise<Result<ReceivedFile, 'file-too-large' | 'empty-file'>> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  let bytes = 0
  let head = Buffer.alloc(0)
  try {
    for await (const chunk of content) {
      bytes += chunk.byteLength
      if (bytes > largestUpload)
        return refused('file-too-large', { limitMegabytes: largestUpload / 1024 / 1024 })
      if (head.length < headLength) head = Buffer.concat([head, chunk]).subarray(0, headLength)
      hash.update(chunk)
      await file.writeFile(chunk)
    }
  } finally {
    await file.close()
  }
  return bytes === 0 ? refused('empty-file') : ok({ path, bytes, sha256: hash.digest('hex'), head })
}
