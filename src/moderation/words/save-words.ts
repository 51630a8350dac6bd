import type { Actor } from '../../accounts/index.ts'
import { recordAudit } from '../../audit/index.ts'
import { inTransaction, type Tx } from '../../platform/db/db.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import { deleteWords, insertWords, listedPatterns, type WordList } from '../store-words.ts'
import { forgetMatchers } from './matchers.ts'
import { normalPattern } from './word-list.ts'

/** A list holds at most so many entries. */
export const mostWords = 20_000

export type WordsRefusal = 'bad-pattern' | 'too-many-words'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>
type By = { actor: Actor; address: string | null }

/** Makes the list say exactly this, each entry in its normal form and once. Holds for what comes in from now on. */
export async function saveWords(
  world: Needs,
  change: { list: WordList; entries: readonly string[] },
  by: By,
): Promise<Result<string[], WordsRefusal>> {
  const sound = soundEntries(change.entries)
  if (!sound.ok) return sound
  const patterns = sound.value
  await inTransaction(world, async (tx) => {
    const before = new Set((await listedPatterns(tx))[change.list])
    const now = new Set(patterns)
    const removed = [...before].filter((pattern) => !now.has(pattern))
    const added = patterns.filter((pattern) => !before.has(pattern))
    await writeWords(tx, world, { list: change.list, added, removed, by })
  })
  forgetMatchers(world)
  return ok(patterns.toSorted())
}

/** What was added to a list and taken from it; what was there already, or was not, is not counted. */
export type WordsChanged = { added: string[]; removed: string[] }

/** Adds entries to a list and takes others from it; what somebody else changes at the same time stays. */
export async function changeWords(
  world: Needs,
  change: { list: WordList; add: readonly string[]; remove: readonly string[] },
  by: By,
): Promise<Result<WordsChanged, WordsRefusal>> {
  const { list } = change
  const sound = soundEntries(change.add)
  if (!sound.ok) return sound
  const changed = await inTransaction(world, async (tx): Promise<Result<WordsChanged, WordsRefusal>> => {
    const before = new Set((await listedPatterns(tx))[list])
    const removed = [...new Set(change.remove)].filter((pattern) => before.has(pattern))
    const added = sound.value.filter((pattern) => !before.has(pattern))
    if (before.size - removed.length + added.length > mostWords) return tooMany()
    if (added.length + removed.length > 0) await writeWords(tx, world, { list, added, removed, by })
    return ok({ added, removed })
  })
  forgetMatchers(world)
  return changed
}

async function writeWords(
  tx: Tx,
  world: Needs,
  change: { list: WordList; by: By } & WordsChanged,
): Promise<void> {
  const { list, added, removed, by } = change
  const addedAt = world.clock.now()
  await deleteWords(tx, list, removed)
  await insertWords(
    tx,
    added.map((pattern) => ({ id: world.ids.newId(), list, pattern, addedAt, addedBy: by.actor.id })),
  )
  await recordAudit(tx, world, {
    actor: by.actor,
    action: 'word-list.changed',
    subject: { kind: 'word-list', id: list, label: null },
    detail: { added: added.length, removed: removed.length },
    address: by.address,
  })
}

/** The entries in their normal form, each once; refused where one names no word. */
export function soundEntries(entries: readonly string[]): Result<string[], WordsRefusal> {
  const patterns = new Set<string>()
  for (const entry of entries) {
    if (entry.trim() === '') continue
    const pattern = normalPattern(entry)
    if (pattern === null) return refused('bad-pattern', { field: 'entries', entry: entry.slice(0, 60) })
    patterns.add(pattern)
  }
  return patterns.size > mostWords ? tooMany() : ok([...patterns])
}

const tooMany = () => refused('too-many-words', { field: 'entries', most: mostWords })
