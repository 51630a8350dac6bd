import { setImmediate } from 'node:timers/promises'
import { inTransaction, type Tx } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import type { World } from '../platform/world.ts'
import { confirmTexts, enterTexts, findAlike, type ReadText, readText } from '../topics/index.ts'
import { withReasons } from './reasons.ts'
import { articleKind, mostNeighbours, neighboursWith, type Related, showsOthers } from './related.ts'
import { type ArticleText, articlesBeside, articleTexts, neighboursOf, putNeighbours } from './store.ts'

/** Small, so that a page in between waits for a few milliseconds only. */
const articlesAtOnce = 2

type Needs = Pick<World, 'db' | 'clock' | 'events'>

/**
 * Brings the catalogue and the neighbours of these articles up to date: published ones are entered as they are now,
 * all others taken out. May run twice. `atOnce`: more in one transaction are quicker, where no pages are served.
 */
export async function indexRelated(
  world: Needs,
  articleIds: readonly string[],
  atOnce = articlesAtOnce,
): Promise<void> {
  for (let start = 0; start < articleIds.length; start += atOnce) {
    const ids = articleIds.slice(start, start + atOnce)
    const texts = await articleTexts(world.db, ids)
    await enter(world, { ids, texts })
    await meetNeighbours(world, texts)
  }
}

async function enter(
  world: Needs,
  { ids, texts }: { ids: readonly string[]; texts: readonly ArticleText[] },
): Promise<void> {
  const read: ReadText[] = []
  for (const text of texts) {
    read.push(readText(text.id, text))
    await setImmediate()
  }
  const published = new Set(texts.map(({ id }) => id))
  const gone = ids.filter((id) => !published.has(id))
  await inTransaction(world, async (tx) => {
    await enterTexts(tx, { kind: articleKind, texts: read, gone })
    if (gone.length > 0) await forget(tx, world, gone)
  })
}

/** The articles and those like them learn of each other. */
async function meetNeighbours(world: Needs, texts: readonly ArticleText[]): Promise<void> {
  const found = new Map<string, Related[]>()
  for (const text of texts) {
    const alike = await findAlike(world.db, { kind: articleKind, subjectId: text.id, k: mostNeighbours })
    found.set(text.id, withReasons(text, alike))
    await setImmediate()
  }
  if (found.size === 0) return
  const ids = [...found.keys()]
  const met = [...found.values()].flatMap((related) => related.map(({ id }) => id))
  await inTransaction(world, async (tx) => {
    const before = await neighboursOf(tx, [...new Set([...ids, ...met, ...(await articlesBeside(tx, ids))])])
    const after = new Map(
      [...before].map(([id, neighbours]) => [id, neighbours.filter((neighbour) => !found.has(neighbour.id))]),
    )
    for (const [id, related] of found) after.set(id, related)
    for (const [id, related] of found)
      for (const one of related) after.set(one.id, neighboursWith(after.get(one.id) ?? [], { ...one, id }))
    await keep(tx, world, { before, after })
    await confirmTexts(tx, articleKind, ids)
  })
}

async function forget(tx: Tx, world: Needs, gone: readonly string[]): Promise<void> {
  const before = await neighboursOf(tx, [...new Set([...gone, ...(await articlesBeside(tx, gone))])])
  const after = new Map(
    [...before].map(([id, neighbours]) => [
      id,
      gone.includes(id) ? [] : neighbours.filter((neighbour) => !gone.includes(neighbour.id)),
    ]),
  )
  await keep(tx, world, { before, after })
}

type Neighbours = ReadonlyMap<string, readonly Related[]>

async function keep(
  tx: Tx,
  world: Needs,
  { before, after }: { before: Neighbours; after: Neighbours },
): Promise<void> {
  const changed = new Map(
    [...after].filter(([id, neighbours]) => JSON.stringify(neighbours) !== JSON.stringify(before.get(id))),
  )
  await putNeighbours(tx, changed)
  const articleIds = [...changed]
    .filter(([id, neighbours]) => showsOthers(before.get(id) ?? [], neighbours))
    .map(([id]) => id)
  if (articleIds.length > 0) await announce(tx, world.clock, 'related.changed', { articleIds })
}
