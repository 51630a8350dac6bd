import { setImmediate as nextTurn } from 'node:timers/promises'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { type Entry, entryOf, type Indexable } from './entry.ts'
import { addToVocabulary, type NewWord, putDocument, removeDocument, tidyIndex } from './store.ts'
import { draftsToIndex, publishedToIndex } from './store-indexable.ts'
import type { Scope } from './store-words.ts'

type Needs = Pick<World, 'db' | 'events' | 'clock'>

/** So many are read, cut into words and written at a time: other writers wait no longer than for these. */
const batchSizes = { whileServing: 5, inOneGo: 200 } as const

const noTurns = async (): Promise<void> => {}

/**
 * Brings the index up to date for these articles, whatever has become of them: published, changed, withdrawn, gone.
 * Run twice it changes nothing. Readers find the published words when this returns, staff the newest ones. Serving
 * goes on between articles; `inOneGo` (commands, imports in a process of their own) does without.
 */
export async function indexArticles(
  world: Needs,
  ids: readonly string[],
  { inOneGo = false }: { inOneGo?: boolean } = {},
): Promise<void> {
  const pause = inOneGo ? noTurns : async () => void (await nextTurn())
  const batchSize = inOneGo ? batchSizes.inOneGo : batchSizes.whileServing
  for (let begin = 0; begin < ids.length; begin += batchSize) {
    const batch = [...new Set(ids.slice(begin, begin + batchSize))]
    const read = [
      ...(await prepared(await publishedToIndex(world.db, batch), 'published', pause)),
      ...(await prepared(await draftsToIndex(world.db, batch), 'newsroom', pause)),
    ]
    await write(world, { batch, read, pause })
  }
}

type Prepared = { scope: Scope; article: Indexable; entry: Entry }

async function prepared(
  articles: readonly Indexable[],
  scope: Scope,
  pause: () => Promise<void>,
): Promise<Prepared[]> {
  const entries: Prepared[] = []
  for (const article of articles) {
    entries.push({ scope, article, entry: await entryOf(article, pause) })
    await pause()
  }
  return entries
}

/** Articles in the order of their ids, so that two of these never wait for each other. */
async function write(
  world: Needs,
  { batch, read, pause }: { batch: readonly string[]; read: readonly Prepared[]; pause: () => Promise<void> },
): Promise<void> {
  await inTransaction(world, async (tx) => {
    const at = world.clock.now()
    const words = new Map<string, NewWord>()
    for (const articleId of batch.toSorted())
      for (const scope of ['published', 'newsroom'] as const) {
        const found = read.find((each) => each.scope === scope && each.article.articleId === articleId)
        if (!found) {
          await removeDocument(tx, scope, articleId)
          continue
        }
        const { revision, time } = found.article
        const { isNew } = await putDocument(tx, { scope, articleId, revision, time, entry: found.entry, at })
        if (scope === 'published') countWords(words, found.entry, isNew)
        await pause()
      }
    await addToVocabulary(tx, words, pause)
    await tidyIndex(tx, batch.length, pause)
  })
}

/** An article counts once for each of its words, when it is first indexed; later only words that are new are added. */
function countWords(words: Map<string, NewWord>, { vocabulary }: Entry, isNew: boolean): void {
  for (const [form, word] of vocabulary) {
    const known = words.get(form)
    if (known) known.articles += isNew ? 1 : 0
    else words.set(form, { ...word, articles: isNew ? 1 : 0 })
  }
}
