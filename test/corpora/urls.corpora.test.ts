import { describe, expect, it } from 'vitest'
import { bodyFromHtml, escapeHtml } from '../../src/articles/body/index.ts'
import { webAddress } from '../../src/newsroom-api/contract/common.ts'
import { linkAddress } from '../../src/platform/http/link-address.ts'
import { outgoingTarget } from '../../src/platform/http/outgoing-address.ts'
import { redirectTarget, setRedirect } from '../../src/redirects/index.ts'
import { settingsSchemas } from '../../src/settings/index.ts'
import { anActor } from '../builders.ts'
import { describeOnEachDatabase } from '../worlds.ts'
import { hostCases, urlCases } from './url-vectors.ts'

const site = 'https://zeitung.example'
const urls = urlCases()
const hosts = hostCases()

/** Undecodable names that Node's reader of addresses lets pass; they lead nowhere. */
const letPassByNode = (input: string): boolean => /xn--/i.test(input) && URL.canParse(input)

/** What people type to lead elsewhere without showing it. */
const disguised = [
  '//',
  '/\\',
  '\\\\',
  '\\/',
  '/\t/',
  '/\n\\',
  '\t//',
  '/\r/',
  '///',
  '/\u200b/',
  '\u00a0//',
].map((start) => `${start}evil.example/a`)
const typed = [
  ...urls.map(({ input }) => input),
  ...disguised,
  ...hosts.map(({ host }) => `https://${host}/`),
]

const linkIn = (href: string): string | null => {
  const [block] = bodyFromHtml(`<p><a href="${escapeHtml(href)}">a</a></p>`).content
  const [text] = block?.type === 'paragraph' ? (block.content ?? []) : []
  const mark = text?.type === 'text' ? text.marks?.find(({ type }) => type === 'link') : undefined
  return mark?.type === 'link' ? mark.attrs.href : null
}

/** Every check that an address passes before it is stored: what it is stored as, or null when it is refused. */
const checks: Record<string, (text: string) => string | null> = {
  'links in bodies': linkIn,
  'links of the navigation': (url) =>
    settingsSchemas.navigation.safeParse({ main: [{ label: 'a', url }] }).data?.main[0]?.url ?? null,
  'canonical addresses, sameAs, websites and webhooks': (url) => webAddress(2000).safeParse(url).data ?? null,
  'what the server itself asks for': (url) => {
    const target = outgoingTarget(url, [])
    return target.ok ? target.value.url.href : null
  },
}

it('the lists were read', () => {
  expect(urls.length).toBeGreaterThan(430)
  expect(hosts.length).toBeGreaterThan(6000)
})

describe.each(Object.entries(checks))('%s', (_, check) => {
  it('are read as browsers read them, or refused', () => {
    const odd = typed.flatMap((text) => {
      const kept = check(text)
      if (kept === null || kept.startsWith('#')) return []
      if (kept.startsWith('/')) return new URL(kept, site).origin === site ? [] : [{ text, kept }]
      // Without white space at the ends, as fields are trimmed before.
      const meant = URL.parse(text.trim())
      const isSafe = /^(https?|mailto|tel):/.test(kept) && !/^https?:\/\/[^/]*@/.test(kept)
      return isSafe && kept === URL.parse(kept)?.href && kept === meant?.href
        ? []
        : [{ text, kept, meant: meant?.href }]
    })
    expect(odd).toEqual([])
  })

  it('lead where the URL standard says', () => {
    const odd = urls.flatMap(({ input, base, href, failure }) => {
      const kept = check(input)
      if (kept === null || /^[/#]/.test(kept) || base !== null || letPassByNode(input)) return []
      return failure || kept !== href ? [{ input, kept, href }] : []
    })
    expect(odd).toEqual([])
  })

  it('ask for the host that the IDNA standard names', () => {
    const odd = hosts.flatMap(({ host, ascii, wrong }) => {
      const kept = wrong ? null : check(`https://${host}/`)
      return kept === null || kept === `https://${ascii}/` ? [] : [{ host, kept, ascii }]
    })
    expect(odd).toEqual([])
  })
})

it('an address that is its own normal form is taken by all of them', () => {
  for (const check of Object.values(checks)) expect(check(`${site}/a?b=c#d`)).toBe(`${site}/a?b=c#d`)
})

describeOnEachDatabase('redirects', (testWorld) => {
  it('lead elsewhere only when http(s) was typed', async () => {
    const world = await testWorld()
    const targets = [...urls.map(({ input }) => input), ...disguised]
    for (const [index, to] of targets.entries()) {
      const made = await setRedirect(world, { from: `/alt-${index}`, to }, anActor())
      if (!made.ok) continue
      const target = (await redirectTarget(world.db, `/alt-${index}`)) ?? ''
      const { origin } = new URL(target, site)
      if (origin !== site) expect(to, target).toMatch(/^https?:\/\//i)
      if (origin !== site) expect(target).toBe(linkAddress(to, ['https:', 'http:']))
    }
  })

  it('begin at a path of the site, whatever was typed', async () => {
    const world = await testWorld()
    for (const { input } of urls) {
      const made = await setRedirect(world, { from: input, to: '/neu' }, anActor())
      if (made.ok) expect(new URL(encodeURI(made.value.fromPath), site).origin, input).toBe(site)
    }
  })
})
