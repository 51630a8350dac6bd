import ipaddr from 'ipaddr.js'

/**
 * The network of an address, too wide to point at one person: `203.0.113.0/24`, `2001:db8:7::/48`. Null for what
 * is no address.
 */
export function networkOf(address: string | null | undefined): string | null {
  if (!address || !ipaddr.isValid(address)) return null
  const parsed = ipaddr.process(address) // IPv4 in IPv6 clothes becomes IPv4
  const prefix = parsed.kind() === 'ipv4' ? 24 : 48
  const network =
    parsed.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(`${parsed.toString()}/${prefix}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${prefix}`)
  return `${network.toString()}/${prefix}`
}
