import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'

/**
 * The address of the client: the socket's, or, when the socket is a trusted proxy, the last forwarded address that is
 * not one itself (read from the right, so that a client cannot write it).
 */
export function clientAddress(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  trustedProxies: readonly string[],
): string {
  let address = plainAddress(request.socket.remoteAddress ?? '')
  if (trustedProxies.length === 0) return address
  const header = request.headers['x-forwarded-for']
  const forwarded = (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  while (isTrusted(address, trustedProxies)) {
    const next = forwarded.pop()
    if (!next || !ipaddr.isValid(next)) break
    address = plainAddress(next)
  }
  return address
}

/** True for a connection straight from this machine: loopback socket and no sign of a proxy in between. */
export function isDirectLoopback(request: Pick<IncomingMessage, 'headers' | 'socket'>): boolean {
  const { headers } = request
  if (headers['x-forwarded-for'] || headers.forwarded || headers['x-real-ip'] || headers.via) return false
  const address = request.socket.remoteAddress ?? ''
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
}

const plainAddress = (address: string): string =>
  ipaddr.isValid(address) ? ipaddr.process(address).toString() : address

/** Trusted proxies are addresses or networks (`10.0.0.0/8`). */
function isTrusted(address: string, trusted: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return trusted.some((entry) => {
    if (!entry.includes('/')) return ipaddr.isValid(entry) && ipaddr.process(entry).toString() === address
    if (!ipaddr.isValidCIDR(entry)) return false
    const [network, bits] = ipaddr.parseCIDR(entry)
    return parsed.kind() === network.kind() && parsed.match([network, bits])
  })
}
