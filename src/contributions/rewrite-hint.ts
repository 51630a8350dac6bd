import { discussedArticle } from '../articles/comment-modes/index.ts'
import { answerable } from '../comments/written/index.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { loadScorer, type Scored } from '../scoring/index.ts'
import { assessable } from './assessable.ts'
import { openness, soundText } from './contribution.ts'

/** What a writer may want to change before sending; `passages` are the words that read so. */
export type Remark = { kind: 'disrespect' | 'offTopic'; passages: string[] }

export type HintQuestion = { articleId: string; parentId: string | null; text: string }
export type HintRefusal = 'unknown-article' | 'bad-input'

/** From here on three in four texts that are scored so are not about the article. */
const farFromTopic = 0.75
const mostPassages = 5

/** What is worth a friendly word: a verdict on respect, or a text far from the topic. */
export function remarksOn(text: string, { offensive, scores, spans }: Scored): Remark[] {
  const passages = spans
    .filter(({ signal }) => signal !== 'offTopic' && signal !== 'spam')
    .map(({ start, end }) => text.slice(start, end).trim())
  const isFar = scores.offTopic !== null && scores.offTopic >= farFromTopic
  return [
    ...(offensive
      ? [{ kind: 'disrespect' as const, passages: [...new Set(passages)].slice(0, mostPassages) }]
      : []),
    ...(isFar ? [{ kind: 'offTopic' as const, passages: [] }] : []),
  ]
}

/** Reads a contribution before it is sent. Nothing is stored; whoever wrote it may send it all the same. */
export async function rewriteHint(
  world: Pick<World, 'db' | 'clock'>,
  asked: HintQuestion,
): Promise<Result<Remark[], HintRefusal>> {
  const article = await discussedArticle(world.db, asked.articleId, world.clock.now())
  if (!article || openness(article, 0, world.clock.now()) !== 'open') return refused('unknown-article')
  const sound = soundText(asked.text)
  if ('issues' in sound) return refused('bad-input', { issues: sound.issues })
  const parent = asked.parentId === null ? null : await answerable(world.db, asked.parentId)
  const { text, language, article: about } = assessable(article, null, sound.value)
  const scorer = await loadScorer()
  const scored = scorer.score({
    text,
    language,
    article: about,
    parent: parent?.articleId === article.id && parent.status === 'approved' ? parent.text : null,
  })
  return ok(remarksOn(text, scored))
}
