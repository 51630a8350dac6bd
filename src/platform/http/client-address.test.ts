import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { clientAddress, isDirectLoopback } from './client-address.ts'

type Request = Pick<IncomingMessage, 'headers' | 'socket'>

const request = (remoteAddress: string | undefined, headers: IncomingMessage['headers'] = {}): Request => ({
  headers,
  socket: { remoteAddress } as IncomingMessage['socket'],
})

describe('the address of a client', () => {
  const proxies = ['10.0.0.0/8', '192.0.2.7', '2001:db8::/32']

  it.each([
    ['without a proxy', request('198.51.100.1'), [], '198.51.100.1'],
    ['IPv4 inside IPv6', request('::ffff:198.51.100.1'), [], '198.51.100.1'],
    [
      'a header of an untrusted sender counts for nothing',
      request('198.51.100.1', { 'x-forwarded-for': '127.0.0.1' }),
      proxies,
      '198.51.100.1',
    ],
    [
      'a header counts for nothing when no proxy is trusted',
      request('10.0.0.1', { 'x-forwarded-for': '203.0.113.9' }),
      [],
      '10.0.0.1',
    ],
    [
      'behind a trusted network',
      request('10.1.2.3', { 'x-forwarded-for': '203.0.113.9' }),
      proxies,
      '203.0.113.9',
    ],
    [
      'behind two trusted proxies',
      request('10.1.2.3', { 'x-forwarded-for': '203.0.113.9, 192.0.2.7' }),
      proxies,
      '203.0.113.9',
    ],
    [
      'what the client itself wrote is left of what its proxy wrote',
      request('10.1.2.3', { 'x-forwarded-for': '127.0.0.1, 203.0.113.9' }),
      proxies,
      '203.0.113.9',
    ],
    ['over IPv6', request('2001:db8::1', { 'x-forwarded-for': '2001:4860::5' }), proxies, '2001:4860::5'],
    [
      'nonsense in the header ends the search',
      request('10.1.2.3', { 'x-forwarded-for': '203.0.113.9, unknown' }),
      proxies,
      '10.1.2.3',
    ],
    ['a trusted proxy that says nothing', request('10.1.2.3'), proxies, '10.1.2.3'],
    [
      'a nonsensical entry in the configuration trusts nobody',
      request('10.1.2.3', { 'x-forwarded-for': '1.2.3.4' }),
      ['10.0.0.0/99', 'proxy'],
      '10.1.2.3',
    ],
    ['a socket already closed', request(undefined), proxies, ''],
  ])('%s', (_, given, trusted, address) => {
    expect(clientAddress(given, trusted)).toBe(address)
  })
})

describe('a connection straight from this machine', () => {
  it.each([
    ['127.0.0.1', {}, true],
    ['127.8.9.1', {}, true],
    ['::1', {}, true],
    ['::ffff:127.0.0.1', {}, true],
    ['127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }, false],
    ['127.0.0.1', { forwarded: 'for=203.0.113.9' }, false],
    ['127.0.0.1', { 'x-real-ip': '203.0.113.9' }, false],
    ['127.0.0.1', { via: '1.1 proxy' }, false],
    ['10.0.0.1', {}, false],
    ['203.0.113.9', {}, false],
    [undefined, {}, false],
  ])('%s with %j', (address, headers, direct) => {
    expect(isDirectLoopback(request(address, headers))).toBe(direct)
  })
})
