import { setImmediate as afterOthers } from 'node:timers/promises'
import { publishedArticleById } from '../articles/published/index.ts'
import { addSeconds, type Instant } from '../platform/clock.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { articleTexts } from '../related/index.ts'
import { readSettings } from '../settings/index.ts'
import { type Follower, type FollowerCursor, followersOf } from '../subscriptions/followers/index.ts'
import { type ReadText, readText } from '../topics/index.ts'
import { interestedIn, isNearDuplicate, packSketch, unpackSketch } from '../topics/interests/index.ts'
import { interestKind, leastLikeness } from './interest.ts'
import { mailAtOnce } from './mail-at-once.ts'
import { bestForEach, type Reason, reasonsFor, sameReportHours, tellingOf } from './reason.ts'
import { beginRun, endRun, insertTellings, readersTold, sketchesSince, type Telling } from './store.ts'

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
  for (const reasons of together(reasonsFor(appeared, interests))) await tellFollowers(world, about, reasons)
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

/** Interests whose followers are read together. */
const interestsAtOnce = 200

/** Reasons of one kind, some at a time, the best first. */
function* together(reasons: readonly Reason[]): Generator<readonly Reason[]> {
  for (const some of Map.groupBy(reasons, ({ kind }) => kind).values())
    for (let start = 0; start < some.length; start += interestsAtOnce)
      yield some.slice(start, start + interestsAtOnce)
}

async function tellFollowers(world: Needs, about: About, reasons: readonly Reason[]): Promise<void> {
  const byRef = new Map(reasons.map((reason) => [reason.ref, reason]))
  const followed = { kind: reasons[0]?.kind ?? 'similar', refs: [...byRef.keys()] }
  for (let after: FollowerCursor | null = null; ; ) {
    const followers = await followersOf(world.db, followed, { after, limit: followersAtOnce })
    const tellings = await tellingsFor(world, { about, byRef, followers })
    if (tellings.length > 0) await inTransaction(world, (tx) => insertTellings(tx, tellings, about.now))
    if (followers.length < followersAtOnce) return
    after = followers.at(-1) ?? null
    await afterOthers() // who asks for a page comes first
  }
}

type Found = { about: About; byRef: ReadonlyMap<string, Reason>; followers: readonly Follower[] }

async function tellingsFor(
  { db }: Pick<World, 'db'>,
  { about, byRef, followers }: Found,
): Promise<Telling[]> {
  const { articleId, sameReports, timeZone, now } = about
  const readerIds = followers.map(({ readerId }) => readerId)
  const told = await readersTold(db, { articleIds: sameReports, readerIds })
  const tellings = followers.flatMap((follower): Telling[] => {
    const { readerId, subscriptionId, language, ref } = follower
    const reason = byRef.get(ref)
    const telling = tellingOf(follower, { now, timeZone, knowsReport: told.has(readerId) })
    return reason && telling
      ? [{ articleId, readerId, subscriptionId, reason, language, due: telling.due }]
      : []
  })
  return bestForEach(tellings)
}
