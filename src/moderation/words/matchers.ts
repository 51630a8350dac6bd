import { millisecondsBetween } from '../../platform/clock.ts'
import type { World } from '../../platform/world.ts'
import { listedPatterns, wordsVersion } from '../store-words.ts'
import { compileWords, type WordMatcher } from './word-list.ts'

type Matchers = { banned: WordMatcher; suspicious: WordMatcher }
type Kept = { version: string; checkedAt: string; matchers: Matchers }

/** Compiled once for each version of the lists; kept beside the database, not in the module's own state. */
const kept = new WeakMap<object, Kept>()

/** For so long another process may not have heard of a changed list. */
const checkMilliseconds = 1000

/** Both lists as they are now, ready to be asked. */
export async function wordMatchers(world: Pick<World, 'db' | 'clock'>): Promise<Matchers> {
  const now = world.clock.now()
  const known = kept.get(world.db)
  if (known && Math.abs(millisecondsBetween(known.checkedAt, now)) < checkMilliseconds) return known.matchers
  const version = await wordsVersion(world.db)
  const matchers = known?.version === version ? known.matchers : await compiled(world)
  kept.set(world.db, { version, checkedAt: now, matchers })
  return matchers
}

/** After this process has changed a list: the next one who asks looks again. */
export const forgetMatchers = (world: Pick<World, 'db'>): boolean => kept.delete(world.db)

async function compiled(world: Pick<World, 'db'>): Promise<Matchers> {
  const listed = await listedPatterns(world.db)
  return { banned: compileWords(listed.banned), suspicious: compileWords(listed.suspicious) }
}
