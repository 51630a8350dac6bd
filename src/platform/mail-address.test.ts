import { expect, it } from 'vitest'
import { addressKeyOf } from './mail-address.ts'

it.each([
  ['ben@leser.example', 'ben@leser.example'],
  [' Ben@LESER.example\t', 'ben@leser.example'],
  ['ben+briefe@leser.example', 'ben+briefe@leser.example'],
  ['b.en@leser.example', 'b.en@leser.example'],
  ['ben@leser.example.', 'ben@leser.example'],
  ['ben@bücher.example', 'ben@xn--bcher-kva.example'],
  ['ben@BÜCHER.example', 'ben@xn--bcher-kva.example'],
  ['ben@xn--bcher-kva.example', 'ben@xn--bcher-kva.example'],
  ['bu\u0308cher@leser.example', 'bücher@leser.example'],
  ['"a@b"@leser.example', '"a@b"@leser.example'],
  ['no address', 'no address'],
  ['', ''],
])('%j is known as %j', (address, key) => {
  expect(addressKeyOf(address)).toBe(key)
})
