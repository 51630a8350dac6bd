import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { inTransaction } from '../../platform/db/db.ts'
import type { Dns } from '../../platform/dns.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import { senderAddress } from '../sender.ts'
import { type DkimKey, dnsRecordOf, domainOf, isPublished, newSelector, statusOf } from './dkim-key.ts'
import { lockKey } from './key-cipher.ts'
import { deleteKey, insertKey, keyBySelector, putInForce, selectKeys } from './store.ts'

type Needs = Pick<World, 'db' | 'events' | 'config' | 'clock'>

export type DkimRefusal =
  | 'sender-without-domain'
  | 'key-waiting'
  | 'unknown-key'
  | 'record-missing'
  | 'dns-not-asked'

/** All keys with the records to publish, the newest first. */
export async function listKeys(
  world: Pick<World, 'db'>,
): Promise<(DkimKey & { status: ReturnType<typeof statusOf>; record: ReturnType<typeof dnsRecordOf> })[]> {
  const keys = await selectKeys(world.db)
  return keys.map((key) => ({ ...key, status: statusOf(key), record: dnsRecordOf(key) }))
}

const makePair = promisify(generateKeyPair)

/**
 * Makes a key (RSA, 2048 bits: RFC 8301; Ed25519 is left out while large providers do not check it) for the domain of the
 * sender. It signs nothing before its record is found: `startSigning`. Refused while another one waits for that.
 */
export async function makeKey(world: Needs): Promise<Result<DkimKey, DkimRefusal>> {
  const settings = await readSettings(world.db)
  const domain = domainOf(senderAddress(settings, world.config))
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)) return refused('sender-without-domain')
  const pair = await makePair('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return inTransaction(world, async (tx) => {
    const there = await selectKeys(tx)
    if (there.some((key) => key.domain === domain && statusOf(key) === 'waiting-for-record'))
      return refused('key-waiting')
    const now = world.clock.now()
    const selector = newSelector(
      there.map((key) => key.selector),
      now,
    )
    const key: DkimKey = {
      selector,
      domain,
      publicKey: pair.publicKey.toString('base64'),
      madeAt: now,
      signingSince: null,
      retiredAt: null,
    }
    await insertKey(tx, { ...key, lockedKey: lockKey(world.config, selector, pair.privateKey) })
    return ok(key)
  })
}

/**
 * Signs with this key from now on, once the name service answers with its record; until then the key before it goes on.
 * Mails signed by that one may still be on their way: its record should stay for a week.
 */
export async function startSigning(
  world: Needs,
  dns: Pick<Dns, 'txt'>,
  selector: string,
): Promise<Result<null, DkimRefusal>> {
  const key = await keyBySelector(world.db, selector)
  if (!key) return refused('unknown-key')
  const answer = await dns.txt(dnsRecordOf(key).name)
  if (answer.kind === 'not-asked') return refused('dns-not-asked')
  if (!isPublished(key, answer)) return refused('record-missing')
  return inTransaction(world, async (tx) => {
    await putInForce(tx, key, world.clock.now())
    return ok(null)
  })
}

/** The key is gone for good; when it was the one that signed, mails leave unsigned. False when there was none. */
export function removeKey(world: Pick<World, 'db' | 'events'>, selector: string): Promise<boolean> {
  return inTransaction(world, (tx) => deleteKey(tx, selector))
}
