import type { Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { readSettings } from '../../settings/index.ts'
import { checkAddress, checkHeaders, oneLine } from '../mail-header.ts'
import { mailHost, senderAddress } from '../sender.ts'
import { listHeaders } from './list-headers.ts'
import { insertMailing } from './store.ts'

/**
 * A mail to many. Text, HTML, subject and the addresses for leaving may hold places, `{{name}}`, that each recipient's
 * `personal` values fill; a place without a value stays as it stands. Values are text: in the HTML they are escaped.
 */
export type MailingDraft = {
  kind: string
  ref?: string | null
  /** Else the site's name and address. */
  from?: { name: string; address: string } | null
  replyTo?: string | null
  subject: string
  /** Complete without the HTML. */
  text: string
  html: string | null
  listId?: string | null
  unsubscribeUrl?: string | null
  archiveUrl?: string | null
  /** Written by a process and not by a person: says so in its headers. */
  automatic?: boolean
  /** Goes before mailings that are not. */
  urgent?: boolean
  /** At most so many a minute; else the installation's rate. */
  perMinute?: number | null
}

/**
 * Writes down what the mailing says; it has no audience yet and does not go out. Answers its id.
 * @throws MailHeaderError when an address or header could break out of its line
 */
export async function createMailing(
  tx: Tx,
  world: Pick<World, 'ids' | 'clock' | 'config'>,
  draft: MailingDraft,
): Promise<string> {
  const settings = await readSettings(tx)
  const from = draft.from ?? { name: settings.site.name, address: senderAddress(settings, world.config) }
  const id = world.ids.newId()
  const headers = listHeaders({
    kind: draft.kind,
    ref: draft.ref ?? null,
    listId: draft.listId ?? null,
    unsubscribeUrl: draft.unsubscribeUrl ?? null,
    archiveUrl: draft.archiveUrl ?? null,
    automatic: draft.automatic ?? false,
    host: mailHost(world.config),
  })
  await insertMailing(tx, {
    id,
    kind: draft.kind,
    ref: draft.ref ?? null,
    from: { name: oneLine(from.name), address: checkAddress(from.address) },
    replyTo: draft.replyTo ? checkAddress(draft.replyTo) : null,
    listId: draft.listId ?? null,
    subject: oneLine(draft.subject),
    urgent: draft.urgent ?? false,
    createdAt: world.clock.now(),
    perMinute: draft.perMinute ?? null,
    content: { headers: checkHeaders(headers), text: draft.text, html: draft.html },
  })
  return id
}
