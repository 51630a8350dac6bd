import { createHash, createHmac } from 'node:crypto'
import type { Config } from '../platform/config/config.ts'

/**
 * The secret in the link of a comment: whoever has it reads, changes and withdraws it. It follows from the
 * installation's secret, so that a later mail can name it again, while only its hash is stored.
 */
export const commentSecret = (config: Pick<Config, 'secret'>, commentId: string): string =>
  createHmac('sha256', config.secret).update(`depesche comment link ${commentId}`).digest('base64url')

/** The secret in the link that ends mails about answers to a comment. */
export const replySecret = (config: Pick<Config, 'secret'>, commentId: string): string =>
  createHmac('sha256', config.secret).update(`depesche reply mails ${commentId}`).digest('base64url')

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/**
 * Who recommends, so that each counts once: keyed, of one day, forgotten after it. Networks with one address for many
 * are told apart by their browsers.
 */
export const voterOf = (
  config: Pick<Config, 'secret'>,
  voter: { address: string; agent: string; day: string },
): string =>
  createHmac('sha256', config.secret)
    .update(`depesche recommendation ${voter.day}\n${voter.address}\n${voter.agent}`)
    .digest('base64url')
