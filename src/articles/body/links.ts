import { linkAddress } from '../../platform/http/link-address.ts'
import { linkProtocols } from './schema.ts'

/**
 * The address of a link as it may be stored and printed, or null when it may not: only http(s), mailto, tel, a path
 * of this site or a place on the page.
 */
export function safeHref(text: string): string | null {
  const place = text.trim()
  return /^#[\w:.-]*$/.test(place) ? place : linkAddress(text, linkProtocols)
}
