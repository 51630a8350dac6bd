import { Document, type Head } from '../parts/document.tsx'
import { AddressLine, Consent } from '../parts/subscribe.tsx'
import type { Site } from '../site.ts'

/** The newsletters' own page: which there are, and the form. `consent`: its words in full, where there is one to choose. */
export type NewsletterProps = {
  site: Site
  head: Head
  offers: {
    value: string
    name: string
    description: string | null
    cadence: string | null
    archive: string | null
  }[]
  consent: string | null
}

export function NewsletterPage({ site, head, offers, consent }: NewsletterProps) {
  const { t, paths, settings } = site
  const [first, ...others] = offers
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{head.title}</h1>
            <p class="page__intro">
              {(others.length === 0 && first?.description) ||
                t('newsletter.lead', { site: settings.site.name })}
            </p>
          </header>
          {others.length > 0 && (
            <ul class="newsletters">
              {offers.map(({ name, description, cadence, archive }) => (
                <li>
                  <h2 class="newsletters__name">{name}</h2>
                  {description && <p>{description}</p>}
                  <p class="newsletters__facts">
                    {cadence}
                    {cadence && archive && ' · '}
                    {archive && <a href={archive}>{t('newsletter.archive')}</a>}
                  </p>
                </li>
              ))}
            </ul>
          )}
          {first && (
            <form class="subscribe" method="post" action={paths.notifications}>
              {others.length === 0 ? (
                <input type="hidden" name="what" value={first.value} />
              ) : (
                <select name="what" aria-label={t('newsletter.choose')}>
                  {offers.map(({ value, name }) => (
                    <option value={value}>{name}</option>
                  ))}
                </select>
              )}
              {consent && <input type="hidden" name="shown" value="whole" />}
              <AddressLine site={site} button={t('newsletter.button')} />
              {consent ? <Consent site={site} text={consent} /> : <Consent site={site} />}
            </form>
          )}
          {others.length === 0 && first?.archive && (
            <p class="follow">
              <a href={first.archive}>{t('newsletter.archive')}</a>
            </p>
          )}
          <p class="follow">
            <a href={paths.notifications}>{t('subscribe.more')}</a>
          </p>
        </div>
      </div>
    </Document>
  )
}

/** To subscribe to one newsletter, below its issues. */
export function NewsletterForm({ site, what }: { site: Site; what: string }) {
  const { t, paths } = site
  return (
    <form class="service subscribe" method="post" action={paths.notifications}>
      <h2 class="service__label">{t('newsletter.signUp')}</h2>
      <input type="hidden" name="what" value={what} />
      <AddressLine site={site} button={t('newsletter.button')} />
      <Consent site={site} />
    </form>
  )
}
