import type { Config } from '../platform/config/config.ts'
import type { Settings } from '../settings/index.ts'
import { isAddress } from './mail-header.ts'

/** The right side of our Message-IDs and of the address nobody answers at. */
export function mailHost(config: Pick<Config, 'publicUrl'>): string {
  const { hostname } = new URL(config.publicUrl)
  return /^[a-z0-9.-]*[a-z][a-z0-9.-]*$/i.test(hostname) ? hostname : 'localhost' // not a bare IP address
}

/** Who the mails come from: the address set for it, else the paper's contact address, the imprint's, one at the site's host. */
export function senderAddress(
  settings: Pick<Settings, 'site' | 'imprint' | 'mail'>,
  config: Pick<Config, 'publicUrl'>,
): string {
  const given = [settings.mail.senderAddress, settings.site.contactEmail, settings.imprint.email].find(
    isAddress,
  )
  return given ?? `no-reply@${mailHost(config)}`
}
