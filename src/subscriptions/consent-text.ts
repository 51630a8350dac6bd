import type { Settings } from '../settings/index.ts'
import { editableTexts, type Texts } from '../texts/index.ts'
import type { Frequency, Kind } from './subscription.ts'

type Followed = { kind: Kind; name: string }

/** What is followed, for people: „Ressort „Politik““. */
export function nameOf(t: Texts, { kind, name }: Followed): string {
  if (kind === 'jobs' && name === '') return t('subscription.name.jobsAll')
  if (kind === 'newsletter' && name !== '') return t('subscription.name.newsletterNamed', { subject: name })
  return t(`subscription.name.${kind}`, { subject: name })
}

/** As `nameOf`, without a word that a stranger may have typed: for mails to addresses that nobody confirmed. */
export function nameForStrangers(t: Texts, followed: Followed): string {
  if (followed.kind === 'search') return t('subscription.name.searchOnly')
  if (followed.kind === 'replies') return t('subscription.name.repliesOnly')
  return nameOf(t, followed.kind === 'jobs' ? { ...followed, name: '' } : followed)
}

/** The words somebody consents to: what comes, from whom, how often, and how it ends. They are kept with the consent. */
export function consentText(t: Texts, consent: Followed & { frequency: Frequency; site: string }): string {
  const { kind, name, frequency, site } = consent
  const what =
    kind === 'jobs' && name === ''
      ? t('subscription.consent.jobsAll', { site })
      : kind === 'newsletter' && name !== ''
        ? t('subscription.consent.newsletterNamed', { site, subject: name })
        : t(`subscription.consent.${kind}`, { site, subject: name })
  const when =
    kind === 'newsletter' ? t('subscription.consent.newsletterWhen') : t(`subscription.consent.${frequency}`)
  return [what, when, t('subscription.consent.end')].join(' ')
}

/** What the privacy notice says as the settings are now; its hash is its version. */
export function privacyText({ site, imprint, texts }: Settings): string {
  const words = editableTexts(site.language, site.address)
    .filter(({ key }) => key.startsWith('privacy.'))
    .map(({ key, text }) => texts[key] ?? text)
  const { publisher, street, postalCode, city, country, email } = imprint
  return [site.name, publisher, street, postalCode, city, country, email || site.contactEmail, ...words].join(
    '\n',
  )
}
