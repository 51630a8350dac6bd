import { describe, expect, it } from 'vitest'
import { allowRules, isPublicAddress, outgoingTarget, refuseAddresses } from './outgoing-address.ts'

const outcome = (url: string, allow: string[] = []): string => {
  const result = outgoingTarget(url, allowRules(allow))
  return result.ok ? 'passes' : result.refusal
}

describe('an address that others name', () => {
  it.each([
    ['https://example.org/feed.xml', 'passes'],
    ['http://93.184.216.34/', 'passes'],
    ['http://93.184.216.34:8080/', 'port-not-allowed'],
    ['http://[2606:2800:220:1:248:1893:25c8:1946]/', 'passes'],
    ['ftp://example.org/', 'scheme-not-allowed'],
    ['gopher://127.0.0.1:25/_', 'scheme-not-allowed'],
    ['file:///etc/passwd', 'scheme-not-allowed'],
    ['https://someone:secret@example.org/', 'credentials-in-url'],
    ['example.org', 'bad-url'],
    ['http://', 'bad-url'],
    [`https://example.org/${'a'.repeat(5000)}`, 'bad-url'],
    ['http://localhost/', 'address-not-allowed'],
    ['http://LOCALHOST./', 'address-not-allowed'],
    ['http://a.localhost/', 'address-not-allowed'],
    ['http://metadata.google.internal/computeMetadata/v1/', 'address-not-allowed'],
    ['http://drucker.local/', 'address-not-allowed'],
    ['http://127.0.0.1/', 'address-not-allowed'],
    ['http://2130706433/', 'address-not-allowed'],
    ['http://0177.0.0.1/', 'address-not-allowed'],
    ['http://0x7f.1/', 'address-not-allowed'],
    ['http://127.1/', 'address-not-allowed'],
    ['http://0/', 'address-not-allowed'],
    ['http://①②⑦.⓪.⓪.①/', 'address-not-allowed'],
    ['http://10.0.0.5/', 'address-not-allowed'],
    ['http://172.31.255.255/', 'address-not-allowed'],
    ['http://192.168.1.1/', 'address-not-allowed'],
    ['http://169.254.169.254/latest/meta-data', 'address-not-allowed'],
    ['http://100.100.100.200/', 'address-not-allowed'],
    ['http://192.0.0.192/', 'address-not-allowed'],
    ['http://168.63.129.16/', 'address-not-allowed'],
    ['http://224.0.0.1/', 'address-not-allowed'],
    ['http://255.255.255.255/', 'address-not-allowed'],
    ['http://[::1]/', 'address-not-allowed'],
    ['http://[::]/', 'address-not-allowed'],
    ['http://[::ffff:127.0.0.1]/', 'address-not-allowed'],
    ['http://[::ffff:8.8.8.8]/', 'address-not-allowed'],
    ['http://[64:ff9b::7f00:1]/', 'address-not-allowed'],
    ['http://[64:ff9b::5db8:d822]/', 'passes'],
    ['http://[fe80::1]/', 'address-not-allowed'],
    ['http://[fd00:ec2::254]/', 'address-not-allowed'],
    ['http://[ff02::1]/', 'address-not-allowed'],
    ['http://[2002:7f00:1::]/', 'address-not-allowed'],
    ['http://127.1.1.1:80\\@127.2.2.2:80/', 'address-not-allowed'],
  ])('%s: %s', (url, expected) => {
    expect(outcome(url)).toBe(expected)
  })
})

describe('what the administrator lets pass', () => {
  it.each([
    [['127.0.0.1'], 'http://127.0.0.1:9999/', 'passes'],
    [['127.0.0.1:9999'], 'http://127.0.0.1:9999/', 'passes'],
    [['127.0.0.1:9999'], 'http://127.0.0.1:9998/', 'address-not-allowed'],
    [['10.0.0.0/8'], 'http://10.1.2.3:8080/', 'passes'],
    [['10.0.0.0/8'], 'http://11.1.2.3:8080/', 'port-not-allowed'],
    [['10.0.0.0/8'], 'http://[::ffff:10.1.2.3]/', 'passes'],
    [['fd00::/8'], 'http://[fd12::1]/', 'passes'],
    [['[::1]:4000'], 'http://[::1]:4000/', 'passes'],
    [['Localhost'], 'http://localhost:3000/', 'passes'],
    [['localhost:3000'], 'http://localhost:3001/', 'address-not-allowed'],
    [['hooks.intern'], 'http://other.internal/', 'address-not-allowed'],
    [['10.0.0.0/8'], 'file:///etc/passwd', 'scheme-not-allowed'],
  ])('%j and %s: %s', (allow, url, expected) => {
    expect(outcome(url, allow)).toBe(expected)
  })
})

describe('the addresses of a name', () => {
  const target = (url: string) => {
    const result = outgoingTarget(url, [])
    if (!result.ok) throw new Error(result.refusal)
    return result.value
  }

  it.each([
    ['https://example.org/', ['93.184.216.34'], [], null],
    ['https://example.org/', [], [], 'address-not-allowed'],
    ['https://example.org/', ['93.184.216.34', '127.0.0.1'], [], 'address-not-allowed'],
    ['https://example.org/', ['::ffff:10.0.0.1'], [], 'address-not-allowed'],
    ['https://example.org/', ['no address'], [], 'address-not-allowed'],
    ['https://example.org:8443/', ['93.184.216.34'], [], 'port-not-allowed'],
    ['https://example.org:8443/', ['93.184.216.34'], ['example.org'], null],
    ['https://wiki.example.org/', ['10.0.0.7'], ['10.0.0.0/24'], null],
    ['https://wiki.example.org:8443/', ['10.0.0.7'], ['10.0.0.0/24'], null],
    ['https://wiki.example.org/', ['10.0.0.7', '10.0.1.7'], ['10.0.0.0/24'], 'address-not-allowed'],
  ])('%s at %j with %j allowed: %s', (url, addresses, allow, expected) => {
    expect(refuseAddresses(target(url), addresses, allowRules(allow))).toBe(expected)
  })

  it('is no public one when it is no address at all', () => {
    expect(isPublicAddress('example.org')).toBe(false)
  })
})
