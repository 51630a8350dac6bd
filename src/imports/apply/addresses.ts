import { privateSegments } from '../../platform/http/private-segments.ts'
import { slugify } from '../../platform/slug.ts'
import { normalPath } from '../../redirects/index.ts'
import { reservedSegments } from '../../sections/index.ts'

const textFiles = /^\/[^/]+\.(?:xml|txt|ico|svg|atom|json)$/
/** Below the archive's address are years, months and days, below those of tags and authors one name each. */
const archiveDay = /^\/(?:archiv|archive)(?:\/\d+)*$/

/** Whether an article can stand at this path: nothing of the system's own does, or may one day. */
export function canHoldArticle(path: string): boolean {
  const [first = '', ...rest] = path.slice(1).split('/')
  if (path === '/' || path.length > 1000 || privateSegments.has(first) || textFiles.test(path)) return false
  if (/\/(?:feed|similar\.xml|comments\.xml)$/.test(path) || archiveDay.test(path)) return false
  return !reservedSegments.has(first) || rest.length > 1
}

export type AddressWish = {
  /** The old address as the archive has it. */
  path: string | null
  slug: string | null
  headline: string
  sectionSlug: string
  id: string
}

/**
 * The addresses to try for an article, best first: its old one, then one in its section by its slug or headline, with a
 * number, at last with a part of its id, which nobody else has.
 */
export function* addressesFor(wish: AddressWish): Generator<string> {
  const old = wish.path === null ? null : normalPath(wish.path)
  if (old !== null && canHoldArticle(old)) yield old
  const named = slugify(wish.slug ?? '', 160) || slugify(wish.headline, 160)
  const base = `/${wish.sectionSlug}/${named || `artikel-${wish.id.slice(-8)}`}`
  yield base
  for (let number = 2; number <= 20; number++) yield `${base}-${number}`
  yield `${base}-${wish.id.slice(-12)}`
}
