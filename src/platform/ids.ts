import { randomBytes, randomFillSync } from 'node:crypto'

export type Ids = { newId(): string }

const bytesOfId = 8
/** Drawn for many ids at once: each draw is a call into the operating system's library. */
const drawn = Buffer.alloc(128 * bytesOfId)
let used = drawn.length
let lastTime = 0
let counter = 0

/**
 * UUIDv7 (RFC 9562 5.7): sorts by time of making; ids made in one millisecond keep their order through the
 * 12-bit counter in `rand_a` (RFC 9562 6.2, method 1).
 */
export function uuidv7(time = Date.now()): string {
  if (time > lastTime) {
    lastTime = time
    counter = Math.floor(Math.random() * 256)
  } else if (++counter > 0xfff) {
    lastTime++
    counter = 0
  }
  const stamp = lastTime.toString(16).padStart(12, '0')
  const random = randomHex()
  const count = counter.toString(16).padStart(3, '0')
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${count}-${random.slice(0, 4)}-${random.slice(4)}`
}

/** 62 random bits under the two of the variant. */
function randomHex(): string {
  if (used === drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  drawn[used] = ((drawn[used] ?? 0) & 0x3f) | 0x80
  const random = drawn.toString('hex', used, used + bytesOfId)
  drawn.fill(0, used, used + bytesOfId) // an id that is out is not kept here
  used += bytesOfId
  return random
}

export const systemIds: Ids = { newId: () => uuidv7() }

/** An unguessable text for links and keys: `bits` of randomness as base64url. */
export const newSecret = (bits = 256): string => randomBytes(bits / 8).toString('base64url')
