import { mkdirSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { defaultSettings, type Settings } from '../../settings/index.ts'
import { accountChangedMail } from './account-changed.tsx'
import { invitationMail } from './invitation.tsx'
import { passwordResetMail } from './password-reset.tsx'

const publicUrl = 'https://elbblick.example'

function letterhead(site: Partial<Settings['site']>) {
  const imprint = {
    ...defaultSettings.imprint,
    publisher: 'Elbblick Verlag gGmbH',
    street: 'Kaistraße 7',
    postalCode: '25999',
    city: 'Kronsee',
    email: 'redaktion@elbblick.example',
  }
  return {
    publicUrl,
    settings: {
      ...defaultSettings,
      site: { ...defaultSettings.site, name: 'Elbblick <& Söhne>', ...site },
      imprint,
    },
  }
}

const link = `${publicUrl}/newsroom/invitation?token=Ab3-xyz_0123456789`
const sites: [string, Partial<Settings['site']>][] = [
  ['de', { language: 'de' }],
  ['de-du', { language: 'de', address: 'informal' }],
  ['en', { language: 'en', name: 'The Elbe Courier' }],
]

const mails = sites.flatMap(([name, site]) => {
  const head = letterhead(site)
  const expiresAt = '2026-11-30T09:00:00.000Z'
  return [
    [
      `invitation ${name}`,
      invitationMail(head, { inviter: 'Käthe Brandt', name: null, role: 'editor', link, expiresAt }),
    ],
    [`reset ${name}`, passwordResetMail(head, { name: 'Ben Özdemir', link, expiresAt })],
    [`password changed ${name}`, accountChangedMail(head, { what: 'password', name: 'Ben', at: expiresAt })],
    [
      `email changed ${name}`,
      accountChangedMail(head, { what: 'email', email: 'ben@neu.example', name: 'Ben', at: expiresAt }),
    ],
  ] as const
})

it.each(mails)('%s: both parts are complete, and nothing is loaded from anywhere', (name, mail) => {
  expect(mail.html).toMatch(/^<!doctype html>\n<html lang="(de|en)">/)
  expect(mail.html).not.toMatch(/<(img|link|script|iframe|object)|url\(|@import|\{[a-z]+\}/i)
  expect(mail.html).not.toContain('<& Söhne>')
  const addresses = [...mail.html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address = '']) => address)
  expect(addresses.every((address) => address.startsWith(publicUrl))).toBe(true)
  expect(mail.text).not.toMatch(/<[a-z]|\{[a-z]+\}|undefined|null/)
  expect(mail.text).toContain('Elbblick Verlag gGmbH, Kaistraße 7, 25999 Kronsee')
  expect(Math.max(...mail.text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(72)
  if (/invitation|reset/.test(name)) {
    expect(mail.text).toContain(`\n${link}\n`)
    expect(mail.html).toContain(`href="${link}"`)
  }
  if (process.env.WRITE_MAILS) {
    mkdirSync(process.env.WRITE_MAILS, { recursive: true })
    const path = `${process.env.WRITE_MAILS}/${name.replaceAll(' ', '-')}`
    writeFileSync(`${path}.html`, mail.html)
    writeFileSync(`${path}.txt`, `${mail.subject}\n\n${mail.text}`)
  }
})

it('says „du“ to the people of a site that does', () => {
  const [, mail] = mails.find(([name]) => name === 'reset de-du') ?? []
  expect(mail?.text).toContain('für dein Konto')
})
