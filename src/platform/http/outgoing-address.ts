import ipaddr from 'ipaddr.js'
import { ok, type Result, refused } from '../result.ts'

/** Where a request of ours wants to go, taken apart. `host` is without brackets and final dot. */
export type OutgoingTarget = { url: URL; host: string; port: number }

export type TargetRefusal =
  | 'bad-url'
  | 'scheme-not-allowed'
  | 'credentials-in-url'
  | 'port-not-allowed'
  | 'address-not-allowed'

/** An entry of `DEPESCHE_FETCH_ALLOW`: `hooks.intern`, `10.0.0.0/8`, `127.0.0.1`, each with `:port` if only that one is meant. */
export type AllowRule = { port: number | null } & ({ host: string } | { network: [Address, number] })
type Address = ipaddr.IPv4 | ipaddr.IPv6

const longestUrl = 4000
const usualPorts = new Set([80, 443])
/** Names that never lead out of the house (RFC 6761, RFC 6762, RFC 8375, cloud metadata). */
const innerNames = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home\.arpa)$/
/** Azure's metadata server answers at an address that is public by its number. */
const metadataAddresses = new Set(['168.63.129.16'])

/** Reads an address without asking anybody: scheme, credentials, literal addresses and inner names. */
export function outgoingTarget(
  text: string,
  allow: readonly AllowRule[],
): Result<OutgoingTarget, TargetRefusal> {
  const url = text.length <= longestUrl ? URL.parse(text) : null
  if (!url) return refused('bad-url')
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refused('scheme-not-allowed')
  if (url.username || url.password) return refused('credentials-in-url')
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (!host) return refused('bad-url')
  const target = { url, host, port: url.port ? Number(url.port) : url.protocol === 'https:' ? 443 : 80 }
  const literal = ipaddr.isValid(host)
  const refusal = literal ? refuseAddresses(target, [host], allow) : refuseName(target, allow)
  return refusal ? refused(refusal) : ok(target)
}

function refuseName(target: OutgoingTarget, allow: readonly AllowRule[]): TargetRefusal | null {
  if (isNamed(target, allow)) return null
  return innerNames.test(target.host) ? 'address-not-allowed' : null
}

/**
 * The last word before connecting: every address the name resolved to must be public, or allowed by name or network;
 * other ports than 80 and 443 are for allowed ones only.
 */
export function refuseAddresses(
  target: OutgoingTarget,
  addresses: readonly string[],
  allow: readonly AllowRule[],
): TargetRefusal | null {
  if (addresses.length === 0) return 'address-not-allowed'
  if (isNamed(target, allow)) return null
  if (addresses.every((address) => isInAllowedNetwork(address, target.port, allow))) return null
  if (!addresses.every(isPublicAddress)) return 'address-not-allowed'
  return usualPorts.has(target.port) ? null : 'port-not-allowed'
}

/**
 * Whether an address is one of the open internet: not loopback, private, link-local, shared (RFC 6598), multicast,
 * reserved or a metadata server, and no IPv6 spelling of such a one.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.parse(text)
  const inner = innerIpv4(address)
  if (inner) return isPublicAddress(inner)
  return address.range() === 'unicast' && !metadataAddresses.has(address.toString())
}

/** The IPv4 address inside a NAT64 one (RFC 6052), by which hosts without IPv4 reach the rest. Others are refused by range. */
function innerIpv4(address: Address): string | null {
  if (address.kind() !== 'ipv6' || address.range() !== 'rfc6052') return null
  return address.toByteArray().slice(-4).join('.')
}

/** Whether the administrator let this host pass by name, or its literal address by network. */
export const isAllowedTarget = (target: OutgoingTarget, allow: readonly AllowRule[]): boolean =>
  isNamed(target, allow) || isInAllowedNetwork(target.host, target.port, allow)

const isNamed = ({ host, port }: OutgoingTarget, allow: readonly AllowRule[]): boolean =>
  allow.some((rule) => 'host' in rule && rule.host === host && (rule.port === null || rule.port === port))

function isInAllowedNetwork(text: string, port: number, allow: readonly AllowRule[]): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text) // ::ffff:10.0.0.1 is 10.0.0.1
  return allow.some((rule) => {
    if (!('network' in rule) || (rule.port !== null && rule.port !== port)) return false
    const [network, bits] = rule.network
    return network.kind() === address.kind() && address.match([network, bits] as [ipaddr.IPv4, number])
  })
}

/** The rules of `config.fetchAllow`. */
export const allowRules = (entries: readonly string[]): AllowRule[] => entries.map(allowRule)

function allowRule(entry: string): AllowRule {
  const text = entry.trim().toLowerCase()
  const [, bracketed, bracketedPort] = /^\[([^\]]+)\](?::(\d+))?$/.exec(text) ?? []
  const [, named, namedPort] = /^([^:/]+):(\d+)$/.exec(text) ?? []
  const place = bracketed ?? named ?? text
  const port = bracketedPort ?? namedPort
  const rule = { port: port === undefined ? null : Number(port) }
  if (ipaddr.isValidCIDR(place)) return { ...rule, network: ipaddr.parseCIDR(place) }
  if (!ipaddr.isValid(place)) return { ...rule, host: place.replace(/\.$/, '') }
  const address = ipaddr.process(place)
  return { ...rule, network: [address, address.kind() === 'ipv4' ? 32 : 128] }
}
