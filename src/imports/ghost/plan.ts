import type { Instant } from '../../platform/clock.ts'
import type { ArchiveMedia, ArchiveMenu, ArchivePlan } from '../archive.ts'
import { linkFrom, type OldSite } from '../reading/old-site.ts'
import { plainLine, plainText } from '../reading/plain-text.ts'
import { isRow, type Row, rowsOf, textOf } from './rows.ts'
import { isInternal, isPage, slugOf, type Tables } from './tables.ts'

/** Ghost has no sections: a tag that stands first in this many articles was one, and no paper has more than so many. */
const fewestArticles = 3
const mostSections = 12

/** The keys of the tags that become sections. */
export function sectionKeysOf(tables: Tables): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const post of tables.posts) {
    if (isPage(post)) continue
    const primary = tables.tagsOf(post).find((tag) => !isInternal(tag))
    if (primary) counts.set(slugOf(primary), (counts.get(slugOf(primary)) ?? 0) + 1)
  }
  const often = [...counts].filter(([, count]) => count >= fewestArticles)
  return new Set(
    often
      .sort((a, b) => b[1] - a[1])
      .slice(0, mostSections)
      .map(([key]) => key),
  )
}

export type PlanFacts = {
  site: OldSite
  sectionKeys: ReadonlySet<string>
  media: ArchiveMedia[]
  dates: Instant[]
}

export function ghostPlan(tables: Tables, { site, sectionKeys, media, dates }: PlanFacts): ArchivePlan {
  const { settings } = tables
  const readable = tables.tags.filter((tag) => !isInternal(tag))
  const term = (tag: Row) => ({
    key: slugOf(tag),
    name: plainLine(textOf(tag, 'name')).slice(0, 120) || slugOf(tag),
    description: plainText(textOf(tag, 'description')).slice(0, 1000) || null,
  })
  const path = (tag: Row) => `${site.folder}/tag/${slugOf(tag)}`
  const pages = tables.posts.filter(isPage).length
  return {
    system: 'ghost',
    site: {
      title: plainLine(settings.get('title') ?? '') || null,
      url: site.url?.endsWith('.invalid') ? null : site.url,
      language: settings.get('locale') || settings.get('lang') || settings.get('default_locale') || null,
    },
    authors: tables.users.map((user) => ({
      key: slugOf(user),
      name: plainLine(textOf(user, 'name')).slice(0, 200) || slugOf(user),
      slug: textOf(user, 'slug') || null,
      email: /^\S+@\S+$/.test(textOf(user, 'email')) ? textOf(user, 'email') : null,
      biography: plainText(textOf(user, 'bio')).slice(0, 5000) || null,
    })),
    sections: readable
      .filter((tag) => sectionKeys.has(slugOf(tag)))
      .map((tag) => ({ ...term(tag), parent: null, path: path(tag) })),
    tags: readable.map((tag) => ({ ...term(tag), path: sectionKeys.has(slugOf(tag)) ? null : path(tag) })),
    media,
    menus: [
      menuOf('navigation', settings.get('navigation'), site),
      menuOf('secondary_navigation', settings.get('secondary_navigation'), site),
    ].flatMap((menu) => menu ?? []),
    counts: { articles: tables.posts.length - pages, pages, comments: 0 },
    period: periodOf(dates),
  }
}

function periodOf(dates: readonly Instant[]): ArchivePlan['period'] {
  const sorted = dates.toSorted()
  const [from, to] = [sorted[0], sorted.at(-1)]
  return from && to ? { from, to } : null
}

function menuOf(name: string, json: string | undefined, site: OldSite): ArchiveMenu | null {
  if (!json) return null
  try {
    const links = rowsOf(JSON.parse(json)).flatMap((link) => {
      const href = linkFrom(site, textOf(link, 'url').replaceAll('__GHOST_URL__', ''))
      const label = plainLine(textOf(link, 'label')).slice(0, 120)
      return isRow(link) && href && label !== '' ? [{ label, href }] : []
    })
    return links.length > 0 ? { name, links } : null
  } catch {
    return null
  }
}
