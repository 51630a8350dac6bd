import { isSame } from '../shell/form.ts'

export type NavigationLink = { label: string; url: string }

/** A link while it is edited. `last` is what readers see as long as the row is half empty; null for a new one. */
export type LinkRow = NavigationLink & { key: string; last: NavigationLink | null }

export const isWhole = ({ label, url }: NavigationLink): boolean => label.trim() !== '' && url.trim() !== ''

/** What is stored: whole rows as they stand, half ones as they were. */
export const linksOf = (rows: readonly LinkRow[]): NavigationLink[] =>
  rows.flatMap((row) => {
    if (isWhole(row)) return [{ label: row.label.trim(), url: row.url.trim() }]
    return row.last ? [row.last] : []
  })

/** The rows for links that came from elsewhere; rows that say the same keep their keys, and with them the focus. */
export function rowsFor(
  links: readonly NavigationLink[],
  before: readonly LinkRow[],
  newKey: () => string,
): LinkRow[] {
  if (isSame(linksOf(before), links)) return [...before]
  const free = [...before]
  return links.map((link) => {
    const index = free.findIndex(({ label, url }) => label === link.label && url === link.url)
    const [known] = index >= 0 ? free.splice(index, 1) : []
    return { ...link, key: known?.key ?? newKey(), last: link }
  })
}

/** An address as a person means it: `example.org/x` gets `https://`, a bare word becomes a path of the site. */
export function meantAddress(typed: string): string {
  const text = typed.trim()
  if (text === '' || text.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(text)) return text
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`
  return /^[^/\s]+\.[a-z]{2,}(\/|$|:|\?)/i.test(text) ? `https://${text}` : `/${text}`
}
