import { setImmediate as afterOthers } from 'node:timers/promises'
import { publishedArticleById } from '../articles/published/index.ts'
import { addSeconds, type Instant } from '../platform/clock.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { readSettings } from '../settings/index.ts'
import { type Follower, followersOf } from '../subscriptions/followers/index.ts'
import { type ReadText, readText } from '../topics/index.ts'
import { interestedIn, isNearDuplicate, packSketch, unpackSketch } from '../topics/interests/index.ts'
import { mailAtOnce } from './mail-at-once.ts'
import { interestKind, leastLikeness, type Reason, reasonsFor, sameReportHours, tellingOf } from './reason.ts'
import {
  articleTexts,
  beginRun,
  endRun,
  insertTellings,
  readersTold,
  sketchesSince,
  type Telling,
} from './store.ts'

export type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'config'>

/** Followers read, and told, in one transaction. */
const followersAtOnce = 1000

/**
 * Finds who is to be told of a published article and why, writes it down, and has the mails to those leave who are told
 * at once. Once in an article's life: it may run twice, and goes on where a process ended. One that readers do not see
 * any more is told to nobody.
 */
export async function tellOfArticle(world: Needs, articleId: string): Promise<void> {
  const now = world.clock.now()
  const article = await publishedArticleById(world.db, articleId, now)
  const [words] = await articleTexts(world.db, [articleId])
  if (!article || !words) return
  const text = readText(articleId, words)
  const { isDone } = await inTransaction(world, (tx) =>
    beginRun(tx, { articleId, sketch: packSketch(text.sketch), now }),
  )
  if (isDone) return
  const interests = await interestedIn(world.db, { kind: interestKind, text, least: leastLikeness })
  const appeared = {
    id: article.id,
    sectionId: article.section.id,
    tagIds: article.tags.map(({ id }) => id),
    authorIds: article.bylines.flatMap((byline) => (byline.kind === 'author' ? [byline.id] : [])),
  }
  const { timeZone } = (await readSettings(world.db)).site
  const sameReports = await sameReportsAs(world, { articleId, text, now })
  const about = { articleId, sameReports, timeZone, now }
  for (const reason of reasonsFor(appeared, interests)) await tellFollowers(world, about, reason)
  await mailAtOnce(world, article)
  await inTransaction(world, (tx) => endRun(tx, articleId, world.clock.now()))
}

/** Articles of the last hours that told the same in nearly the same words. */
async function sameReportsAs(
  { db }: Pick<World, 'db'>,
  { articleId, text, now }: { articleId: string; text: ReadText; now: Instant },
): Promise<string[]> {
  const before = await sketchesSince(db, addSeconds(now, -sameReportHours * 3600))
  return before
    .filter((one) => one.articleId !== articleId && isNearDuplicate(text.sketch, unpackSketch(one.sketch)))
    .map((one) => one.articleId)
}

type About = { articleId: string; sameReports: readonly string[]; timeZone: string; now: Instant }

async function tellFollowers(world: Needs, about: About, reason: Reason): Promise<void> {
  const { kind, ref } = reason
  for (let after: string | null = null; ; ) {
    const followers = await followersOf(world.db, { kind, ref, after, limit: followersAtOnce })
    const tellings = await tellingsFor(world, { about, reason, followers })
    if (tellings.length > 0) await inTransaction(world, (tx) => insertTellings(tx, tellings, about.now))
    if (followers.length < followersAtOnce) return
    after = followers.at(-1)?.subscriptionId ?? null
    await afterOthers() // who asks for a page comes first
  }
}

async function tellingsFor(
  { db }: Pick<World, 'db'>,
  { about, reason, followers }: { about: About; reason: Reason; followers: readonly Follower[] },
): Promise<Telling[]> {
  const { articleId, sameReports, timeZone, now } = about
  const readerIds = followers.map(({ readerId }) => readerId)
  const told = await readersTold(db, { articleIds: sameReports, readerIds })
  return followers.flatMap((follower) => {
    const { readerId, subscriptionId, language } = follower
    const telling = tellingOf(follower, { now, timeZone, knowsReport: told.has(readerId) })
    return telling ? [{ articleId, readerId, subscriptionId, reason, language, due: telling.due }] : []
  })
}
