import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Header, Parser, Pax, type ReadEntry } from 'tar'

/** An archive being written: a plain tar file, so that it can be looked into with any tool. */
export type ArchiveWriter = { add(name: string, content: Buffer): Promise<void> }

const block = 512

/**
 * Writes a tar file at `path`: whole and synced when this returns, or not there. Readable by its owner only, as
 * it holds password hashes and addresses.
 */
export async function writeArchive(
  path: string,
  madeAt: Date,
  fill: (archive: ArchiveWriter) => Promise<void>,
): Promise<void> {
  const partial = `${path}.part`
  const file = await open(partial, 'w', 0o600)
  try {
    await fill({
      async add(name, content) {
        await file.writeFile(headerOf(name, content.length, madeAt))
        await file.writeFile(content)
        await file.writeFile(Buffer.alloc((block - (content.length % block)) % block))
      },
    })
    await file.writeFile(Buffer.alloc(2 * block))
    await file.sync()
    await file.close()
    await rename(partial, path)
  } catch (error) {
    await file.close().catch(() => {})
    await rm(partial, { force: true })
    throw error
  }
}

/** With an extended header before it when the name is too long for the plain one. */
function headerOf(name: string, size: number, mtime: Date): Buffer {
  const facts = { path: name, mode: 0o600, size, type: 'File', mtime } as const
  const header = new Header(facts)
  header.encode()
  const extended = header.needPax ? new Pax({ path: name, size }).encode() : Buffer.alloc(0)
  return Buffer.concat([extended, header.block ?? Buffer.alloc(block)])
}

/** What is no tar file, or ends in the middle of one. */
export class ArchiveError extends Error {}

/**
 * Shows every file of the archive, in order, one at a time; no more than one is held in memory.
 * @throws ArchiveError when it cannot be read to its end
 */
export async function readArchive(
  path: string,
  visit: (name: string, content: Buffer) => Promise<void>,
): Promise<void> {
  const parser = new Parser({ strict: true })
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => {})
  parser.on('error', (error: Error) => failed.reject(new ArchiveError(error.message, { cause: error })))
  // Each waits for the one before: until then its bytes are not taken, and the parser asks to wait.
  let work = Promise.resolve()
  parser.on('entry', (entry: ReadEntry) => {
    work = work.then(async () => visit(entry.path, await entry.concat()))
    work.catch(failed.reject)
  })
  const ended = new Promise<void>((resolve) => parser.on('end', () => resolve()))
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    if (parser.write(chunk)) continue
    await Promise.race([failed.promise, new Promise((resolve) => parser.once('drain', resolve))])
  }
  parser.end()
  await Promise.race([failed.promise, ended])
  await Promise.race([failed.promise, work])
}
