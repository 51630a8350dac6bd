import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Config } from '../../platform/config/config.ts'

/**
 * Private keys are encrypted with a key that follows from the secret of the installation: who gets hold of the database
 * alone – a copy, a read by an error of ours – cannot sign mails as the newspaper. Bound to the selector, so that rows
 * cannot be exchanged. With another secret a key cannot be read any more, and another has to be made.
 */
export function lockKey(config: Pick<Config, 'secret'>, selector: string, privateKey: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', cipherKey(config), iv).setAAD(Buffer.from(selector))
  const locked = Buffer.concat([cipher.update(privateKey, 'utf8'), cipher.final()])
  return [iv, cipher.getAuthTag(), locked].map((part) => part.toString('base64url')).join('.')
}

/** Null when the secret is another one. */
export function unlockKey(config: Pick<Config, 'secret'>, selector: string, locked: string): string | null {
  const [iv, tag, text] = locked.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (!iv || !tag || !text) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', cipherKey(config), iv, { authTagLength: 16 })
      .setAAD(Buffer.from(selector))
      .setAuthTag(tag)
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

const cipherKey = ({ secret }: Pick<Config, 'secret'>): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', 'depesche dkim keys', 32))
