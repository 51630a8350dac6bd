import { orderOf, type Row, rowsOf, textOf } from './rows.ts'

/** The export's tables, looked up the ways an entry needs them. */
export type Tables = {
  posts: Row[]
  users: Row[]
  tags: Row[]
  settings: ReadonlyMap<string, string>
  tagsOf(post: Row): Row[]
  authorsOf(post: Row): Row[]
  metaOf(post: Row): Row
}

export function tablesOf(data: Row): Tables {
  const users = rowsOf(data.users)
  const tags = rowsOf(data.tags)
  const usersById = byId(users)
  const tagsById = byId(tags)
  const authorLinks = linksOf(data.posts_authors, 'author_id')
  const tagLinks = linksOf(data.posts_tags, 'tag_id')
  const meta = new Map(rowsOf(data.posts_meta).map((row) => [textOf(row, 'post_id'), row]))
  return {
    posts: rowsOf(data.posts),
    users,
    tags,
    settings: new Map(rowsOf(data.settings).map((row) => [textOf(row, 'key'), textOf(row, 'value')])),
    tagsOf: (post) => known(tagLinks.get(textOf(post, 'id')) ?? [], tagsById),
    authorsOf(post) {
      const linked = known(authorLinks.get(textOf(post, 'id')) ?? [], usersById)
      return linked.length > 0
        ? linked
        : known([textOf(post, 'author_id'), textOf(post, 'author')], usersById)
    },
    // Before Ghost 3 these fields stood in the post itself.
    metaOf: (post) => meta.get(textOf(post, 'id')) ?? post,
  }
}

const byId = (rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [textOf(row, 'id'), row]))

function linksOf(rows: unknown, target: string): ReadonlyMap<string, string[]> {
  const links = new Map<string, Row[]>()
  for (const row of rowsOf(rows)) {
    const post = textOf(row, 'post_id')
    const of = links.get(post)
    if (of) of.push(row)
    else links.set(post, [row])
  }
  return new Map(
    [...links].map(([post, of]) => [
      post,
      of.toSorted((a, b) => orderOf(a) - orderOf(b)).map((row) => textOf(row, target)),
    ]),
  )
}

const known = (ids: readonly string[], rows: ReadonlyMap<string, Row>): Row[] => [
  ...new Set(ids.flatMap((id): Row[] => [rows.get(id)].filter((row) => row !== undefined))),
]

export const isPage = (post: Row): boolean =>
  textOf(post, 'type') === 'page' || /^(?:1|true)$/.test(String(post.page))

/** Tags of the desk, which no reader sees. */
export const isInternal = (tag: Row): boolean =>
  textOf(tag, 'visibility') === 'internal' || textOf(tag, 'name').startsWith('#')

export const slugOf = (row: Row): string => textOf(row, 'slug') || textOf(row, 'id')
