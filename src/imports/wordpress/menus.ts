import type { ArchiveMenu } from '../archive.ts'
import { familyOrder } from '../reading/family-order.ts'
import type { NoteList } from '../reading/note-list.ts'
import { linkFrom, type OldSite } from '../reading/old-site.ts'
import { plainLine } from '../reading/plain-text.ts'
import { childrenOf, childText, type RawElement } from './elements.ts'
import { metaOf } from './items.ts'

/** A menu's link as the file writes it: to an address, or to a post or a term by its number. */
export type MenuLink = {
  key: string
  menu: string
  label: string
  order: number
  parent: string | null
  type: string
  object: string
  objectId: string
  url: string
}

/** What a menu's link may lead to, by number. */
export type MenuTargets = {
  site: OldSite
  post(id: string): { path: string; title: string } | null
  term(taxonomy: string, id: string): { path: string; title: string } | null
}

export function menuLinkOf(item: RawElement, key: string): MenuLink | null {
  const menu = childrenOf(item, 'category').find(({ attributes }) => attributes.domain === 'nav_menu')
  if (!menu) return null
  const parent = metaOf(item, '_menu_item_menu_item_parent')
  return {
    key,
    menu: plainLine(menu.text).slice(0, 120) || (menu.attributes.nicename ?? ''),
    label: plainLine(childText(item, 'title')).slice(0, 120),
    order: Number.parseInt(childText(item, 'wp:menu_order'), 10) || 0,
    parent: parent === '0' ? null : parent,
    type: metaOf(item, '_menu_item_type') ?? 'custom',
    object: metaOf(item, '_menu_item_object') ?? '',
    objectId: metaOf(item, '_menu_item_object_id') ?? '',
    url: metaOf(item, '_menu_item_url') ?? '',
  }
}

/** The menus with their links flat and in order, a link's own links after it. Links that lead nowhere are left out and noted. */
export function menusOf(links: readonly MenuLink[], targets: MenuTargets, notes: NoteList): ArchiveMenu[] {
  const byMenu = Map.groupBy(links, ({ menu }) => menu)
  return [...byMenu].map(([name, own]) => ({
    name,
    links: inOrder(own).flatMap((link) => {
      const target = targetOf(link, targets)
      const href = target?.path ?? linkFrom(targets.site, link.url)
      const label = link.label || (target?.title ?? '')
      if (href && href !== '#' && label !== '') return [{ label, href }]
      const detail = link.url || `${link.object} ${link.objectId}`
      notes.add({ subject: 'menu', key: link.key, title: label || name, reason: 'element-dropped', detail })
      return []
    }),
  }))
}

function targetOf(link: MenuLink, targets: MenuTargets): { path: string; title: string } | null {
  if (link.type === 'post_type') return targets.post(link.objectId)
  return link.type === 'taxonomy' ? targets.term(link.object, link.objectId) : null
}

/** As a reader walks through the tree: each link, then those under it. */
function inOrder(links: readonly MenuLink[]): MenuLink[] {
  const byKey = new Map(links.map((link) => [link.key, link]))
  const { missing, circles } = familyOrder(new Map(links.map(({ key, parent }) => [key, parent])))
  const children = Map.groupBy(links, ({ key, parent }) =>
    missing.has(key) || circles.has(key) ? null : parent,
  )
  const sorted = (parent: string | null) => (children.get(parent) ?? []).toSorted((a, b) => a.order - b.order)
  const open = sorted(null).reverse()
  const result: MenuLink[] = []
  for (let next = open.pop(); next; next = open.pop()) {
    const link = byKey.get(next.key)
    if (link) result.push(link)
    byKey.delete(next.key)
    open.push(...sorted(next.key).reverse())
  }
  return result
}
