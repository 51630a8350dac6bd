/**
 * Text and HTML of a mail to many, as the server makes it: one part, or two as alternatives, each UTF-8 and
 * quoted-printable (RFC 2045 6.7).
 */
export function messageParts(source: string): { text: string | null; html: string | null } {
  const { head, body } = split(source)
  const border = /boundary="([^"]+)"/i.exec(head)?.[1]
  const parts = border ? body.split(`--${border}`).slice(1, -1).map(split) : [{ head, body }]
  const ofType = (type: string) => {
    const part = parts.find((each) => new RegExp(`^content-type:\\s*${type}`, 'im').test(each.head))
    return part ? decoded(part.body) : null
  }
  return { text: ofType('text/plain'), html: ofType('text/html') }
}

/** Headers end with the first empty line. */
function split(message: string): { head: string; body: string } {
  const lines = message.replace(/^\r?\n/, '')
  const end = /\r?\n\r?\n/.exec(lines)
  return end
    ? { head: lines.slice(0, end.index), body: lines.slice(end.index + end[0].length) }
    : { head: lines, body: '' }
}

function decoded(quoted: string): string {
  const octets = quoted
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return new TextDecoder().decode(Uint8Array.from(octets, (sign) => sign.charCodeAt(0))).trimEnd()
}
