import { senderAddress } from '../deliveries/index.ts'
import type { Letterhead } from '../deliveries/mail/index.ts'
import type { Newsletter } from '../newsletters/index.ts'
import type { World } from '../platform/world.ts'
import { readSettings, type Settings } from '../settings/index.ts'
import { subscriptionPaths } from '../subscriptions/index.ts'
import type { Issue } from './issue.ts'
import { archivePath, issuePath } from './issue-paths.ts'
import { type IssueLinks, issueMail } from './mail/issue-mail.ts'
import { resolveIssue } from './resolve-issue.ts'
import type { ShownIssue } from './shown-issue.ts'

type Needs = Pick<World, 'db' | 'clock' | 'config'>

export type PreparedMail = {
  shown: ShownIssue
  mail: { subject: string; text: string; html: string }
  from: { name: string; address: string }
  /** Of the newsletter; null where readers see none. */
  archiveUrl: string | null
}

/** How a reader leaves, for a mail that goes to nobody who subscribed: such links lead to the page that says they are none. */
export function tryingLinks({ config }: Pick<World, 'config'>, settings: Settings) {
  const paths = subscriptionPaths(settings.site.language)
  return {
    endUrl: `${config.publicUrl}${paths.endSubscription}/test`,
    ownUrl: `${config.publicUrl}${paths.notifications}/test`,
  }
}

/** An issue as it would be mailed now. */
export async function prepareMail(
  world: Needs,
  { newsletter, issue }: { newsletter: Newsletter; issue: Issue },
  own: Pick<IssueLinks, 'endUrl' | 'ownUrl'>,
): Promise<PreparedMail> {
  const { publicUrl } = world.config
  const settings = await readSettings(world.db)
  const { language } = settings.site
  const shown = await resolveIssue(world, { newsletter, issue })
  const spoken = { ...settings, site: { ...settings.site, language: shown.language } }
  const letterhead: Letterhead = { settings: spoken, publicUrl }
  const links: IssueLinks = {
    ...own,
    browserUrl: newsletter.isPublic ? publicUrl + issuePath(language, newsletter, shown) : null,
    imprintUrl: `${publicUrl}${language === 'en' ? '/imprint' : '/impressum'}`,
  }
  return {
    shown,
    mail: await issueMail(letterhead, shown, links),
    from: senderOf(world, settings, newsletter),
    archiveUrl: newsletter.isPublic ? publicUrl + archivePath(language, newsletter) : null,
  }
}

/** Who an issue comes from. */
export const senderOf = (
  { config }: Pick<World, 'config'>,
  settings: Settings,
  newsletter: Pick<Newsletter, 'senderName' | 'senderAddress'>,
): { name: string; address: string } => ({
  name: newsletter.senderName ?? settings.site.name,
  address: newsletter.senderAddress ?? senderAddress(settings, config),
})
