import { escapeHtml } from '../../articles/body/index.ts'
import { addDays } from '../../platform/clock.ts'
import { absolute, type Site } from '../site.ts'
import { element, xmlDocument } from './xml.ts'

/** Crawlers that gather texts for training; search engines' own crawlers are other ones. */
const trainingCrawlers = [
  'AI2Bot',
  'Amazonbot',
  'anthropic-ai',
  'Applebot-Extended',
  'Bytespider',
  'CCBot',
  'ClaudeBot',
  'cohere-ai',
  'Diffbot',
  'FacebookBot',
  'Google-Extended',
  'GPTBot',
  'ImagesiftBot',
  'meta-externalagent',
  'omgili',
  'Timpibot',
]

/** Where crawlers may go; the reservation of § 44b (3) UrhG where the publisher makes it. */
export function robotsTxt(site: Site): string {
  const reserved = site.settings.machines.reserveTextAndDataMining
  return [
    'User-agent: *',
    'Disallow: /newsroom',
    'Disallow: /api/',
    `Disallow: ${site.paths.search}?`,
    '',
    ...(reserved
      ? [
          '# § 44b (3) UrhG: text and data mining is reserved.',
          ...trainingCrawlers.map((name) => `User-agent: ${name}`),
          'Disallow: /',
          '',
        ]
      : []),
    `Sitemap: ${absolute(site, '/sitemap.xml')}`,
    `Sitemap: ${absolute(site, '/news-sitemap.xml')}`,
    '',
  ].join('\n')
}

/** TDM Reservation Protocol: null where nothing is reserved. */
export const tdmReservation = (site: Site): string | null =>
  site.settings.machines.reserveTextAndDataMining
    ? JSON.stringify([{ location: '/', 'tdm-reservation': 1 }])
    : null

/** RFC 9116. `Expires` must lie less than a year ahead; it moves with each day. */
export function securityTxt(site: Site): string {
  const email = site.settings.site.contactEmail || site.settings.imprint.email
  const contact = email ? `mailto:${email}` : absolute(site, site.paths.imprint)
  const languages = site.t.language === 'en' ? 'en' : 'de, en'
  return [
    `Contact: ${contact}`,
    `Expires: ${addDays(`${site.now.slice(0, 10)}T00:00:00.000Z`, 180)}`,
    `Preferred-Languages: ${languages}`,
    `Canonical: ${absolute(site, '/.well-known/security.txt')}`,
    '',
  ].join('\n')
}

/** Lets browsers offer the paper's search. */
export function openSearchXml(site: Site): string {
  const { name, tagline } = site.settings.site
  const template = escapeHtml(`${absolute(site, site.paths.search)}?q={searchTerms}`)
  return xmlDocument(
    `<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">${[
      // At most 16 characters (OpenSearch 1.1).
      element('ShortName', [...name].slice(0, 16).join('').trim(), 'text'),
      element('Description', tagline || name, 'text'),
      element('InputEncoding', 'UTF-8', 'text'),
      `<Url type="text/html" template="${template}"/>`,
    ].join('')}</OpenSearchDescription>`,
  )
}

/** The paper's initial on its colours, for the browser's tab. */
export function faviconSvg(site: Site): string {
  const initial = escapeHtml([...site.settings.site.name.trim()][0]?.toLocaleUpperCase('de') ?? '·')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#1a1917"/><rect y="28" width="32" height="4" fill="${site.settings.look.accent}"/><text x="16" y="23" font-family="Georgia,'Times New Roman',serif" font-size="24" fill="#fdfbf7" text-anchor="middle">${initial}</text></svg>`
}
