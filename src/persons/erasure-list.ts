import { createHash, randomBytes } from 'node:crypto'
import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../platform/clock.ts'
import type { World } from '../platform/world.ts'

/** What has to be erased once more after a backup was restored: ids, and an address only as a salted hash. */
export type Erasure = {
  at: Instant
  commentIds: readonly string[]
  noticeIds: readonly string[]
  writerId: string | null
  salt: string
  addressHash: string
}

/** Beside the database, since a restored database knows nothing of it. */
const pathOf = ({ config }: Pick<World, 'config'>): string => join(config.dataDir, 'erasures.ndjson')

export const hashOf = (salt: string, emailKey: string): string =>
  createHash('sha256').update(`${salt} ${emailKey}`).digest('base64url')

export async function addToErasureList(
  world: Pick<World, 'config'>,
  { emailKey, ...erased }: Omit<Erasure, 'salt' | 'addressHash'> & { emailKey: string },
): Promise<void> {
  const salt = randomBytes(12).toString('base64url')
  const line: Erasure = { ...erased, salt, addressHash: hashOf(salt, emailKey) }
  await appendFile(pathOf(world), `${JSON.stringify(line)}\n`, { mode: 0o600 })
}

/** All that was erased here, the oldest first. */
export async function erasureList(world: Pick<World, 'config'>): Promise<Erasure[]> {
  const lines = await readFile(pathOf(world), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Erasure)
}
