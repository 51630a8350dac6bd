import { deviceCookieSeconds, sessionCookieSeconds } from '../../accounts/sessions/index.ts'
import { embedProviders } from '../../articles/body/index.ts'
import type { SiteWorld } from '../load-site.ts'
import type { Site } from '../site.ts'
import type { ErrorStatus } from '../views/error-page.tsx'
import type { Asked, Page } from './page.ts'

const daySeconds = 86_400
const cookieDays = {
  sessionDays: sessionCookieSeconds / daySeconds,
  deviceDays: deviceCookieSeconds / daySeconds,
}

/** Pages that the system itself writes: imprint, privacy, errors. */
export const imprintPage = (site: Site, { path }: Asked): Page<'imprint'> => ({
  view: 'imprint',
  props: { site, head: { title: site.t('imprint.title'), description: null, path } },
  madeOf: [],
})

export const privacyPage = (
  world: Pick<SiteWorld, 'config'>,
  site: Site,
  { path }: Asked,
): Page<'privacy'> => ({
  view: 'privacy',
  props: {
    site,
    head: { title: site.t('privacy.title'), description: null, path },
    facts: { mailHost: mailHost(world.config.smtpUrl), embedProviders: [...embedProviders], cookieDays },
  },
  madeOf: [],
})

const mailHost = (smtpUrl: string | null): string | null =>
  smtpUrl ? (URL.parse(smtpUrl)?.hostname ?? null) : null

export const errorPage = (site: Site, status: ErrorStatus, requestId: string): Page<'error-page'> => ({
  view: 'error-page',
  props: {
    site,
    head: { title: site.t(`error.${status}.title`), description: null, path: '/', index: false },
    status,
    requestId,
  },
  madeOf: [],
})
