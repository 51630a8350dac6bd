import type { ChildNode, Element } from 'domhandler'
import type { NoteList } from './note-list.ts'
import type { OldSite } from './old-site.ts'

export type SettleContext = {
  site: OldSite
  /** The library's original that an address (of any size of it) or a number names; null for what it does not hold. */
  original(url: URL | null, id: string | null): { url: string } | null
  /** Texts of footnotes that stand elsewhere, by their id. */
  footnotes: ReadonlyMap<string, string>
  notes: NoteList
  entryKey: string
  title: string
}

/** While it goes on: `inner` is the settled HTML of some nodes. */
export type Settling = SettleContext & {
  inner(nodes: readonly ChildNode[]): string
  /** Each stands in the text once. */
  shownFootnotes: Set<string>
}

export const classesOf = (element: Element): string[] => (element.attribs.class ?? '').split(/\s+/)
