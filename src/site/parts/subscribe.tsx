import type { PublishedArticle } from '../../articles/published/index.ts'
import type { Challenge } from '../../contributions/bots/index.ts'
import type { Site } from '../site.ts'

/** Where a form for notifications stands on its page. */
export const subscribeAnchor = 'abo'

/** What a form offers: `value` is the kind, a colon and what is followed. */
export type Offer = { value: string; label: string }

/** The address, and the button beside it. */
export function AddressLine({ site, email = '', button }: { site: Site; email?: string; button: string }) {
  const { t } = site
  return (
    <div class="subscribe__line">
      <input
        type="email"
        name="email"
        value={email || undefined}
        maxlength={254}
        autocomplete="email"
        placeholder={t('subscribe.email')}
        aria-label={t('subscribe.email')}
        required
      />
      <button type="submit" class="button">
        {button}
      </button>
    </div>
  )
}

/** What is consented to by sending the form, and where the privacy notice is. */
export function Consent({ site, text }: { site: Site; text?: string }) {
  const { t, settings, paths } = site
  return (
    <p class="subscribe__consent">
      {text ?? t('subscribe.consent', { site: settings.site.name })}{' '}
      <a href={paths.privacy}>{t('site.privacy')}</a>
    </p>
  )
}

/** Below an article: more like it, or something near it. One choice, one field, one button; the same for everybody. */
export function SubscribeBlock({ site, article }: { site: Site; article: PublishedArticle }) {
  const { t, paths } = site
  const named = (kind: 'section' | 'tag', { id, name }: { id: string; name: string }): Offer => ({
    value: `${kind}:${id}`,
    label: t(`subscription.name.${kind}`, { subject: name }),
  })
  const offers: Offer[] = [
    { value: `similar:${article.id}`, label: t('subscribe.block.similar') },
    named('section', article.section),
    ...article.tags.slice(0, mostTags).map((tag) => named('tag', tag)),
    ...(article.commentMode === 'off'
      ? []
      : [{ value: `comments:${article.id}`, label: t('subscribe.block.comments') }]),
    { value: 'newsletter:', label: t('subscription.name.newsletter') },
  ]
  return (
    <form class="service subscribe" id={subscribeAnchor} method="post" action={paths.notifications}>
      <h2 class="service__label">{t('subscribe.block.title')}</h2>
      <select name="what" aria-label={t('subscribe.block.what')}>
        {offers.map(({ value, label }) => (
          <option value={value}>{label}</option>
        ))}
      </select>
      <AddressLine site={site} button={t('subscribe.button')} />
      <Consent site={site} />
    </form>
  )
}

const mostTags = 5

/** The newsletter, in one line. */
export function NewsletterLine({ site }: { site: Site }) {
  const { t, paths, settings } = site
  return (
    <form class="service subscribe" id={subscribeAnchor} method="post" action={paths.notifications}>
      <h2 class="service__label">{t('newsletter.title')}</h2>
      <p>{t('newsletter.lead', { site: settings.site.name })}</p>
      <input type="hidden" name="what" value="newsletter:" />
      <AddressLine site={site} button={t('newsletter.button')} />
      <Consent site={site} />
    </form>
  )
}

/** To the form for what the page is about: a kind and a slug. */
export function FollowLink({ site, to }: { site: Site; to: string }) {
  return (
    <p class="follow">
      <a href={site.paths.notifications + to}>{site.t('subscribe.button')}</a>
    </p>
  )
}

/** What was typed and is to be mended, with the work by which it may be sent once more at once; a script does it. */
export type Mended = { email: string; messages: string[]; challenge: Challenge | null }

/** What is to be mended, said before the fields, so that it is heard first. */
export function Messages({ site, messages }: { site: Site; messages: readonly string[] }) {
  if (messages.length === 0) return null
  return (
    <div class="comment-form__mend" role="alert">
      <p>{site.t('subscribe.mend')}</p>
      <ul>
        {messages.map((message) => (
          <li>{message}</li>
        ))}
      </ul>
    </div>
  )
}

/** For the form that a script may send once more by itself. */
export const worksFor = (site: Site, challenge: Challenge | null) =>
  challenge
    ? { 'data-challenge': JSON.stringify(challenge), 'data-working': site.t('subscribe.working') }
    : {}
