import { Document, type Head } from '../parts/document.tsx'
import type { Site } from '../site.ts'

/** What the page says that is not in the settings: taken from the running configuration. */
export type PrivacyFacts = {
  mailHost: string | null
  embedProviders: string[]
  /** How long the cookies of staff are kept. */
  cookieDays: { sessionDays: number; deviceDays: number }
}
export type PrivacyProps = { site: Site; head: Head; facts: PrivacyFacts }

/** What is stored of readers, for what and how long (Art. 13 GDPR): written from what this installation does. */
export function PrivacyPage({ site, head, facts }: PrivacyProps) {
  const { t, settings } = site
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <div class="plain">
          <header class="page__head">
            <h1 class="page__title">{t('privacy.title')}</h1>
            <p class="page__intro">{t('privacy.lead', { site: settings.site.name })}</p>
          </header>
          <div class="prose">
            {sections(site, facts).map(({ title, text }) => (
              <>
                <h2>{title}</h2>
                <p>{text}</p>
              </>
            ))}
          </div>
        </div>
      </div>
    </Document>
  )
}

type Words = { title: string; text: string }

/** Without an address to write to, nothing is said about where to write. */
function controllerText(t: Site['t'], controller: string, email: string): string {
  const who = t('privacy.controller.text', { controller })
  return email ? `${who} ${t('privacy.controllerEmail', { email })}` : who
}

function sections({ t, settings }: Site, { mailHost, embedProviders, cookieDays }: PrivacyFacts): Words[] {
  const { imprint, site, reading } = settings
  const place = [imprint.postalCode, imprint.city].filter(Boolean).join(' ')
  const address = imprint.street || place ? [imprint.street, place, imprint.country] : []
  const controller = [imprint.publisher || site.name, ...address].filter(Boolean).join(', ')
  const staff = mailHost
    ? `${t('privacy.staff.text', cookieDays)} ${t('privacy.staffMailHost', { host: mailHost })}`
    : t('privacy.staff.text', cookieDays)
  const { keepRefusedDays, keepNoticesDays } = settings.moderation
  const kept = t('privacy.comments.kept', { refused: keepRefusedDays, notices: keepNoticesDays })
  return [
    {
      title: t('privacy.controller.title'),
      text: controllerText(t, controller, imprint.email || site.contactEmail),
    },
    { title: t('privacy.cookies.title'), text: t('privacy.cookies.text') },
    { title: t('privacy.access.title'), text: t('privacy.access.text') },
    { title: t('privacy.counts.title'), text: t('privacy.counts.text') },
    {
      title: t('privacy.embeds.title'),
      text: t('privacy.embeds.text', { providers: embedProviders.join(', ') }),
    },
    ...(reading.shareLinks.length > 0
      ? [{ title: t('privacy.share.title'), text: t('privacy.share.text') }]
      : []),
    { title: t('privacy.comments.title'), text: `${t('privacy.comments.text')} ${kept}` },
    { title: t('privacy.subscriptions.title'), text: t('privacy.subscriptions.text') },
    { title: t('privacy.mail.title'), text: t('privacy.mail.text') },
    { title: t('privacy.staff.title'), text: staff },
    { title: t('privacy.journalism.title'), text: t('privacy.journalism.text') },
    { title: t('privacy.rights.title'), text: t('privacy.rights.text') },
  ]
}
