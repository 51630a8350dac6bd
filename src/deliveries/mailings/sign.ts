import { createPrivateKey, hash, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { SigningKey } from '../dkim/index.ts'
import { signedHeaders } from '../dkim/signing-key.ts'

/** Answers the header that goes before the others, with its line break. */
export type Signer = (head: string, body: string) => Promise<string>

const signed = signedHeaders.toLowerCase().split(':')

const signAsync = promisify<string, Buffer, KeyObject, Buffer>(sign)

/**
 * Signs messages that are whole in memory (RFC 6376, relaxed/relaxed, RSA-SHA256); the arithmetic is done beside the
 * thread that serves pages. Both headers that make leaving one click are covered (RFC 8058 3.2).
 */
export function dkimSignerOf({ domain, selector, privateKey }: SigningKey): Signer {
  const key = createPrivateKey(privateKey)
  return async (head, body) => {
    const bodyHash = hash('sha256', Buffer.from(relaxedBody(body), 'latin1'), 'base64')
    const fields = signedFields(head)
    const names = fields.map(({ name }) => name).join(':')
    const value =
      `v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=${selector};\r\n` +
      ` h=${names.replace(/(.{60}[^:]*:)/g, '$1\r\n  ')};\r\n bh=${bodyHash};\r\n b=`
    const lines = [
      ...fields.map(({ name, value }) => `${name}:${value}\r\n`),
      `dkim-signature:${relaxed(value)}`,
    ]
    const signature = await signAsync('sha256', Buffer.from(lines.join(''), 'latin1'), key)
    return `DKIM-Signature: ${value}${signature.toString('base64').replace(/(.{70})(?=.)/g, '$1\r\n  ')}\r\n`
  }
}

/** The last of each name, which is how verifiers count (RFC 6376 5.4.2); ours stand there once. */
function signedFields(head: string): { name: string; value: string }[] {
  const found = new Map<string, string>()
  for (const line of head.split(/\r\n(?![ \t])/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    if (colon > 0 && signed.includes(name)) found.set(name, relaxed(line.slice(colon + 1)))
  }
  return [...found].map(([name, value]) => ({ name, value }))
}

/** RFC 6376 3.4.2. */
const relaxed = (value: string): string =>
  value
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()

/** RFC 6376 3.4.4: blanks at the ends of lines go, other runs of them are one; one line break at the end. */
function relaxedBody(body: string): string {
  const lines = body.replace(/[ \t]+/g, ' ').replaceAll(' \r\n', '\r\n')
  let end = lines.length
  while (lines.startsWith('\r\n', end - 2)) end -= 2
  return end === 0 ? '' : `${lines.slice(0, end)}\r\n`
}
