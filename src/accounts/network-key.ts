import ipaddr from 'ipaddr.js'

/**
 * Whom tries are counted for when the account is not known: an IPv4 address, or the /64 that an IPv6 customer has to
 * choose addresses from.
 */
export function networkKey(address: string | null): string {
  if (!address || !ipaddr.isValid(address)) return 'network:unknown'
  const parsed = ipaddr.process(address)
  const network =
    parsed.kind() === 'ipv4' ? parsed : ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`)
  return `network:${network.toString()}`
}
