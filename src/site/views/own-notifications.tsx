import { Document, type Head } from '../parts/document.tsx'
import type { Site } from '../site.ts'

export type OwnSubscription = {
  id: string
  name: string
  /** Where it stands on the site; null once it is gone. */
  url: string | null
  isPaused: boolean
  frequency: 'immediate' | 'daily' | 'weekly'
  /** Empty where there is nothing to choose. */
  frequencies: readonly ('immediate' | 'daily' | 'weekly')[]
  /** What the reader said of articles that it brought. */
  examples: { articleId: string; text: string }[]
}

/** All that a reader follows, and how to change, pause and end it; nobody but they have the page's address. */
export type OwnNotificationsProps = {
  site: Site
  head: Head
  email: string
  /** The page's own address, to which its forms are sent. */
  action: string
  wasSaved: boolean
  followed: OwnSubscription[]
  ended: { name: string; day: string }[]
  /** When the next gathering comes; null where nothing is gathered. */
  next: { day: string; clock: string } | null
  pausedUntil: string | null
  language: 'de' | 'en'
  exportUrl: string
}

export function OwnNotificationsPage(props: OwnNotificationsProps) {
  const { site, head, email, wasSaved, followed, ended, next } = props
  const { t } = site
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{head.title}</h1>
            <p class="page__intro">{t('ownNotifications.lead', { email })}</p>
          </header>
          {wasSaved && (
            <p class="followed__saved" role="status">
              {t('ownNotifications.saved')}
            </p>
          )}
          {followed.length === 0 && <p class="followed__none">{t('ownNotifications.none')}</p>}
          <ul class="followed">
            {followed.map((subscription) => (
              <Row {...props} subscription={subscription} />
            ))}
          </ul>
          {next && <p class="followed__next">{t('ownNotifications.next', next)}</p>}
          <ForAll {...props} />
          {ended.length > 0 && (
            <section class="subscribe__other">
              <h2>{t('ownNotifications.ended')}</h2>
              <ul class="followed__ended">
                {ended.map((each) => (
                  <li>{t('ownNotifications.endedOn', each)}</li>
                ))}
              </ul>
            </section>
          )}
          <p class="follow">
            <a href={site.paths.notifications}>{t('subscribe.more')}</a>
          </p>
        </div>
      </div>
    </Document>
  )
}

function Row({ site, action, subscription }: OwnNotificationsProps & { subscription: OwnSubscription }) {
  const { t } = site
  const { id, name, url, isPaused, frequency, frequencies, examples } = subscription
  const verb = isPaused ? 'resume' : 'pause'
  return (
    <li>
      <p class="followed__name">{url ? <a href={url}>{name}</a> : name}</p>
      {(isPaused || !url) && (
        <p class="followed__state">
          {[isPaused && t('subscription.status.paused'), !url && t('subscription.gone')]
            .filter(Boolean)
            .join(', ')}
        </p>
      )}
      <div class="followed__ways">
        {frequencies.length > 0 && (
          <form method="post" action={action}>
            <input type="hidden" name="id" value={id} />
            <select name="frequency" aria-label={t('ownNotifications.frequency', { name })}>
              {frequencies.map((each) => (
                <option value={each} selected={each === frequency}>
                  {t(`subscription.frequency.${each}`)}
                </option>
              ))}
            </select>
            <Way value="frequency" label={t('ownNotifications.save')} about={name} />
          </form>
        )}
        <form method="post" action={action}>
          <input type="hidden" name="id" value={id} />
          <button
            type="submit"
            class="quiet-button"
            name="do"
            value={verb}
            aria-label={t(`ownNotifications.${verb}Of`, { name })}
          >
            {t(`ownNotifications.${verb}`)}
          </button>
          <button
            type="submit"
            class="quiet-button"
            name="do"
            value="end"
            aria-label={t('ownNotifications.endOf', { name })}
          >
            {t('ownNotifications.end')}
          </button>
        </form>
      </div>
      {examples.length > 0 && (
        <ul class="followed__examples">
          {examples.map(({ articleId, text }) => (
            <li>
              <form method="post" action={action}>
                <input type="hidden" name="id" value={id} />
                <input type="hidden" name="article" value={articleId} />
                <span>{text}</span>{' '}
                <Way value="forget-example" label={t('ownNotifications.examples.remove')} about={text} />
              </form>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** `about`: for who hears the button without what stands around it. */
const Way = ({ value, label, about }: { value: string; label: string; about?: string }) => (
  <button
    type="submit"
    class="quiet-button"
    name="do"
    value={value}
    aria-label={about && `${label}: ${about}`}
  >
    {label}
  </button>
)

function ForAll({ site, action, followed, pausedUntil, language, exportUrl }: OwnNotificationsProps) {
  const { t } = site
  return (
    <section class="subscribe__other">
      <h2>{t('ownNotifications.all.title')}</h2>
      <form class="followed__all" method="post" action={action}>
        {pausedUntil ? (
          <p>
            {t('ownNotifications.pausedUntil', { day: pausedUntil })}{' '}
            <Way value="rest-end" label={t('ownNotifications.restEnd')} />
          </p>
        ) : (
          <p>
            <label>
              {t('ownNotifications.rest')}{' '}
              <select name="days">
                {([14, 28, 84] as const).map((days) => (
                  <option value={days}>{t(`ownNotifications.rest.${days}`)}</option>
                ))}
              </select>
            </label>{' '}
            <Way value="rest" label={t('ownNotifications.restButton')} />
          </p>
        )}
      </form>
      <form class="followed__all" method="post" action={action}>
        <p>
          <label>
            {t('ownNotifications.language')}{' '}
            <select name="language">
              {(['de', 'en'] as const).map((each) => (
                <option value={each} selected={each === language}>
                  {t(`ownNotifications.language.${each}`)}
                </option>
              ))}
            </select>
          </label>{' '}
          <Way value="language" label={t('ownNotifications.save')} about={t('ownNotifications.language')} />
        </p>
      </form>
      <p class="followed__all">
        <a href={exportUrl} download="">
          {t('ownNotifications.export')}
        </a>
      </p>
      <div class="own-comment__ways">
        {followed.length > 0 && <Dangerous {...{ site, action }} what="endAll" value="end-all" />}
        <Dangerous {...{ site, action }} what="erase" value="erase" />
      </div>
    </section>
  )
}

/** Behind a second click. */
function Dangerous(props: { site: Site; action: string; what: 'endAll' | 'erase'; value: string }) {
  const { site, action, what, value } = props
  return (
    <details>
      <summary>{site.t(`ownNotifications.${what}`)}</summary>
      <form class="subscribe subscribe--sure" method="post" action={action}>
        <p>{site.t(`ownNotifications.${what}Text`)}</p>
        <button type="submit" class="button" name="do" value={value}>
          {site.t(`ownNotifications.${what}Button`)}
        </button>
      </form>
    </details>
  )
}
