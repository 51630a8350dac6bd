import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'

/** First segments of the lists of tags and authors, by the site's language (contract, section 3). */
const segments = {
  de: { tag: 'themen', author: 'autoren' },
  en: { tag: 'topics', author: 'authors' },
} as const

/** Where readers find something, as a path and as an absolute address. */
export type PublicAddress = { path: string; url: string }

/** Makes the addresses of tags or authors; the site's language is read once. */
export async function addressesOf(
  world: Pick<World, 'db' | 'config'>,
  kind: 'tag' | 'author',
): Promise<(slug: string) => PublicAddress> {
  const { site } = await readSettings(world.db)
  return (slug) => publicAddress(world, `/${segments[site.language][kind]}/${slug}`)
}

/** A path of the site with its absolute address. */
export const publicAddress = (world: Pick<World, 'config'>, path: string): PublicAddress => ({
  path,
  url: world.config.publicUrl + path,
})
