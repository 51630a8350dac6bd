/** Thrown for an address or header that would break out of its line: a mistake of the caller, never passed on. */
export class MailHeaderError extends Error {}

const controlCharacters = /[\p{Cc}\p{Zl}\p{Zp}]/u

/** A header of one line: breaks and other control characters become spaces. For subjects and names people wrote. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}

/** Whether the text is one address and nothing else (RFC 5321 4.1.2). */
export const isAddress = (text: string): boolean =>
  text.length <= 254 &&
  !controlCharacters.test(text) &&
  /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/u.test(text)

/** @throws MailHeaderError when the address holds anything but one address */
export function checkAddress(address: string): string {
  if (!isAddress(address)) throw new MailHeaderError(`not an address: ${JSON.stringify(address)}`)
  return address
}

/** @throws MailHeaderError when a name or value of a header could begin another one */
export function checkHeaders(headers: Record<string, string>): Record<string, string> {
  for (const [name, value] of Object.entries(headers))
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name) || controlCharacters.test(value))
      throw new MailHeaderError(`not a header: ${JSON.stringify([name, value])}`)
  return headers
}
