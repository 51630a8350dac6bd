import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32

type Cost = typeof cost

/** The password as a PHC string (`$argon2id$v=19$m=…`), which carries its own parameters. Takes some 20 ms of a thread. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await derive(password, { salt, cost, tagLength })
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`
}

/** False for a wrong password and for a hash that is none of ours. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash)
  if (!match) return false
  const [, memory, passes, parallelism, salt = '', tag = ''] = match
  const expected = Buffer.from(tag, 'base64')
  const found = await derive(password, {
    salt: Buffer.from(salt, 'base64'),
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    tagLength: expected.length,
  })
  return timingSafeEqual(found, expected)
}

function derive(password: string, parts: { salt: Buffer; cost: Cost; tagLength: number }): Promise<Buffer> {
  // One keyboard may type ü as one character, another as two (NIST SP 800-63B 5.1.1.2: normalise before hashing).
  const message = Buffer.from(password.normalize('NFKC'))
  const parameters = { message, nonce: parts.salt, tagLength: parts.tagLength, ...parts.cost }
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, key) => (error ? reject(error) : resolve(Buffer.from(key))))
  })
}

/** PHC strings leave the padding out. */
const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
