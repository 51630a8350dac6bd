import { z } from 'zod'
import type { Instant } from '../platform/clock.ts'
import { inTransaction, type Tx, takeTurn } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { defineTask, queueTask } from '../platform/queue/queue.ts'
import type { World } from '../platform/world.ts'
import type { ArticleContent, ArticleState } from './article.ts'
import { publishedRow } from './published/store.ts'
import type { PublishedPlaces } from './schema.ts'
import { articleState, dueArticles, revisionByNumber, setPublicationState } from './store.ts'
import {
  authorIdsOf,
  deletePublished,
  idsInTranslationGroup,
  publishedTagIds,
  putPublished,
  translationGroupOf,
} from './store-publication.ts'

type Needs = Pick<World, 'clock' | 'ids'>

/**
 * Puts the newest revision before readers, in the caller's transaction. The first publication sets the time of
 * publication for good; later ones show „aktualisiert“ only when `significant`.
 */
export async function publish(
  tx: Tx,
  world: Needs,
  act: { state: ArticleState; content: ArticleContent; significant: boolean },
): Promise<ArticleState> {
  const { state, content } = act
  const now = world.clock.now()
  const before = await placesOf(tx, state.id)
  const shown = await publishedRow(tx, state.id)
  const firstPublishedAt = state.firstPublishedAt ?? firstTime(state.publishAt, now)
  const translationGroup = await translationGroupOf(tx, state.id, content.translationOf)
  await putPublished(tx, {
    articleId: state.id,
    path: state.path,
    content,
    revision: state.revision,
    publishedAt: firstPublishedAt,
    updatedAt: act.significant && shown ? now : (shown?.updated_at ?? null),
    translationGroup,
  })
  const after: ArticleState = {
    ...state,
    status: 'published',
    publishedRevision: state.revision,
    publishAt: null,
    firstPublishedAt,
    unpublishedAt: null,
  }
  await setPublicationState(tx, after)
  const places = joinPlaces(before, {
    articleId: state.id,
    path: state.path,
    paths: [state.path],
    sectionIds: [content.sectionId],
    tagIds: content.tagIds,
    authorIds: authorIdsOf(content.bylines),
    translationIds: await idsInTranslationGroup(tx, translationGroup),
  })
  await announce(tx, world.clock, shown ? 'article.updated' : 'article.published', places)
  return after
}

/** A time of publication in the past is kept (a backdated or imported article), one in the future is now. */
const firstTime = (publishAt: Instant | null, now: Instant): Instant =>
  publishAt !== null && publishAt < now ? publishAt : now

/** Takes the article from readers: its address answers 410 from now on. */
export async function withdraw(tx: Tx, world: Needs, state: ArticleState): Promise<ArticleState> {
  const places = await placesOf(tx, state.id)
  await deletePublished(tx, state.id)
  const after: ArticleState = {
    ...state,
    status: 'unpublished',
    publishedRevision: null,
    publishAt: null,
    unpublishedAt: world.clock.now(),
  }
  await setPublicationState(tx, after)
  if (places) await announce(tx, world.clock, 'article.unpublished', places)
  return after
}

/** Where readers see the article now: everything that a change to it touches. */
export async function placesOf(tx: Tx, articleId: string): Promise<PublishedPlaces | null> {
  const row = await publishedRow(tx, articleId)
  if (!row) return null
  return {
    articleId,
    path: row.path,
    paths: [row.path],
    sectionIds: [row.section_id],
    tagIds: await publishedTagIds(tx, articleId),
    authorIds: authorIdsOf(JSON.parse(row.bylines)),
    translationIds: await idsInTranslationGroup(tx, row.translation_group),
  }
}

function joinPlaces(before: PublishedPlaces | null, after: PublishedPlaces): PublishedPlaces {
  if (!before) return after
  const union = (a: string[], b: string[]) => [...new Set([...a, ...b])]
  return {
    articleId: after.articleId,
    path: after.path,
    paths: union(before.paths, after.paths),
    sectionIds: union(before.sectionIds, after.sectionIds),
    tagIds: union(before.tagIds, after.tagIds),
    authorIds: union(before.authorIds, after.authorIds),
    translationIds: union(before.translationIds, after.translationIds),
  }
}

/** Wakes the worker at the minute of a scheduled article; harmless when it was put off or withdrawn since. */
export const publishDueTask = defineTask({
  name: 'articles.publish-due',
  payload: z.object({ articleId: z.string() }),
  retry: { attempts: 20, backoffSeconds: 1 },
  run: async (world) => {
    await publishDue(world)
  },
})

export async function queuePublication(tx: Tx, world: Needs, state: ArticleState): Promise<void> {
  if (state.publishAt)
    await queueTask(tx, world, {
      task: publishDueTask,
      payload: { articleId: state.id },
      runAt: state.publishAt,
    })
}

/**
 * Publishes every scheduled article whose time has come, each in a transaction of its own. Runs at the start, before
 * the first page is served, so that articles due while the server was down are there. Answers how many.
 */
export async function publishDue(
  world: Pick<World, 'db' | 'clock' | 'ids' | 'events' | 'log'>,
): Promise<number> {
  let published = 0
  for (const due of await dueArticles(world.db, world.clock.now(), 1000)) {
    const done = await inTransaction(world, async (tx) => {
      await takeTurn(tx)
      const state = await articleState(tx, due.id)
      const now = world.clock.now()
      if (state?.status !== 'scheduled' || state.publishAt === null || state.publishAt > now) return false
      if (state.embargoUntil !== null && state.embargoUntil > now) return false
      const newest = await revisionByNumber(tx, state.id, state.revision)
      if (!newest) return false
      await publish(tx, world, { state, content: newest.content, significant: false })
      return true
    })
    if (done) published++
  }
  return published
}
