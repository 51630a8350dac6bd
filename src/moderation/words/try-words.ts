import { ok, type Result } from '../../platform/result.ts'
import type { World } from '../../platform/world.ts'
import { recentTexts } from '../store-words.ts'
import { soundEntries, type WordsRefusal } from './save-words.ts'
import { compileWords, type WordMatch } from './word-list.ts'

/** What entries would meet, before they are saved. */
export type WordsTrial = {
  matches: WordMatch[]
  /** Among the newest comments in any state: how many were looked at, how many are met, and some of these. */
  recent: { looked: number; met: number; examples: WordsExample[] }
}
type WordsExample = { commentId: string; pattern: string; excerpt: string; start: number; end: number }

const mostExamples = 20
/** So many comments are looked at before others get their turn. */
const inOneGo = 100

/** Tries entries on a text, and on the newest `recent` comments. */
export async function tryWords(
  world: Pick<World, 'longReads'>,
  trial: { entries: readonly string[]; text: string; recent: number },
): Promise<Result<WordsTrial, WordsRefusal>> {
  const sound = soundEntries(trial.entries)
  if (!sound.ok) return sound
  const matcher = compileWords(sound.value)
  const texts = await recentTexts(world.longReads, trial.recent)
  const recent: WordsTrial['recent'] = { looked: texts.length, met: 0, examples: [] }
  for (const [index, { id, text }] of texts.entries()) {
    if (index % inOneGo === inOneGo - 1) await new Promise(setImmediate)
    const [first] = matcher.match(text)
    if (!first) continue
    recent.met++
    if (recent.examples.length < mostExamples) recent.examples.push(exampleOf(id, text, first))
  }
  return ok({ matches: matcher.match(trial.text), recent })
}

const around = 60

/** The word with some of what stands around it; the offsets are those of the excerpt. */
function exampleOf(commentId: string, text: string, { pattern, start, end }: WordMatch): WordsExample {
  const from = Math.max(0, start - around)
  const excerpt = text.slice(from, end + around).toWellFormed()
  return { commentId, pattern, excerpt, start: start - from, end: end - from }
}
