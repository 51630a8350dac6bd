import { type Alike, surfaceWords, type TopicText } from '../topics/index.ts'
import type { Related } from './related.ts'

/** What is like the text, with the shared terms in the text's own words, each word once. */
export function withReasons(text: TopicText, alike: readonly Alike[]): Related[] {
  const words = surfaceWords(text, new Set(alike.flatMap(({ shared }) => shared)))
  return alike.map(({ subjectId, shared, ...found }) => ({
    ...found,
    id: subjectId,
    shared: [...new Set(shared.flatMap((term) => words.get(term) ?? []))],
  }))
}
