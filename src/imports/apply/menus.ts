import { inTransaction } from '../../platform/db/db.ts'
import { normalSource, redirectTarget, targetAddress } from '../../redirects/index.ts'
import { changeSettings, readSettings } from '../../settings/index.ts'
import type { ArchiveMenu } from '../archive.ts'
import { itemsOfKind, putItems } from '../store-items.ts'
import { lineOf, note, printOf, type Session } from './session.ts'

const mostLinks = 30

/**
 * The first menu of the old site becomes the navigation while the newsroom has none of its own; the others are named in the
 * report. A link to what stands elsewhere now leads there at once.
 */
export async function bringMenus(session: Session): Promise<void> {
  const { world, plan, source, isDry } = session
  const known = await itemsOfKind(world.db, source, 'menu')
  let isFree = (await readSettings(world.db)).navigation.main.length === 0
  for (const menu of plan.menus) {
    const print = printOf(menu)
    if (known.get(menu.name)?.print === print) continue
    const isSet = isFree && menu.links.length > 0 && (isDry || (await setNavigation(session, menu)))
    if (isSet) isFree = false
    else note(session, { subject: 'menu', title: menu.name, reason: 'menu-not-set' })
    if (isDry) continue
    await inTransaction(world, (tx) =>
      putItems(tx, source, {
        items: [{ kind: 'menu', key: menu.name, targetId: 'navigation', print, revision: null }],
        at: world.clock.now(),
      }),
    )
  }
}

async function setNavigation(session: Session, menu: ArchiveMenu): Promise<boolean> {
  const { world, actor } = session
  const { navigation } = await readSettings(world.db)
  const main: { label: string; url: string }[] = []
  for (const { label, href } of menu.links.slice(0, mostLinks)) {
    const words = lineOf(label, 80)
    const source = href.startsWith('/') ? normalSource(href) : null
    const target = source && (await redirectTarget(world.db, source))
    if (words) main.push({ label: words, url: target ? targetAddress(target) : href })
  }
  if (main.length === 0) return false
  const change = { group: 'navigation' as const, value: { ...navigation, main }, by: actor.id }
  return (await changeSettings(world, change)).ok
}
