import type { Instant } from '../../platform/clock.ts'
import { type Tx, takeTurn } from '../../platform/db/db.ts'
import { announce } from '../../platform/events/events.ts'
import type { World } from '../../platform/world.ts'
import { putRedirect } from '../../redirects/index.ts'
import type { ArticleContent, ArticleState } from '../article.ts'
import { joinPlaces, placesOf, withdraw } from '../publication.ts'
import { queuePublication } from '../publish-due.ts'
import type { ImportedPlaces, PublishedArticlesTable, PublishedPlaces } from '../schema.ts'
import { insertRevision, setPublicationState, updateArticle } from '../store.ts'
import { authorIdsOf, publishedRowOf, putPublishedRow, translationGroupOf } from '../store-publication.ts'
import { articleStatesByIds, insertArticles, insertPublished, insertRevisions } from './store.ts'

/** An article as an archive has it. The caller has seen to it that the address is free. */
export type ImportedArticle = {
  id: string
  /** The revision that an earlier run made; null: there is none yet. */
  expected: number | null
  content: ArticleContent
  path: string
  status: 'published' | 'scheduled' | 'draft' | 'in_review'
  /** When it was or will be published. */
  publishAt: Instant | null
  changedAt: Instant
  /** Whom the history names: the system it comes from. */
  savedByName: string
}

/** With what is long to work out, which is done before the transaction. */
export type PreparedArticle = ImportedArticle & { shown: PublishedArticlesTable | null }

/** `edited-here`: somebody has saved, withdrawn or removed it since; it is left as it is. */
export type ImportedOutcome = { id: string; revision: number; outcome: 'made' | 'updated' | 'edited-here' }

/** The row that readers will see, if they see one. */
export function prepareImport(article: ImportedArticle): PreparedArticle {
  if (article.status !== 'published') return { ...article, shown: null }
  const shown = publishedRowOf({
    articleId: article.id,
    path: article.path,
    content: article.content,
    revision: (article.expected ?? 0) + 1,
    publishedAt: article.publishAt ?? article.changedAt,
    updatedAt: null,
    translationGroup: article.id,
  })
  return { ...article, shown }
}

/**
 * Writes articles of an archive, each as one revision of the kind `import`, and announces them together: no
 * `article.published` follows, so that nobody is told of old news. Tens at a time: the transaction holds up all other
 * writers.
 */
export async function importArticles(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids'>,
  articles: readonly PreparedArticle[],
): Promise<ImportedOutcome[]> {
  await takeTurn(tx)
  const fresh = articles.filter(({ expected }) => expected === null)
  await insertArticles(tx, fresh.map(headOf))
  await insertRevisions(
    tx,
    fresh.map((article) => ({ articleId: article.id, ...revisionOf(article, 1) })),
  )
  await insertPublished(
    tx,
    fresh.flatMap(({ shown, content }) => (shown ? [{ row: shown, content }] : [])),
  )
  const states = await articleStatesByIds(
    tx,
    articles.flatMap(({ id, expected }) => (expected === null ? [] : id)),
  )
  const outcomes: ImportedOutcome[] = []
  const places: PublishedPlaces[] = []
  for (const article of articles) {
    const written =
      article.expected === null
        ? { outcome: 'made' as const, revision: 1, places: article.shown && placesFrom(article) }
        : await update(tx, world, { article, before: states.get(article.id) ?? null })
    outcomes.push({ id: article.id, revision: written.revision, outcome: written.outcome })
    if (written.places) places.push(written.places)
    if (article.status === 'scheduled' && written.outcome !== 'edited-here')
      await queuePublication(tx, world, stateOf(article, written.revision))
  }
  if (places.length > 0) await announce(tx, world.clock, 'articles.imported', merged(places))
  return outcomes
}

type Written = { outcome: ImportedOutcome['outcome']; revision: number; places: PublishedPlaces | null }

async function update(
  tx: Tx,
  world: Pick<World, 'clock' | 'ids'>,
  { article, before }: { article: PreparedArticle; before: ArticleState | null },
): Promise<Written> {
  const { expected } = article
  if (!before || before.revision !== expected || before.status === 'unpublished')
    return { outcome: 'edited-here', revision: expected ?? 0, places: null }
  const revision = expected + 1
  const state: ArticleState = {
    ...stateOf(article, revision),
    embargoUntil: before.embargoUntil,
    createdBy: before.createdBy,
    firstPublishedAt: article.shown?.published_at ?? before.firstPublishedAt,
  }
  const seenBefore = await placesOf(tx, article.id)
  await updateArticle(tx, { content: article.content, state, at: article.changedAt, by: null, expected })
  await insertRevision(tx, article.id, revisionOf(article, revision))
  if (before.path !== article.path && before.firstPublishedAt !== null)
    await putRedirect(tx, {
      fromPath: before.path,
      articleId: article.id,
      toUrl: null,
      createdAt: world.clock.now(),
      createdBy: null,
    })
  if (!article.shown) {
    // The old system has taken it from its readers; a later run may bring it back, as nobody here has withdrawn it.
    if (seenBefore) {
      const { unpublishedAt } = await withdraw(tx, world, state)
      await setPublicationState(tx, { ...state, unpublishedAt })
    }
    return { outcome: 'updated', revision, places: null }
  }
  const group = await translationGroupOf(tx, article.id, article.content.translationOf)
  await putPublishedRow(tx, { ...article.shown, revision, translation_group: group }, article.content)
  await setPublicationState(tx, state)
  return { outcome: 'updated', revision, places: joinPlaces(seenBefore, placesFrom(article)) }
}

const stateOf = (article: PreparedArticle, revision: number): ArticleState => ({
  id: article.id,
  status: article.status,
  revision,
  publishedRevision: article.shown ? revision : null,
  path: article.path,
  publishAt: article.status === 'scheduled' ? article.publishAt : null,
  embargoUntil: null,
  firstPublishedAt: article.shown?.published_at ?? null,
  unpublishedAt: null,
  createdBy: null,
})

const headOf = (article: PreparedArticle) => ({
  content: article.content,
  state: stateOf(article, 1),
  at: article.changedAt,
  createdAt: earlier(article.publishAt, article.changedAt),
  by: null,
})

const earlier = (one: Instant | null, other: Instant): Instant => (one !== null && one < other ? one : other)

const revisionOf = (article: PreparedArticle, number: number) => ({
  number,
  kind: 'import' as const,
  content: article.content,
  savedAt: article.changedAt,
  savedBy: null,
  savedByName: article.savedByName,
})

const placesFrom = ({ id, path, content }: PreparedArticle): PublishedPlaces => ({
  articleId: id,
  path,
  paths: [path],
  sectionIds: [content.sectionId],
  tagIds: content.tagIds,
  authorIds: authorIdsOf(content.bylines),
  translationIds: [],
})

function merged(places: readonly PublishedPlaces[]): ImportedPlaces {
  const all = (of: (place: PublishedPlaces) => string[]) => [...new Set(places.flatMap(of))]
  return {
    articleIds: all(({ articleId, translationIds }) => [articleId, ...translationIds]),
    paths: all(({ paths }) => paths),
    sectionIds: all(({ sectionIds }) => sectionIds),
    tagIds: all(({ tagIds }) => tagIds),
    authorIds: all(({ authorIds }) => authorIds),
  }
}
