import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import type { World } from '../platform/world.ts'
import type { ArticleContent, ArticleState } from './article.ts'
import { publishedRow } from './published/store.ts'
import type { PublishedPlaces } from './schema.ts'
import { setPublicationState } from './store.ts'
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

/** All places of both: where the article stood, and where it stands. */
export function joinPlaces(before: PublishedPlaces | null, after: PublishedPlaces): PublishedPlaces {
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
