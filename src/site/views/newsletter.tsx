import { Document, type Head } from '../parts/document.tsx'
import { AddressLine, Consent } from '../parts/subscribe.tsx'
import type { Site } from '../site.ts'

/** The newsletter's own page: what it is, and the form. */
export type NewsletterProps = { site: Site; head: Head; consent: string }

export function NewsletterPage({ site, head, consent }: NewsletterProps) {
  const { t, paths, settings } = site
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{head.title}</h1>
            <p class="page__intro">{t('newsletter.lead', { site: settings.site.name })}</p>
          </header>
          <form class="subscribe" method="post" action={paths.notifications}>
            <input type="hidden" name="what" value="newsletter:" />
            <input type="hidden" name="shown" value="whole" />
            <AddressLine site={site} button={t('newsletter.button')} />
            <Consent site={site} text={consent} />
          </form>
          <p class="follow">
            <a href={paths.notifications}>{t('subscribe.more')}</a>
          </p>
        </div>
      </div>
    </Document>
  )
}
