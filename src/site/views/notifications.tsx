import { Document, type Head } from '../parts/document.tsx'
import { AddressLine, Consent, type Mended, Messages, type Offer, worksFor } from '../parts/subscribe.tsx'
import type { Site } from '../site.ts'

export type Choosable = 'immediate' | 'daily' | 'weekly'

/** All that can be followed by e-mail, for who knows what they want; below it the way to what one follows already. */
export type NotificationsProps = { site: Site; head: Head; offers: Offer[]; words: string; mended: Mended }

export function NotificationsPage({ site, head, offers, words, mended }: NotificationsProps) {
  const { t, paths } = site
  const typed = { site, email: mended.email }
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{head.title}</h1>
            <p class="page__intro">{t('subscribe.lead')}</p>
          </header>
          <Messages site={site} messages={mended.messages} />
          <form class="subscribe" method="post" action={paths.notifications}>
            <fieldset class="field field--choice">
              <legend>{t('subscribe.choose')}</legend>
              {offers.map(({ value, label }, index) => (
                <label>
                  <input type="radio" name="what" value={value} checked={index === 0} /> <span>{label}</span>
                </label>
              ))}
            </fieldset>
            <Frequencies site={site} chosen="daily" />
            <AddressLine {...typed} button={t('subscribe.button')} />
            <Consent site={site} />
          </form>
          <section class="subscribe__other">
            <h2>{t('subscribe.byWords.title')}</h2>
            <p>{t('subscribe.byWords.text')}</p>
            <form class="subscribe" method="post" action={paths.notifications}>
              <input type="hidden" name="what" value="search:" />
              <div class="field">
                <label for="words">{t('subscribe.words')}</label>
                <input
                  type="text"
                  id="words"
                  name="words"
                  value={words || undefined}
                  maxlength={200}
                  aria-describedby="words-hint"
                  required
                />
                <p class="field__hint" id="words-hint">
                  {t('subscribe.wordsHint')}
                </p>
              </div>
              <Frequencies site={site} chosen="daily" />
              <AddressLine {...typed} button={t('subscribe.button')} />
              <Consent site={site} />
            </form>
          </section>
          <section class="subscribe__other">
            <h2>{t('subscribe.elsewhere.title')}</h2>
            <p>{t('subscribe.elsewhere.text')}</p>
            <ul class="error__ways">
              <li>
                <a href={paths.topics}>{t('site.topics')}</a>
              </li>
              <li>
                <a href={paths.authors}>{t('site.authors')}</a>
              </li>
            </ul>
          </section>
          <section class="subscribe__other">
            <h2>{t('subscribe.ownLink.title')}</h2>
            <p>{t('subscribe.ownLink.text')}</p>
            <form class="subscribe" method="post" action={paths.notifications}>
              <input type="hidden" name="what" value="link:" />
              <AddressLine {...typed} button={t('subscribe.ownLink.button')} />
            </form>
          </section>
        </div>
      </div>
    </Document>
  )
}

/** How often at most. */
export function Frequencies({ site, chosen }: { site: Site; chosen: Choosable }) {
  return (
    <fieldset class="field field--choice subscribe__often">
      <legend>{site.t('subscribe.frequency')}</legend>
      {(['immediate', 'daily', 'weekly'] as const).map((frequency) => (
        <label>
          <input type="radio" name="frequency" value={frequency} checked={frequency === chosen} />{' '}
          <span>{site.t(`subscription.frequency.${frequency}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** One thing that can be followed; also what comes back to be mended, or asks for work. */
export type SubscribeProps = {
  site: Site
  head: Head
  what: string
  name: string
  words: string
  /** Null where there is nothing to choose. */
  frequency: Choosable | null
  mended: Mended
}

export function SubscribePage(props: SubscribeProps) {
  const { site, head, what, name, words, frequency, mended } = props
  const { t, paths } = site
  const isLink = what === 'link:'
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{head.title}</h1>
            <p class="page__intro">{name}</p>
          </header>
          <form
            class="subscribe"
            method="post"
            action={paths.notifications}
            {...worksFor(site, mended.challenge)}
          >
            <Messages site={site} messages={mended.messages} />
            <input type="hidden" name="what" value={what} />
            {words !== '' && <input type="hidden" name="words" value={words} />}
            {frequency && <Frequencies site={site} chosen={frequency} />}
            <AddressLine
              site={site}
              email={mended.email}
              button={t(isLink ? 'subscribe.ownLink.button' : 'subscribe.button')}
            />
            {!isLink && <Consent site={site} />}
          </form>
          <p class="follow">
            <a href={paths.notifications}>{t('subscribe.more')}</a>
          </p>
        </div>
      </div>
    </Document>
  )
}
