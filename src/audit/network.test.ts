import { expect, it } from 'vitest'
import { networkOf } from './network.ts'

it.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:7:1:2:3:4:5', '2001:db8:7::/48'],
  ['127.0.0.1', '127.0.0.0/24'],
  ['::1', '::/48'],
  ['', null],
  [null, null],
  ['not an address', null],
])('keeps of %s only %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
