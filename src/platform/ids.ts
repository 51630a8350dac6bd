import { randomBytes, randomFillSync } from 'node:crypto'

export type Ids = { newId(): string }

const bytes = new Uint8Array(16)
let lastTime = 0
let counter = 0

/**
 * UUIDv7 (RFC 9562 5.7): sorts by time of making; ids made in one millisecond keep their order through the
 * 12-bit counter in `rand_a` (RFC 9562 6.2, method 1).
 */
export function uuidv7(time = Date.now()): string {
  if (time > lastTime) {
    lastTime = time
    counter = randomBytes(1)[0] ?? 0
  } else if (++counter > 0xfff) {
    lastTime++
    counter = 0
  }
  randomFillSync(bytes)
  const stamp = lastTime.toString(16).padStart(12, '0')
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const random = Buffer.from(bytes.buffer, 8, 8).toString('hex')
  const count = counter.toString(16).padStart(3, '0')
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${count}-${random.slice(0, 4)}-${random.slice(4)}`
}

export const systemIds: Ids = { newId: () => uuidv7() }

/** An unguessable text for links and keys: `bits` of randomness as base64url. */
export const newSecret = (bits = 256): string => randomBytes(bits / 8).toString('base64url')
