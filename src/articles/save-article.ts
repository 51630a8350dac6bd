import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { type AuthorRefusal, authorByStaffId, authorNamed } from '../authors/index.ts'
import { mediaById } from '../media/index.ts'
import type { Instant } from '../platform/clock.ts'
import { inTransaction, type Tx, takeTurn } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { findSection, type Section, sectionById } from '../sections/index.ts'
import { type TagRefusal, tagsByNames } from '../tags/index.ts'
import { type AddressRefusal, addressFor, moveAddress } from './address.ts'
import {
  type ArticleContent,
  type ArticleState,
  type ArticleStatus,
  decideStatus,
  replacesNewest,
  type StatusRefusal,
  type StoredByline,
} from './article.ts'
import { type BodyDoc, emptyBody, longestBody } from './body/schema.ts'
import { mayPublish, mayWrite, needsPublishing } from './permissions.ts'
import { publish, withdraw } from './publication.ts'
import { queuePublication } from './publish-due.ts'
import {
  articleState,
  deleteRevision,
  insertArticle,
  insertRevision,
  type RevisionRow,
  revisionByNumber,
  updateArticle,
} from './store.ts'

export type ArticleNeeds = Pick<World, 'db' | 'clock' | 'ids' | 'events'>

/** What a surface hands over: content fields that change, with section, tags and authors named by words. */
export type ArticleChange = Partial<Omit<ArticleContent, 'sectionId' | 'tagIds' | 'bylines'>> & {
  section?: string
  tags?: string[]
  authors?: (string | { agency: string })[]
  slug?: string
  status?: ArticleStatus
  publishAt?: Instant | null
  embargoUntil?: Instant | null
  keepDraft?: boolean
  autosave?: boolean
  significant?: boolean
}

export type SaveRefusal =
  | StatusRefusal
  | AddressRefusal
  | TagRefusal
  | AuthorRefusal
  | 'unknown-section'
  | 'unknown-media'
  | 'unknown-article'
  | 'body-too-long'
  | 'not-found'
  | 'not-allowed'
  | 'not-yours'
  | 'revision-outdated'

/** How a save came about: by hand or program, by restoring an old revision, by an import. */
export type RevisionKind = RevisionRow['kind']

/** Makes an article in any state. Authors make drafts; publishing and scheduling is for editors. */
export async function createArticle(
  world: ArticleNeeds,
  input: ArticleChange & { headline: string; section: string; language: string; status: ArticleStatus },
  actor: Actor,
): Promise<Result<ArticleState, SaveRefusal>> {
  if (needsPublishing(input.status) && !mayPublish(actor)) return refused('not-allowed')
  return inTransaction(world, async (tx) => {
    await takeTurn(tx)
    const now = world.clock.now()
    const fresh: ArticleState = {
      id: world.ids.newId(),
      status: 'draft',
      revision: 0,
      publishedRevision: null,
      path: '',
      publishAt: null,
      embargoUntil: null,
      firstPublishedAt: null,
      unpublishedAt: null,
      createdBy: actor.id,
    }
    const content = await contentAfter(tx, world, { before: emptyContent(input.language), change: input })
    if (!content.ok) return content
    const section = await sectionOf(tx, content.value)
    const path = await addressFor(tx, {
      id: fresh.id,
      section,
      slug: input.slug,
      headline: content.value.headline,
    })
    if (!path.ok) return path
    const embargoUntil = input.embargoUntil ?? null
    const decision = decideStatus(fresh, { ...input, embargoUntil }, now)
    if ('refusal' in decision) return refused(decision.refusal, { until: decision.until, field: 'publishAt' })
    const state: ArticleState = {
      ...fresh,
      ...decided(decision),
      path: path.value,
      revision: 1,
      embargoUntil,
    }
    await insertArticle(tx, { content: content.value, state, at: now, by: actor.id })
    await writeRevision(tx, {
      state,
      content: content.value,
      kind: input.autosave ? 'autosave' : 'save',
      now,
      actor,
    })
    const after = await carryOut(tx, world, {
      state,
      content: content.value,
      decision,
      significant: false,
      actor,
    })
    await recordAudit(tx, world, {
      actor,
      action: 'article.created',
      subject: { kind: 'article', id: state.id },
      detail: { headline: content.value.headline, status: after.status },
    })
    return ok(after)
  })
}

/**
 * Saves changes as the next revision. Refused as `revision-outdated` (`detail.current`) when somebody saved since
 * `expected`; nothing is overwritten then. Readers see the change at once if the article is published and
 * `keepDraft` is not set.
 */
export async function saveArticle(
  world: ArticleNeeds,
  save: { id: string; expected: number; change: ArticleChange; kind?: RevisionKind },
  actor: Actor,
): Promise<Result<ArticleState, SaveRefusal>> {
  return inTransaction(world, async (tx) => {
    await takeTurn(tx)
    const now = world.clock.now()
    const before = await articleState(tx, save.id)
    if (!before) return refused('not-found')
    const newest = await revisionByNumber(tx, save.id, before.revision)
    if (!newest) throw new Error(`article ${save.id} has no revision ${before.revision}`)
    const refusal = refuseSave(before, save.change, {
      actor,
      isByline: await isBylineOf(tx, newest.content, actor),
    })
    if (refusal) return refused(refusal)
    if (before.revision !== save.expected) return refused('revision-outdated', { current: before.revision })

    const content = await contentAfter(tx, world, { before: newest.content, change: save.change })
    if (!content.ok) return content
    const embargoUntil =
      save.change.embargoUntil === undefined ? before.embargoUntil : save.change.embargoUntil
    const decision = decideStatus(before, { ...save.change, embargoUntil }, now)
    if ('refusal' in decision) return refused(decision.refusal, { until: decision.until, field: 'publishAt' })
    const moved = await moveAddress(tx, world, {
      state: before,
      section: await sectionOf(tx, content.value),
      headlines: { before: newest.content.headline, after: content.value.headline },
      slug: save.change.slug,
    })
    if (!moved.ok) return moved

    const state: ArticleState = {
      ...before,
      ...decided(decision),
      path: moved.value,
      revision: before.revision + 1,
      embargoUntil,
    }
    if (
      !(await updateArticle(tx, {
        content: content.value,
        state,
        at: now,
        by: actor.id,
        expected: save.expected,
      }))
    )
      return refused('revision-outdated', { current: before.revision })
    const autosave = save.change.autosave === true
    if (replacesNewest(newest, { autosave, by: actor.id, now, publishedRevision: before.publishedRevision }))
      await deleteRevision(tx, state.id, newest.number)
    await writeRevision(tx, {
      state,
      content: content.value,
      kind: save.kind ?? (autosave ? 'autosave' : 'save'),
      now,
      actor,
    })
    const after = await carryOut(tx, world, {
      state,
      content: content.value,
      decision,
      significant: save.change.significant === true,
      actor,
    })
    if (before.path !== after.path && after.publishedRevision !== null && !decision.publishes)
      await publishMoved(tx, world, after)
    if (after.status !== before.status)
      await recordAudit(tx, world, {
        actor,
        action: `article.${after.status}`,
        subject: { kind: 'article', id: after.id },
        detail: { headline: content.value.headline, from: before.status },
      })
    return ok(after)
  })
}

function refuseSave(
  before: ArticleState,
  change: ArticleChange,
  who: { actor: Actor; isByline: boolean },
): SaveRefusal | null {
  if (!mayWrite(who.actor, before, who.isByline)) return 'not-yours'
  const visible = before.publishedRevision !== null && !change.keepDraft
  if ((needsPublishing(change.status) || visible || before.status === 'scheduled') && !mayPublish(who.actor))
    return 'not-allowed'
  return null
}

/** Whether the actor is one of the authors named above the article. */
async function isBylineOf(tx: Tx, content: ArticleContent, actor: Actor): Promise<boolean> {
  const author = actor.kind === 'staff' && actor.id ? await authorByStaffId(tx, actor.id) : null
  return (
    author !== null &&
    content.bylines.some((byline) => byline.kind === 'author' && byline.authorId === author.id)
  )
}

const decided = (decision: { status: ArticleStatus; publishAt: Instant | null }) => ({
  status: decision.status,
  publishAt: decision.publishAt,
})

/** Does what was decided: shows, withdraws or queues; announces it. Answers the state afterwards. */
async function carryOut(
  tx: Tx,
  world: ArticleNeeds,
  act: {
    state: ArticleState
    content: ArticleContent
    decision: { publishes: boolean; withdraws: boolean; status: ArticleStatus }
    significant: boolean
    actor: Actor
  },
): Promise<ArticleState> {
  await announce(tx, world.clock, 'article.saved', { articleId: act.state.id })
  if (act.decision.publishes)
    return publish(tx, world, { state: act.state, content: act.content, significant: act.significant })
  if (act.decision.withdraws) return withdraw(tx, world, act.state)
  if (act.decision.status === 'scheduled') await queuePublication(tx, world, act.state)
  return act.state
}

/** What readers see stays as it is, at its new address. */
async function publishMoved(tx: Tx, world: ArticleNeeds, state: ArticleState): Promise<void> {
  const shown = state.publishedRevision && (await revisionByNumber(tx, state.id, state.publishedRevision))
  if (!shown) throw new Error(`article ${state.id} is published without its revision`)
  await publish(tx, world, {
    state: { ...state, revision: shown.number },
    content: shown.content,
    significant: false,
  })
}

async function writeRevision(
  tx: Tx,
  save: { state: ArticleState; content: ArticleContent; kind: RevisionKind; now: Instant; actor: Actor },
): Promise<void> {
  await insertRevision(tx, save.state.id, {
    number: save.state.revision,
    kind: save.kind,
    content: save.content,
    savedAt: save.now,
    savedBy: save.actor.id,
    savedByName: save.actor.name,
  })
}

export const emptyContent = (language: string): ArticleContent => ({
  headline: '',
  kicker: null,
  standfirst: null,
  teaser: null,
  dateline: null,
  body: emptyBody,
  sectionId: '',
  tagIds: [],
  bylines: [],
  language,
  translationOf: null,
  leadPicture: null,
  label: null,
  aiNote: null,
  commentMode: 'before',
  searchTitle: null,
  searchDescription: null,
  canonicalUrl: null,
})

async function sectionOf(tx: Tx, content: ArticleContent): Promise<Section> {
  const section = await sectionById(tx, content.sectionId)
  if (!section) throw new Error(`section ${content.sectionId} is gone`)
  return section
}

/** The content with the change laid over it; words become ids, tags and authors are made when new. */
async function contentAfter(
  tx: Tx,
  world: ArticleNeeds,
  { before, change }: { before: ArticleContent; change: ArticleChange },
): Promise<Result<ArticleContent, SaveRefusal>> {
  const {
    section,
    tags,
    authors,
    slug,
    status,
    publishAt,
    embargoUntil,
    keepDraft,
    autosave,
    significant,
    ...fields
  } = change
  const content: ArticleContent = { ...before, ...withoutUndefined(fields) }
  if (bodyLength(content.body) > longestBody) return refused('body-too-long', { field: 'body' })
  if (section !== undefined) {
    const found = await findSection(tx, section)
    if (!found) return refused('unknown-section', { field: 'section', section })
    content.sectionId = found.id
  }
  if (tags !== undefined) {
    const found = await tagsByNames(tx, world, tags)
    if (!found.ok) return found
    content.tagIds = found.value.map(({ id }) => id)
  }
  if (authors !== undefined) {
    const bylines = await bylinesFrom(tx, world, authors)
    if (!bylines.ok) return bylines
    content.bylines = bylines.value
  }
  if (fields.leadPicture && !(await mediaById(tx, fields.leadPicture.mediaId)))
    return refused('unknown-media', { field: 'leadPicture.mediaId', mediaId: fields.leadPicture.mediaId })
  if (fields.translationOf && !(await articleState(tx, fields.translationOf)))
    return refused('unknown-article', { field: 'translationOf' })
  return ok(content)
}

async function bylinesFrom(
  tx: Tx,
  world: ArticleNeeds,
  authors: (string | { agency: string })[],
): Promise<Result<StoredByline[], AuthorRefusal>> {
  const bylines: StoredByline[] = []
  for (const author of authors) {
    if (typeof author !== 'string') {
      bylines.push({ kind: 'agency', name: author.agency })
      continue
    }
    const found = await authorNamed(tx, world, author)
    if (!found.ok) return found
    if (!bylines.some((byline) => byline.kind === 'author' && byline.authorId === found.value.id))
      bylines.push({ kind: 'author', authorId: found.value.id })
  }
  return ok(bylines)
}

const withoutUndefined = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>

const bodyLength = (body: BodyDoc): number => JSON.stringify(body).length
