import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { addSeconds, type Instant } from '../../platform/clock.ts'
import type { Config } from '../../platform/config/config.ts'

/**
 * A task for a machine, as the ALTCHA protocol (version 1) has it: find the number up to `maxnumber` whose SHA-256
 * behind `salt` is `challenge`. The salt ends with `?expires=`, the Unix time and `&`: without an end of its own, digits
 * of the number could be given to the time, and the proof would live on (CVE-2025-68113).
 */
export type Challenge = {
  algorithm: 'SHA-256'
  challenge: string
  salt: string
  signature: string
  maxnumber: number
}

const validSeconds = 900
/** A tenth of a second on a small computer. */
const easiest = 50_000
/** Some seconds on a telephone. */
const hardest = 3_200_000

/** Twice the work for each eighth that comes above the rate. `over` is how often the rate was reached. */
export const workFor = (over: number): number =>
  Math.min(hardest, easiest * 2 ** Math.max(0, Math.floor((over - 1) * 8)))

/** For one network only: a task that another was set is none of theirs. */
export function newChallenge(
  config: Pick<Config, 'secret'>,
  { network, now, most }: { network: string; now: Instant; most: number },
): Challenge {
  const expires = Math.floor(Date.parse(addSeconds(now, validSeconds)) / 1000)
  const salt = `${randomBytes(12).toString('hex')}?expires=${expires}&`
  const challenge = sha256(salt + randomInt(most + 1))
  return {
    algorithm: 'SHA-256',
    challenge,
    salt,
    signature: sign(config, network, challenge),
    maxnumber: most,
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const sign = ({ secret }: Pick<Config, 'secret'>, network: string, challenge: string): string =>
  createHmac('sha256', secret).update(`depesche proof of work ${network} ${challenge}`).digest('hex')

const solution = z.object({
  algorithm: z.literal('SHA-256'),
  challenge: z.string().length(64),
  number: z.int().min(0).max(hardest),
  salt: z.string().max(100),
  signature: z.string().length(64),
})

/** What has to be remembered of a proof so that it serves once. */
export type Proof = { challenge: string; expiresAt: Instant }

/**
 * The proof in a payload, base64 of JSON, as ALTCHA's widget sends it. Null for what was not set by this installation
 * to this network, is not solved, or has run out.
 */
export function proofIn(
  config: Pick<Config, 'secret'>,
  { payload, network, now }: { payload: string; network: string; now: Instant },
): Proof | null {
  const read = solution.safeParse(jsonIn(payload))
  if (!read.success) return null
  const { challenge, number, salt, signature } = read.data
  const expected = Buffer.from(sign(config, network, challenge))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  if (sha256(salt + number) !== challenge) return null
  const seconds = Number(/\?expires=(\d{1,11})&$/.exec(salt)?.[1] ?? 0)
  const expiresAt = new Date(seconds * 1000).toISOString()
  return expiresAt > now ? { challenge, expiresAt } : null
}

function jsonIn(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload.slice(0, 2000), 'base64').toString())
  } catch {
    return null
  }
}
