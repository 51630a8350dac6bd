import { writerHistories } from '../comments/index.ts'
import { addDays } from '../platform/clock.ts'
import type { World } from '../platform/world.ts'
import { loadScorer, type Scored, type Scorer } from '../scoring/index.ts'
import type { Assessment, LookedUp, Submission } from './assessment.ts'
import { judge } from './policy/policy.ts'
import { blockOn } from './store-blocks.ts'
import { trustLostDays } from './trust.ts'
import { wordMatchers } from './words/matchers.ts'

type Needs = Pick<World, 'db' | 'clock' | 'log'>

/**
 * Judges a contribution before it is stored: scores it, then goes through the phases of the policy. When scoring
 * fails, the contribution waits and its findings say so; it is never lost and never appears unscored.
 */
export const assess = (world: Needs, submission: Submission): Promise<Assessment> =>
  assessBy(world, loadScorer, submission)

/** As `assess`, by the scorer that `load` brings. */
export async function assessBy(
  world: Needs,
  load: () => Promise<Scorer>,
  submission: Submission,
): Promise<Assessment> {
  const { scored, version } = await scoreOf(world, load, submission)
  const known = await lookUp(world, submission, scored)
  return { ...judge(submission, known), scorer: version }
}

async function scoreOf(
  world: Pick<World, 'log'>,
  load: () => Promise<Scorer>,
  { text, language, article, parent }: Submission,
): Promise<{ scored: Scored | null; version: string | null }> {
  try {
    const scorer = await load()
    const { headline, teaser } = article
    const about = { headline, teaser, text: article.text }
    const scored = scorer.score({ text, language, article: about, parent: parent?.text ?? null })
    return { scored, version: scorer.version }
  } catch (error) {
    world.log.error({ err: error }, 'scoring failed: the comment waits')
    return { scored: null, version: null }
  }
}

async function lookUp(world: Needs, submission: Submission, scored: Scored | null): Promise<LookedUp> {
  const { writer, network } = submission
  const now = world.clock.now()
  const [matchers, block, histories] = await Promise.all([
    wordMatchers(world),
    blockOn(world.db, { writerId: writer?.id ?? null, network }, now),
    writerHistories(world.db, writer ? [writer.id] : [], addDays(now, -trustLostDays)),
  ])
  const inText = `${submission.text}\n${submission.authorName}`
  return {
    scored,
    banned: matchers.banned.match(inText),
    suspicious: matchers.suspicious.match(inText),
    block,
    history: (writer && histories.get(writer.id)) ?? null,
  }
}
