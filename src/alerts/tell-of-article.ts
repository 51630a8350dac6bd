import { setImmediate as afterOthers } from 'node:timers/promises'
import { publishedArticleById } from '../articles/published/index.ts'
import { addSeconds, type Instant } from '../platform/clock.ts'
import { inTransaction } from '../platform/db/db.ts'
import type { World } from '../platform/world.ts'
import { articleTexts } from '../related/index.ts'
import { searchesAnsweredBy } from '../search/standing/index.ts'
import { readSettings } from '../settings/index.ts'
import {
  type Follower,
  type FollowerCursor,
  followersOf,
  followersWith,
  refsFollowed,
} from '../subscriptions/followers/index.ts'
import { type ReadText, readText } from '../topics/index.ts'
import { interestedIn, isNearDuplicate, packSketch, unpackSketch } from '../topics/interests/index.ts'
import { type Example, interestKind, leastLikeness, nearestWanted } from './interest.ts'
import { mailAtOnce } from './mail-at-once.ts'
import { bestForEach, type Reason, reasonsFor, sameReportHours, tellingOf } from './reason.ts'
import { beginRun, endRun, insertTellings, readersTold, sketchesSince, type Telling } from './store.ts'
import { type ExampleCursor, examplesOf, subscriptionsWanting } from './store-examples.ts'

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
    searches: await searchesAnswered(world, articleId),
  }
  const { timeZone } = (await readSettings(world.db)).site
  const sameReports = await sameReportsAs(world, { articleId, text, now })
  const all = reasonsFor(appeared, interests)
  const about: About = {
    articleId,
    sameReports,
    timeZone,
    now,
    reasons: new Map(all.map((reason) => [`${reason.kind} ${reason.ref}`, reason])),
    likeness: new Map(
      interests.flatMap(({ subjectId, score }) => (subjectId === articleId ? [] : [[subjectId, score]])),
    ),
  }
  for (const reasons of together(all)) await tellFollowers(world, about, reasons)
  await mailAtOnce(world, article)
  await inTransaction(world, (tx) => endRun(tx, articleId, world.clock.now()))
}

/** Kept searches read at once. */
const searchesAtOnce = 1000

/** Searches that somebody keeps, each once however many do, and that the article answers. */
async function searchesAnswered({ db }: Pick<World, 'db'>, articleId: string): Promise<string[]> {
  const answered: string[] = []
  for (let after = ''; ; ) {
    const searches = await refsFollowed(db, 'search', { after, limit: searchesAtOnce })
    answered.push(...(await searchesAnsweredBy(db, articleId, searches)))
    const last = searches.at(-1)
    if (last === undefined || searches.length < searchesAtOnce) return answered
    after = last
  }
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

type About = {
  articleId: string
  sameReports: readonly string[]
  timeZone: string
  now: Instant
  /** By kind and `ref`. */
  reasons: ReadonlyMap<string, Reason>
  /** How like the article those are that somebody wants more, or nothing, like. */
  likeness: ReadonlyMap<string, number>
}

/** Interests whose followers are read together. */
const interestsAtOnce = 200

/** Reasons of one kind, some at a time, the best first. */
function* together(reasons: readonly Reason[]): Generator<readonly Reason[]> {
  for (const some of Map.groupBy(reasons, ({ kind }) => kind).values())
    for (let start = 0; start < some.length; start += interestsAtOnce)
      yield some.slice(start, start + interestsAtOnce)
}

async function tellFollowers(world: Needs, about: About, reasons: readonly Reason[]): Promise<void> {
  const followed = { kind: reasons[0]?.kind ?? 'similar', refs: reasons.map(({ ref }) => ref) }
  for (let after: FollowerCursor | null = null; ; ) {
    const followers = await followersOf(world.db, followed, { after, limit: followersAtOnce })
    await tell(world, about, { kind: followed.kind, followers })
    if (followers.length < followersAtOnce) break
    after = followers.at(-1) ?? null
  }
  if (followed.kind === 'similar') await tellByExamples(world, about, followed.refs)
}

/** Those who said of one of these articles, when they were told of it, that they want more like it. */
async function tellByExamples(world: Needs, about: About, articleIds: readonly string[]): Promise<void> {
  for (let after: ExampleCursor | null = null; ; ) {
    const wanting = await subscriptionsWanting(world.db, articleIds, { after, limit: followersAtOnce })
    const ids = [...new Set(wanting.map(({ subscriptionId }) => subscriptionId))]
    await tell(world, about, { kind: 'similar', followers: await followersWith(world.db, ids) })
    if (wanting.length < followersAtOnce) return
    after = wanting.at(-1) ?? null
  }
}

type Found = { kind: Reason['kind']; followers: readonly Follower[] }

async function tell(world: Needs, about: About, found: Found): Promise<void> {
  const tellings = await tellingsFor(world, about, found)
  if (tellings.length > 0) await inTransaction(world, (tx) => insertTellings(tx, tellings, about.now))
  await afterOthers() // who asks for a page comes first
}

async function tellingsFor(
  { db }: Pick<World, 'db'>,
  about: About,
  { kind, followers }: Found,
): Promise<Telling[]> {
  const { articleId, sameReports, timeZone, now } = about
  const readerIds = followers.map(({ readerId }) => readerId)
  const told = await readersTold(db, { articleIds: sameReports, readerIds })
  const examples =
    kind === 'similar'
      ? await examplesOf(
          db,
          followers.map(({ subscriptionId }) => subscriptionId),
        )
      : new Map<string, Example[]>()
  const tellings = followers.flatMap((follower): Telling[] => {
    const { readerId, subscriptionId, language, ref } = follower
    const its = examples.get(subscriptionId)
    const best = its ? nearestWanted({ seed: ref, examples: its }, about.likeness) : ref
    const reason = best === null ? undefined : about.reasons.get(`${kind} ${best}`)
    const telling = tellingOf(follower, { now, timeZone, knowsReport: told.has(readerId) })
    return reason && telling
      ? [{ articleId, readerId, subscriptionId, reason, language, due: telling.due }]
      : []
  })
  return bestForEach(tellings)
}
