import { examplesBySubscription } from '../../alerts/index.ts'
import { cardsByIds } from '../../articles/published/index.ts'
import { listSections } from '../../sections/index.ts'
import {
  consentText,
  type Kind,
  nameOf,
  nextDigest,
  subjectOf,
  subscriptionsToConfirm,
  usualFrequency,
} from '../../subscriptions/index.ts'
import { type Followed, followedBy, type Reader } from '../../subscriptions/own/index.ts'
import type { SiteWorld } from '../load-site.ts'
import type { Mended } from '../parts/subscribe.tsx'
import { addressOf, authorPath, sectionPath, tagPath } from '../paths.ts'
import type { Site } from '../site.ts'
import type { OwnSubscription } from '../views/own-notifications.tsx'
import { linkInvalidPage, noticePage, ownHead } from './contributions.ts'
import type { AnyPage, Page } from './page.ts'

export const nothingToMend: Mended = { email: '', messages: [], challenge: null }

/** The words of consent on the newsletter's page. */
export const newsletterConsent = (site: Site): string =>
  consentText(site.t, {
    kind: 'newsletter',
    name: '',
    frequency: 'immediate',
    site: site.settings.site.name,
  })

/** Everything that can be followed; `words` stand in the search's field. */
export async function notificationsPage(
  world: Pick<SiteWorld, 'db'>,
  site: Site,
  words: string,
): Promise<Page<'notifications'>> {
  const { t } = site
  const sections = await listSections(world.db)
  return {
    view: 'notifications',
    props: {
      site,
      head: ownHead(t('subscribe.title')),
      offers: [
        { value: 'newsletter:', label: t('subscription.name.newsletter') },
        ...sections.map(({ id, name }) => ({
          value: `section:${id}`,
          label: t('subscription.name.section', { subject: name }),
        })),
      ],
      words,
      mended: nothingToMend,
    },
    madeOf: [],
  }
}

/** The form for one thing; null for what is not there. */
export async function subscribePage(
  world: Pick<SiteWorld, 'db'>,
  site: Site,
  asked: { kind: Kind; ref: string; frequency: OwnSubscription['frequency'] | null; mended: Mended },
): Promise<Page<'subscribe'> | null> {
  const { kind, ref, mended } = asked
  const found = await subjectOf(world.db, { kind, ref }, site.now)
  const isByWords = kind === 'search' || kind === 'jobs'
  // Words with which nothing can be looked for come back to be mended, as they were typed.
  const subject = typeof found === 'string' && isByWords ? { ref, name: ref } : found
  if (typeof subject === 'string') return null
  return {
    view: 'subscribe',
    props: {
      site,
      head: headFor(site, site.t('subscribe.title'), mended),
      what: `${kind}:${isByWords ? '' : subject.ref}`,
      name: nameOf(site.t, { kind, name: subject.name }),
      words: isByWords ? subject.ref : '',
      frequency: kind === 'newsletter' ? null : (asked.frequency ?? usualFrequency(kind)),
      mended,
    },
    madeOf: [],
  }
}

/** The form by which the link to the own page is asked for, come back to be mended. */
export const readerLinkPage = (site: Site, mended: Mended): Page<'subscribe'> => ({
  view: 'subscribe',
  props: {
    site,
    head: headFor(site, site.t('subscribe.ownLink.title'), mended),
    what: 'link:',
    name: site.t('subscribe.ownLink.text'),
    words: '',
    frequency: null,
    mended,
  },
  madeOf: [],
})

const headFor = (site: Site, title: string, { challenge }: Mended) => ({
  ...ownHead(title),
  ...(challenge ? { scripts: [site.assets.subscribeScript] } : {}),
})

export const askedPage = (site: Site): AnyPage =>
  noticePage(site, { title: site.t('subscribe.asked.title'), text: site.t('subscribe.asked.text') })

/** Asks for the confirmation, or says that it is done or too late. */
export async function confirmSubscriptionPage(
  world: Pick<SiteWorld, 'db' | 'clock'>,
  site: Site,
  token: string,
): Promise<{ page: AnyPage; status: 200 | 404 | 410 }> {
  const { t } = site
  const found = await subscriptionsToConfirm(world, token)
  if (!found.ok && found.refusal === 'link-expired') {
    const told = { title: t('readerLink.expired.title'), text: t('confirmSubscription.expired') }
    return { page: noticePage(site, told), status: 410 }
  }
  if (!found.ok) return { page: linkInvalidPage(site), status: 404 }
  const { reader, asked, isUsed } = found.value
  if (isUsed || asked.length === 0) return { page: confirmedPage(site, null), status: 200 }
  const page: AnyPage = {
    view: 'confirm-subscription',
    props: {
      site,
      head: ownHead(t('confirmSubscription.title')),
      email: reader.email,
      asked: asked.map(({ id, kind, subject, text }) => ({
        id,
        name: nameOf(t, { kind, name: subject.name }),
        text,
      })),
      action: `${site.paths.confirmSubscription}/${token}`,
    },
    madeOf: [],
  }
  return { page, status: 200 }
}

/** `ownLink` only for who has just proven that the mailbox is theirs. */
export function confirmedPage(site: Site, ownLink: string | null): Page<'reader-notice'> {
  const { t } = site
  const page = noticePage(site, {
    title: t('confirmSubscription.done.title'),
    text: t('confirmSubscription.done.text'),
  })
  const own = ownLink === null ? [] : [{ label: t('confirmSubscription.toOwn'), url: ownLink }]
  return { ...page, props: { ...page.props, ways: [...own, ...page.props.ways] } }
}

/** All that a reader follows. */
export async function ownNotificationsPage(
  world: Pick<SiteWorld, 'db'>,
  site: Site,
  own: { reader: Reader; token: string; wasSaved: boolean },
): Promise<Page<'own-notifications'>> {
  const { reader, token, wasSaved } = own
  const { t, times, paths } = site
  const all = await followedBy(world.db, reader.id, site.now)
  const inForce = all.filter(({ endedAt }) => endedAt === null)
  const action = `${paths.notifications}/${token}`
  const rests = reader.pausedUntil !== null && reader.pausedUntil > site.now
  const next = nextOf(site, reader, inForce)
  const examples = await examplesShown(world, site, inForce)
  return {
    view: 'own-notifications',
    props: {
      site,
      head: ownHead(t('ownNotifications.title')),
      email: reader.email,
      action,
      wasSaved,
      followed: inForce.map((each) => ({ ...shown(site, each), examples: examples.get(each.id) ?? [] })),
      ended: all.flatMap((each) =>
        each.endedAt === null ? [] : [{ name: shown(site, each).name, day: times.day(each.endedAt) }],
      ),
      next: next === null ? null : { day: times.longDay(next), clock: times.clock(next) },
      pausedUntil: rests && reader.pausedUntil !== null ? times.day(reader.pausedUntil) : null,
      language: reader.language,
      exportUrl: `${action}/export.json`,
    },
    madeOf: [],
  }
}

/** What readers said of articles they were told of, by subscription, with the headlines that these have now. */
async function examplesShown(
  world: Pick<SiteWorld, 'db'>,
  site: Site,
  followed: readonly Followed[],
): Promise<Map<string, OwnSubscription['examples']>> {
  const examples = await examplesBySubscription(
    world,
    followed.map(({ id }) => id),
  )
  const ids = [...examples.values()].flatMap((its) => its.map(({ articleId }) => articleId))
  const headlines = new Map(
    (await cardsByIds(world.db, ids, site.now)).map(({ id, headline }) => [id, headline]),
  )
  const said = (articleId: string, isWanted: boolean) =>
    site.t(`ownNotifications.examples.${isWanted ? 'wanted' : 'unwanted'}`, {
      headline: headlines.get(articleId) ?? '–',
    })
  return new Map(
    [...examples].map(([id, its]) => [
      id,
      its.map(({ articleId, isWanted }) => ({ articleId, text: said(articleId, isWanted) })),
    ]),
  )
}

/** When the first gathering comes of what is not paused. */
function nextOf(site: Site, { pausedUntil }: Reader, followed: readonly Followed[]): string | null {
  const asked = { after: site.now, pausedUntil, timeZone: site.settings.site.timeZone }
  const all = followed
    .filter(({ pausedAt }) => pausedAt === null)
    .flatMap(({ frequency }) => nextDigest(frequency, asked) ?? [])
  return all.toSorted()[0] ?? null
}

function shown(
  site: Site,
  { id, kind, subject, pausedAt, frequency, frequencies }: Followed,
): Omit<OwnSubscription, 'examples'> {
  return {
    id,
    name: subject ? nameOf(site.t, { kind, name: subject.name }) : nameOf(site.t, { kind, name: '–' }),
    url: subject && pageOf(site, kind, subject.page),
    isPaused: pausedAt !== null,
    frequency,
    frequencies,
  }
}

/** Where it stands on the site. */
function pageOf({ paths }: Site, kind: Kind, page: string | null): string {
  if (kind === 'newsletter') return paths.newsletter
  if (page === null) return '/'
  if (kind === 'section') return sectionPath({ slug: page })
  if (kind === 'tag') return tagPath(paths, { slug: page })
  if (kind === 'author') return authorPath(paths, { slug: page })
  if (kind === 'search') return `${paths.search}?q=${encodeURIComponent(page)}`
  return kind === 'jobs' ? '/' : addressOf(page)
}
