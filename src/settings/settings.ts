import { z } from 'zod'
import { linkAddress } from '../platform/http/link-address.ts'
import { isTextKey, type TextOverrides, type Texts, textsFor } from '../texts/index.ts'

/**
 * The settings of the newspaper, by group. Each group has a schema whose defaults make an empty object valid, so a
 * fresh site works and a new setting needs no migration.
 */
const line = (max: number) => z.string().trim().max(max)
const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'field.colour')

/** One address, or nothing. */
const mailAddress = line(254).regex(
  /^$|^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+\.[^\s<>,;:"()[\]\\@.]+$/,
  'field.email',
)

const keptDays = z.number().int().min(190).max(3650)

/** Where a link of ours may lead: a path of the site, or an absolute address. */
const targetOf = (text: string) => linkAddress(text, ['https:', 'http:', 'mailto:'])
export const linkTarget = line(2000)
  .refine((text) => targetOf(text) !== null, 'field.link-target')
  .overwrite((text) => targetOf(text) ?? text)
const links = (max: number) => z.array(z.strictObject({ label: line(80).min(1), url: linkTarget })).max(max)

/** A web address that our server calls, or nothing. */
const webAddress = line(1000)
  .refine((text) => text === '' || /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'field.web-address')
  .refine((text) => !URL.parse(text)?.username && !URL.parse(text)?.password, 'field.address-with-password')

/** Asking for a time zone takes as long as the rest of the settings: what was found good is remembered. */
const knownTimeZones = new Set<string>()

/** Whether the runtime knows a time zone of this name. */
export const isTimeZone = (name: string): boolean => {
  if (knownTimeZones.has(name)) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    knownTimeZones.add(name)
    return true
  } catch {
    return false
  }
}

export const settingsSchemas = {
  site: z.object({
    name: line(120).default('Depesche'),
    tagline: line(200).default(''),
    language: z.enum(['de', 'en']).default('de'),
    /** How readers are spoken to in German. */
    address: z.enum(['formal', 'informal']).default('formal'),
    timeZone: z.string().refine(isTimeZone, 'field.time-zone').default('Europe/Berlin'),
    /** ISO 3166-1; decides e.g. which Google the research links open. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .default('DE'),
    contactEmail: line(254).default(''),
  }),
  /** § 5 DDG and § 18 MStV: who publishes and who answers for the content. */
  imprint: z.object({
    publisher: line(200).default(''),
    street: line(200).default(''),
    postalCode: line(20).default(''),
    city: line(120).default(''),
    country: line(80).default('Deutschland'),
    representedBy: line(300).default(''),
    email: line(254).default(''),
    phone: line(60).default(''),
    registerCourt: line(120).default(''),
    registerNumber: line(60).default(''),
    vatId: line(40).default(''),
    responsiblePerson: line(200).default(''),
    responsibleAddress: line(400).default(''),
    /** Articles 11 and 12 DSA: how authorities and readers reach us about contributions. Empty: by `email`. */
    contactForAuthorities: line(254).default(''),
    contactForReaders: line(254).default(''),
    contactLanguages: line(120).default(''),
    more: z.string().max(10_000).default(''),
  }),
  look: z.object({
    accent: colour.default('#b3261e'),
    accentDark: colour.default('#ff8a75'),
    serif: z.enum(['newsreader', 'source-serif']).default('newsreader'),
    sans: z.enum(['public-sans', 'libre-franklin']).default('public-sans'),
    logoMediaId: z.string().max(64).nullable().default(null),
  }),
  navigation: z.object({
    /** Empty: the sections in their order. */
    main: links(30).default([]),
    footer: links(30).default([]),
    /** The service links after an article. */
    service: links(20).default([]),
  }),
  /** Texts of blocks and buttons in the publisher's own words, by catalogue key. */
  texts: z
    .record(z.string().max(120), z.string().max(2000))
    .transform(
      (texts): TextOverrides => Object.fromEntries(Object.entries(texts).filter(([key]) => isTextKey(key))),
    ),
  reading: z.object({
    feedFullText: z.boolean().default(true),
    /** Reading speed for „Lesezeit“, in words a minute. */
    wordsPerMinute: z.number().int().min(80).max(600).default(220),
    commentMode: z.enum(['before', 'after', 'trusted', 'closed', 'off']).default('before'),
    /** Days after publication on which comments are closed; 0 for never. */
    closeCommentsAfterDays: z.number().int().min(0).max(3650).default(0),
    /** Seconds between an article's publication and the mails that tell of it: a mistake can be taken back. */
    alertHoldBackSeconds: z.number().int().min(0).max(3600).default(5),
    shareLinks: z
      .array(
        z.enum([
          'email',
          'mastodon',
          'bluesky',
          'whatsapp',
          'telegram',
          'linkedin',
          'facebook',
          'x',
          'reddit',
          'copy',
        ]),
      )
      .default(['email', 'whatsapp', 'bluesky', 'mastodon', 'copy']),
    /** The blocks after an article's body, in order; those not yet built or switched off are left out. */
    blocks: z.array(z.string().max(40)).max(30).default(['service-links', 'subscribe', 'follow', 'research']),
    /** Ways to follow the paper, in order. */
    follow: z
      .array(z.enum(['rss', 'email', 'google-news', 'bing-news', 'google-preferred']))
      .max(5)
      .default(['rss', 'email', 'google-news', 'bing-news', 'google-preferred']),
    /** Where readers may search on for an article's topic, in order. */
    research: z
      .array(
        z.enum([
          'google',
          'bing',
          'google-news',
          'bing-news',
          'duckduckgo',
          'ecosia',
          'startpage',
          'wikipedia',
        ]),
      )
      .max(8)
      .default(['google', 'bing', 'google-news']),
  }),
  /** How long words are kept that readers do not see, in days; a complaint may come for six months. */
  moderation: z.object({
    /** Comments that were rejected, removed, withdrawn or filed as spam. */
    keepRefusedDays: keptDays.default(200),
    /** Notices that were answered, and the free words of decisions: the usual limitation, § 195 BGB. */
    keepNoticesDays: keptDays.default(1095),
    keepDecisionsDays: keptDays.default(1095),
    /** Whether readers see the transparency report. */
    transparencyPage: z.boolean().default(false),
  }),
  /** Whom mails come from and where reports about them go. */
  mail: z.object({
    /** Empty: the contact address, else that of the imprint. */
    senderAddress: mailAddress.default(''),
    /** `b@bounces.example.org`: mails leave as `b+…@bounces.example.org`, and what cannot be delivered comes back there. */
    bounceAddress: mailAddress
      .refine((address) => address.indexOf('@') <= 14, 'field.bounce-address')
      .default(''),
  }),
  machines: z.object({
    /** § 44b (3) UrhG: reservation against text and data mining, in robots.txt, header and tdmrep.json. */
    reserveTextAndDataMining: z.boolean().default(false),
    /** Seconds a shared cache (CDN) may keep a page; with 0 it must ask each time. Raise it when the CDN is purged by our tags. */
    sharedMaxAge: z.number().int().min(0).max(31_536_000).default(0),
    /** WebSub: another hub that is told when feeds change, besides our own. */
    externalHub: webAddress.default(''),
    /** Tells search engines at once which addresses are new, changed or gone. */
    indexNow: z.boolean().default(false),
    /** One engine passes on to the others. Empty: api.indexnow.org. */
    indexNowEndpoint: webAddress.default(''),
  }),
} as const

export type SettingsGroup = keyof typeof settingsSchemas
export type Settings = { [G in SettingsGroup]: z.infer<(typeof settingsSchemas)[G]> }

export const settingsGroups = Object.keys(settingsSchemas) as SettingsGroup[]

export const defaultSettings: Settings = {
  site: settingsSchemas.site.parse({}),
  imprint: settingsSchemas.imprint.parse({}),
  look: settingsSchemas.look.parse({}),
  navigation: settingsSchemas.navigation.parse({}),
  texts: {},
  reading: settingsSchemas.reading.parse({}),
  moderation: settingsSchemas.moderation.parse({}),
  mail: settingsSchemas.mail.parse({}),
  machines: settingsSchemas.machines.parse({}),
}

/** The site's texts: its language and form of address, with the publisher's own wording. */
export const siteTexts = (settings: Pick<Settings, 'site' | 'texts'>): Texts =>
  textsFor(settings.site.language, settings.site.address, settings.texts)
