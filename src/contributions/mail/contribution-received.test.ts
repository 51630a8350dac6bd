import { expect, it } from 'vitest'
import { defaultSettings, type Settings } from '../../settings/index.ts'
import { contributionReceivedMail } from './contribution-received.tsx'

const publicUrl = 'https://elbblick.example'
const letterhead = (site: Partial<Settings['site']>) => ({
  publicUrl,
  settings: { ...defaultSettings, site: { ...defaultSettings.site, name: 'Elbblick', ...site } },
})
const ownLink = `${publicUrl}/kommentare/abc`
const confirm = { link: `${publicUrl}/kommentare/bestaetigen/xyz`, until: '2026-11-30T09:00:00.000Z' }
const headline = 'Boote & <Brücken>'

it.each<[Partial<Settings['site']>, string, string]>([
  [{}, 'Bitte bestätigen: Ihr Beitrag zu „Boote & <Brücken>“', 'dass diese Adresse Ihnen'],
  [
    { address: 'informal' },
    'Bitte bestätigen: dein Beitrag zu „Boote & <Brücken>“',
    'dass diese Adresse dir',
  ],
  [{ language: 'en' }, 'Please confirm: your contribution on “Boote & <Brücken>”', 'this address is yours'],
])(
  'to a first-time writer, with %j, it asks for a confirmation and holds both links',
  (site, subject, ask) => {
    const mail = contributionReceivedMail(letterhead(site), { headline, ownLink, name: null, confirm })
    expect(mail.subject).toBe(subject)
    expect(mail.text.replace(/\s+/g, ' ')).toContain(ask)
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain(confirm.link)
      expect(part).toContain(ownLink)
    }
    // The first link is the one that confirms.
    expect(mail.text.indexOf(confirm.link)).toBeLessThan(mail.text.indexOf(ownLink))
    expect(mail.html).toContain('Boote &amp; &lt;Brücken&gt;')
  },
)

it('to a writer who is known it is short', () => {
  const mail = contributionReceivedMail(letterhead({}), { headline, ownLink, name: 'Mara', confirm: null })
  expect(mail.subject).toBe('Ihr Beitrag zu „Boote & <Brücken>“ ist angekommen')
  expect(mail.text).toContain('Guten Tag Mara,')
  expect(mail.text).not.toContain('bestaetigen')
})
