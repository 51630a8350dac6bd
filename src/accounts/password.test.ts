import { expect, it } from 'vitest'
import { refusePassword } from './password.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'

const personal = ['Elbblick am Morgen', 'Käthe Brandt', 'kaethe.brandt@elbblick.example']

it.each([
  ['neun lang', 'password-too-short'],
  ['', 'password-too-short'],
  ['👩‍👩‍👧‍👧', 'password-too-short'],
  ['x'.repeat(99) + 'yz'.repeat(51), 'password-too-long'],
  ['aaaaaaaaaaaa', 'password-common'],
  ['1234567890', 'password-common'],
  ['abcdefghijkl', 'password-common'],
  ['0987654321', 'password-common'],
  ['passwort123', 'password-common'],
  ['Passwort2026!', 'password-common'],
  ['QWERTZUIOP', 'password-common'],
  ['Correct Horse Battery Staple', 'password-common'],
  ['redaktion2026', 'password-common'],
  ['Elbblick am Morgen', 'password-personal'],
  ['elbblick2026!!', 'password-personal'],
  ['kaethe.brandt', 'password-personal'],
  ['kätheBrandt1', 'password-personal'],
  ['kaethe.brandt@elbblick.example', 'password-personal'],
  ['zwölf Boxkämpfer jagen', null],
  ['tram-linie-fünf', null],
  ['          x         y', 'password-common'],
  ['k7#Qv9!pLm', null],
])('%s: %s', (password, refusal) => {
  expect(refusePassword(password, personal)).toBe(refusal)
})

it('a hash carries its parameters and fits its password only', async () => {
  const hash = await hashPassword('zwölf Boxkämpfer jagen')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await verifyPassword(hash, 'zwölf Boxkämpfer jagen')).toBe(true)
  expect(await verifyPassword(hash, 'zwölf Boxkämpfer jagen'.normalize('NFD'))).toBe(true)
  expect(await verifyPassword(hash, 'Zwölf Boxkämpfer jagen')).toBe(false)
  expect(await verifyPassword('', 'zwölf Boxkämpfer jagen')).toBe(false)
  expect(await hashPassword('zwölf Boxkämpfer jagen')).not.toBe(hash)
})

it('a hash of another implementation with other parameters is understood', async () => {
  // The reference implementation: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 4 -l 32
  const reference = '$argon2id$v=19$m=65536,t=2,p=4$c29tZXNhbHQ$GpZ3sK/oH9p7VIiV56G/64Zo/8GaUw434IimaPqxwCo'
  expect(await verifyPassword(reference, 'password')).toBe(true)
})
