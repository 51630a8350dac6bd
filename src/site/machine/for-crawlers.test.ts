import { expect, it } from 'vitest'
import { aSite } from '../fixtures.ts'
import { faviconSvg, openSearchXml, robotsTxt, securityTxt, tdmReservation } from './for-crawlers.ts'

const site = aSite()
const reserved = aSite({ machines: { ...site.settings.machines, reserveTextAndDataMining: true } })

it('crawlers find the sitemaps and are kept from the newsroom', () => {
  expect(robotsTxt(site)).toContain('Disallow: /newsroom')
  expect(robotsTxt(site)).toContain('Sitemap: https://zeitung.example/news-sitemap.xml')
  expect(robotsTxt(site)).not.toContain('GPTBot')
})

it('where text and data mining is reserved, robots.txt and tdmrep.json say so', () => {
  expect(robotsTxt(reserved)).toMatch(/User-agent: GPTBot[\s\S]*Disallow: \/\n/)
  expect(JSON.parse(tdmReservation(reserved) ?? '')).toEqual([{ location: '/', 'tdm-reservation': 1 }])
  expect(tdmReservation(site)).toBeNull()
})

it('security.txt names a contact and expires within a year (RFC 9116)', () => {
  const text = securityTxt(aSite({ imprint: { ...site.settings.imprint, email: 'wir@zeitung.example' } }))
  expect(text).toContain('Contact: mailto:wir@zeitung.example')
  const expires = /^Expires: (.+)$/m.exec(text)?.[1] ?? ''
  const days = (Date.parse(expires) - Date.parse(site.now)) / 86_400_000
  expect(days).toBeGreaterThan(30)
  expect(days).toBeLessThan(365)
  expect(securityTxt(site)).toContain('Contact: https://zeitung.example/impressum')
})

it('the description for browsers’ search keeps the short name short', () => {
  const xml = openSearchXml(aSite({ site: { ...site.settings.site, name: 'Die sehr lange & gute Zeitung' } }))
  expect(/<ShortName>(.*?)<\/ShortName>/.exec(xml)?.[1]).toBe('Die sehr lange &amp;')
  expect(xml).toContain('template="https://zeitung.example/suche?q={searchTerms}"')
})

it('the icon is the initial, escaped', () => {
  expect(faviconSvg(site)).toContain('>B</text>')
  expect(faviconSvg(aSite({ site: { ...site.settings.site, name: '<x' } }))).toContain('>&lt;</text>')
})
