import { createHmac } from 'node:crypto'
import type { Config } from '../../platform/config/config.ts'
import { addressKeyOf } from '../../platform/mail-address.ts'

/** What an address is known by on the list: whoever has the list but not the secret cannot try addresses on it. */
export const addressHash = (config: Pick<Config, 'secret'>, address: string): string =>
  createHmac('sha256', config.secret)
    .update(`depesche suppression ${addressKeyOf(address)}`)
    .digest('base64url')
