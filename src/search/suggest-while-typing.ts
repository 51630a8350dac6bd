import { cardsByIds } from '../articles/published/index.ts'
import { nameKey } from '../platform/slug.ts'
import type { World } from '../platform/world.ts'
import { listSections } from '../sections/index.ts'
import type { Group } from './match.ts'
import { readQuery } from './query.ts'
import { findCandidates, firstNumber, numberAt, wordsBeginning } from './store.ts'
import { type NamedPlace, tagsBeginning } from './store-shown.ts'
import type { Word } from './words.ts'

export type Suggestions = {
  sections: NamedPlace[]
  tags: NamedPlace[]
  articles: { path: string; headline: string }[]
}

const none: Suggestions = { sections: [], tags: [], articles: [] }
const mostArticles = 5
const mostNames = 3
const mostCompletions = 12

/** What somebody may be about to type: sections and tags that begin so, the newest headlines with these words. */
export async function suggestWhileTyping(
  world: Pick<World, 'db' | 'longReads' | 'clock'>,
  typed: string,
): Promise<Suggestions> {
  const { typed: text, words } = readQuery(typed.slice(0, 100))
  if (text.length < 2) return none
  const key = nameKey(text)
  const sections = (await listSections(world.db))
    .filter(({ name }) => nameKey(name).startsWith(key))
    .slice(0, mostNames)
    .map(({ slug, name }) => ({ slug, name }))
  const tags = await tagsBeginning(world.longReads, text, mostNames)
  return { sections, tags, articles: await headlinesWith(world, words) }
}

async function headlinesWith(
  world: Pick<World, 'db' | 'longReads' | 'clock'>,
  words: readonly Word[],
): Promise<Suggestions['articles']> {
  const last = words.at(-1)
  if (!last) return []
  const completions = await wordsBeginning(world.longReads, last.form, mostCompletions)
  const stems = [...new Set([...last.stems, ...completions])]
  const groups: Group[] = [...words.slice(0, -1).map((word) => word.stems), stems].map((each) => ({
    any: each.map((stem) => ({ tokens: [stem] })),
  }))
  const now = world.clock.now()
  const found = await findCandidates(world.longReads, {
    scope: 'published',
    match: { all: groups, none: [], marks: [] },
    neighbours: null,
    from: firstNumber,
    to: numberAt(Date.parse(now) + 1) - 1,
    onlyHeadlines: mostArticles,
  })
  const newest = found.toSorted((a, b) => b.number - a.number).map(({ articleId }) => articleId)
  const cards = await cardsByIds(world.db, newest, now)
  return cards.map(({ path, headline }) => ({ path, headline }))
}
