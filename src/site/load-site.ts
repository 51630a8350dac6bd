import { mediaById, type Picture } from '../media/index.ts'
import type { World } from '../platform/world.ts'
import { listSections } from '../sections/index.ts'
import { readSettings, siteTexts } from '../settings/index.ts'
import { tagOf } from './dependencies.ts'
import { sectionPath, sitePaths } from './paths.ts'
import type { Site } from './site.ts'
import type { SiteAssets } from './site-assets.ts'
import { type Times, timesIn } from './times.ts'

export type SiteWorld = Pick<World, 'db' | 'longReads' | 'clock' | 'config'>

/** Formatters cost more to make than pages: one set for each language and time zone. */
const knownTimes = new Map<string, Times>()
function timesFor(language: 'de' | 'en', timeZone: string): Times {
  const key = `${language} ${timeZone}`
  const known = knownTimes.get(key) ?? timesIn(language, timeZone)
  knownTimes.set(key, known)
  return known
}

/** What every page knows, as it is now, and what that was made of. */
export async function loadSite(
  world: SiteWorld,
  assets: Pick<SiteAssets, 'forLook'>,
): Promise<{ site: Site; madeOf: string[] }> {
  const settings = await readSettings(world.db)
  const { language, timeZone } = settings.site
  const { main } = settings.navigation
  const sections = main.length > 0 ? [] : await listSections(world.db)
  const { logoMediaId } = settings.look
  const site: Site = {
    settings,
    t: siteTexts(settings),
    times: timesFor(language, timeZone),
    paths: sitePaths(language),
    publicUrl: world.config.publicUrl,
    navigation:
      main.length > 0
        ? main
        : sections.map((section) => ({ label: section.name, url: sectionPath(section) })),
    logo: logoMediaId ? await pictureById(world, logoMediaId) : null,
    assets: assets.forLook(settings.look),
    now: world.clock.now(),
  }
  const madeOf: string[] = [tagOf.settings]
  if (main.length === 0) madeOf.push(tagOf.sections)
  if (logoMediaId) madeOf.push(tagOf.media(logoMediaId))
  return { site, madeOf }
}

async function pictureById(world: SiteWorld, id: string): Promise<Picture | null> {
  const media = await mediaById(world.db, id)
  return media?.kind === 'picture' ? media : null
}
