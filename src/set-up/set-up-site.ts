import { hashPassword } from '../accounts/index.ts'
import {
  addStaff,
  checkNewAccount,
  type NewAccountRefusal,
  type StaffMember,
} from '../accounts/staff/index.ts'
import { recordAudit } from '../audit/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { must, ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { createSection, listSections } from '../sections/index.ts'
import { changeSettings, type Settings, settingsSchemas } from '../settings/index.ts'
import { textsFor } from '../texts/index.ts'
import { isSetUp, takeSetUp } from './store.ts'

export type SetUpInput = {
  siteName: string
  language: Settings['site']['language']
  address?: Settings['site']['address']
  timeZone?: string
  administrator: { name: string; email: string; password: string }
  /** Who publishes and who answers for the content (§ 5 DDG, § 18 MStV); may be completed later. */
  imprint?: Partial<Settings['imprint']>
  /** With `demo` no section is made: the demo publication brings its own. */
  start: 'empty' | 'demo'
}

/** `bad-input` names each field: `detail.issues`, as Zod finds them. */
export type SetUpRefusal = 'already-set-up' | 'bad-input' | NewAccountRefusal

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>

/**
 * Makes the site: its first administrator, name, language and imprint, and one section, so that an article can be
 * written. Once: of two at the same moment one is refused before it has changed anything. Account and "is set up"
 * are written in one transaction and first; should the process die after it, the administrator can sign in and
 * enter the rest in settings.
 */
export async function setUpSite(
  world: Needs,
  input: SetUpInput,
  from: { address: string | null } = { address: null },
): Promise<Result<StaffMember, SetUpRefusal>> {
  if (await isSetUp(world.db)) return refused('already-set-up')
  const settings = settingsFrom(input)
  if (!settings.ok) return settings
  const { site, imprint } = settings.value
  const account = checkNewAccount(input.administrator, site.name)
  if (!account.ok) return refused(account.refusal, { field: `administrator.${account.detail?.field}` })
  const passwordHash = await hashPassword(input.administrator.password)

  const administrator = await inTransaction(world, async (tx) => {
    if (!(await takeSetUp(tx, world.clock.now()))) return null
    const member = await addStaff(tx, world, { ...account.value, role: 'administrator', passwordHash })
    await recordAudit(tx, world, {
      actor: { kind: 'staff', id: member.id, name: member.name },
      action: 'site.set-up',
      subject: { kind: 'site', id: null, label: site.name },
      address: from.address,
    })
    return member
  })
  if (!administrator) return refused('already-set-up')

  must(await changeSettings(world, { group: 'site', value: site, by: administrator.id }))
  must(await changeSettings(world, { group: 'imprint', value: imprint, by: administrator.id }))
  if (input.start === 'empty') await makeFirstSection(world, site.language, administrator)
  return ok(administrator)
}

function settingsFrom(input: SetUpInput): Result<Pick<Settings, 'site' | 'imprint'>, 'bad-input'> {
  const { siteName, language, address, timeZone } = input
  const contactEmail = input.imprint?.email ?? ''
  const site = settingsSchemas.site.safeParse({
    name: siteName.trim(),
    language,
    address,
    timeZone,
    contactEmail,
  })
  const imprint = settingsSchemas.imprint.safeParse(input.imprint ?? {})
  if (site.success && imprint.success && site.data.name) return ok({ site: site.data, imprint: imprint.data })
  const names: Record<string, string> = { name: 'siteName', contactEmail: 'imprint.email' }
  const ofSite = (site.error?.issues ?? []).map((issue) => {
    const name = String(issue.path[0] ?? '')
    return { ...issue, path: [names[name] ?? name] }
  })
  const ofImprint = (imprint.error?.issues ?? []).map((issue) => ({
    ...issue,
    path: ['imprint', ...issue.path],
  }))
  const nameless = siteName.trim() ? [] : [{ path: ['siteName'], message: 'field.empty' }]
  return refused('bad-input', { issues: [...nameless, ...ofSite, ...ofImprint] })
}

async function makeFirstSection(
  world: Needs,
  language: 'de' | 'en',
  administrator: StaffMember,
): Promise<void> {
  if ((await listSections(world.db)).length > 0) return
  const name = textsFor(language)('setUp.firstSection')
  const { id, role } = administrator
  must(await createSection(world, { name, language }, { kind: 'staff', id, name: administrator.name, role }))
}
