import type { Instant } from '../platform/clock.ts'
import { slugify } from '../platform/slug.ts'
import { dayIn, instantIn } from '../platform/wall-clock.ts'
import type { Texts } from '../texts/index.ts'

/** The newsletter that every paper has: subscriptions without a `ref` are to it. */
export const mainNewsletter = 'main'

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export type Weekday = (typeof weekdays)[number]

/** When and from what issues fill themselves; `time` (`06:30`) is that of the site's clock. */
export type Automation = { mode: 'off' | 'draft' | 'send'; weekdays: Weekday[]; time: string }

/** What the newsroom says of a newsletter. */
export type NewsletterWords = {
  /** Empty: named after the site; only the main one may be. */
  name: string
  slug: string
  description: string | null
  /** Null: the site's. */
  language: 'de' | 'en' | null
  senderName: string | null
  senderAddress: string | null
  replyTo: string | null
  /** In the readers' words: „jeden Freitag“. */
  cadence: string | null
  automation: Automation
  /** Articles of these sections fill an issue; none: of all. */
  sectionIds: string[]
  pictures: 'none' | 'first' | 'all'
  /** Readers can subscribe, and find its issues in the archive. */
  isPublic: boolean
}
export type Newsletter = NewsletterWords & { id: string; revision: number; createdAt: Instant }

export type NewsletterRefusal =
  | 'not-found'
  | 'revision-outdated'
  | 'newsletter-without-name'
  | 'slug-taken'
  | 'bad-slug'
  | 'bad-email'
  | 'unknown-section'
  | 'main-newsletter'
  | 'newsletter-in-use'

export const emptyNewsletter: NewsletterWords = {
  name: '',
  slug: '',
  description: null,
  language: null,
  senderName: null,
  senderAddress: null,
  replyTo: null,
  cadence: null,
  automation: { mode: 'off', weekdays: [], time: '06:30' },
  sectionIds: [],
  pictures: 'all',
  isPublic: true,
}

/** Names of files below a newsletter's address. */
const reserved = ['feed']

/** The slug as it is stored: what was asked for, else made from the name. Null when nothing usable is left. */
export function slugOf({ slug, name }: Pick<NewsletterWords, 'slug' | 'name'>): string | null {
  const made = slugify(slug || name, 60)
  return made && !reserved.includes(made) ? made : null
}

const oneAddress = /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/u

/** What a newsletter cannot be, with the field. */
export function refuseWords(
  id: string,
  words: NewsletterWords,
): { refusal: NewsletterRefusal; field: string } | null {
  if (!words.name && id !== mainNewsletter) return { refusal: 'newsletter-without-name', field: 'name' }
  if (slugOf(words) === null) return { refusal: 'bad-slug', field: 'slug' }
  for (const field of ['senderAddress', 'replyTo'] as const) {
    const address = words[field]
    if (address !== null && (address.length > 254 || !oneAddress.test(address)))
      return { refusal: 'bad-email', field }
  }
  return null
}

/** As readers see it. */
export const shownName = ({ name }: Pick<Newsletter, 'name'>, t: Texts, site: string): string =>
  name || t('newsletter.ofSite', { site })

/** The first moment behind `after` at which issues fill themselves; null when they never do. */
export function nextSlot(
  { mode, weekdays: days, time }: Automation,
  { after, timeZone }: { after: Instant; timeZone: string },
): Instant | null {
  if (mode === 'off') return null
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const first = dayIn(timeZone, after)
  for (let ahead = 0; ahead <= 8; ahead++) {
    const day = first + ahead * dayMilliseconds
    // JavaScript's weeks begin on Sunday.
    const weekday = weekdays[(new Date(day).getUTCDay() + 6) % 7]
    if (!weekday || !days.includes(weekday)) continue
    const at = instantIn(timeZone, day + (hours * 60 + minutes) * 60_000)
    if (at > after) return at
  }
  return null
}

const dayMilliseconds = 86_400_000
