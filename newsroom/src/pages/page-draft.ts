import type { BodyDoc } from '../../../src/articles/body/schema.ts'
import type { PagePatch } from '../../../src/newsroom-api/contract/pages.ts'
import { asBody, canonicalBlock, storedBody } from '../articles/body.ts'
import type { Stored } from '../shell/keep-form.ts'
import type { Page } from './queries.ts'

/** What a person changes in a standing page. Empty text stands for none. */
export type PageDraft = {
  title: string
  path: string
  language: string
  searchDescription: string
  body: BodyDoc
  published: boolean
}

export const storedOf = (page: Page): Stored<PageDraft> => ({
  values: {
    title: page.title,
    path: page.path,
    language: page.language,
    searchDescription: page.searchDescription ?? '',
    body: asBody(page.body),
    published: page.published,
  },
  revision: page.revision,
})

/**
 * The same as the server has it, but with the body that the editor holds where both mean the same: the server writes
 * out what the editor leaves away, and that is no change.
 */
export const withHeldBody = (stored: Stored<PageDraft>, held: BodyDoc): Stored<PageDraft> =>
  bodyKey(stored.values.body) === bodyKey(held)
    ? { ...stored, values: { ...stored.values, body: held } }
    : stored

const bodyKey = (body: BodyDoc): string => storedBody(body).content.map(canonicalBlock).join()

export const patchOf = ({ body, searchDescription, ...rest }: Partial<PageDraft>): PagePatch => ({
  ...rest,
  ...(body === undefined ? {} : { body: { format: 'doc', content: storedBody(body) } }),
  ...(searchDescription === undefined ? {} : { searchDescription: searchDescription.trim() || null }),
})

/** Changes of a published page that were left before they were published, kept in this browser. */
export type LeftChanges = { base: Stored<PageDraft>; draft: PageDraft }

const keyOf = (id: string) => `depesche.page.${id}`

export function leftChanges(storage: Storage, id: string): LeftChanges | null {
  try {
    const held = storage.getItem(keyOf(id))
    return held ? (JSON.parse(held) as LeftChanges) : null
  } catch {
    return null
  }
}

/** A full or forbidden storage loses the copy, not the text on screen. */
export function keepChanges(storage: Storage, id: string, changes: LeftChanges | null): void {
  try {
    if (changes) storage.setItem(keyOf(id), JSON.stringify(changes))
    else storage.removeItem(keyOf(id))
  } catch {
    return
  }
}
