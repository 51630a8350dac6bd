import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../../platform/clock.ts'
import { millisecondsBetween } from '../../platform/clock.ts'
import type { Config } from '../../platform/config/config.ts'

type Keyed = Pick<Config, 'secret'>

/**
 * When a form was first touched, signed: the form fetches it then, as the page around it may have been kept for long.
 * Nothing is stored.
 */
export const formToken = (config: Keyed, form: { articleId: string; touchedAt: Instant }): string => {
  const time = Date.parse(form.touchedAt).toString(36)
  return `${time}.${signed(config, `${form.articleId} ${time}`)}`
}

const signed = ({ secret }: Keyed, text: string): string =>
  createHmac('sha256', secret).update(`depesche comment form ${text}`).digest('base64url')

/** Null for a token that is none of ours, or another article's. */
function touchedAt(config: Keyed, articleId: string, token: string): Instant | null {
  const [time = '', signature = ''] = token.split('.')
  const expected = Buffer.from(signed(config, `${articleId} ${time}`))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  return new Date(Number.parseInt(time, 36)).toISOString()
}

/** Nobody types so much in so short a time. */
const fast = { milliseconds: 3000, longerThan: 40 } as const

/**
 * Whether a contribution came sooner after the form was touched than anybody types. Without a token nothing is held
 * against its sender: who has no script has none.
 */
export function isTooFast(
  config: Keyed,
  sent: { token: string; articleId: string; text: string; at: Instant },
): boolean {
  if (sent.token === '' || sent.text.trim().length <= fast.longerThan) return false
  const touched = touchedAt(config, sent.articleId, sent.token)
  return touched !== null && millisecondsBetween(touched, sent.at) < fast.milliseconds
}
