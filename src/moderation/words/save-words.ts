import type { Actor } from '../../accounts/index.ts'
import { recordAudit } from '../../audit/index.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { ok, type Result, refused } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import { deleteWords, insertWords, listedPatterns, type WordList } from '../store-words.ts'
import { forgetMatchers } from './matchers.ts'
import { compileWords, normalPattern, type WordMatch } from './word-list.ts'

/** A list holds at most so many entries. */
export const mostWords = 20_000

export type WordsRefusal = 'bad-pattern' | 'too-many-words'

/** Makes the list say exactly this, each entry in its normal form and once. Holds for what comes in from now on. */
export async function saveWords(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events'>,
  change: { list: WordList; entries: readonly string[] },
  by: { actor: Actor; address: string | null },
): Promise<Result<string[], WordsRefusal>> {
  const { list } = change
  const sound = soundEntries(change.entries)
  if (!sound.ok) return sound
  const patterns = sound.value
  await inTransaction(world, async (tx) => {
    const before = new Set((await listedPatterns(tx))[list])
    const now = new Set(patterns)
    const removed = [...before].filter((pattern) => !now.has(pattern))
    const added = patterns.filter((pattern) => !before.has(pattern))
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
  })
  forgetMatchers(world)
  return ok(patterns.toSorted())
}

/** What these entries would meet in a text, before they are saved. */
export function tryWords(entries: readonly string[], text: string): Result<WordMatch[], WordsRefusal> {
  const sound = soundEntries(entries)
  return sound.ok ? ok(compileWords(sound.value).match(text)) : sound
}

function soundEntries(entries: readonly string[]): Result<string[], WordsRefusal> {
  const patterns = new Set<string>()
  for (const entry of entries) {
    if (entry.trim() === '') continue
    const pattern = normalPattern(entry)
    if (pattern === null) return refused('bad-pattern', { field: 'entries', entry: entry.slice(0, 60) })
    patterns.add(pattern)
  }
  return patterns.size > mostWords
    ? refused('too-many-words', { field: 'entries', most: mostWords })
    : ok([...patterns])
}
