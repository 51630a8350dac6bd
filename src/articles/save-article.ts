import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { authorByStaffId } from '../authors/index.ts'
import type { Instant } from '../platform/clock.ts'
import { inTransaction, type Tx, takeTurn } from '../platform/db/db.ts'
import { announce } from '../platform/events/events.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import { type Section, sectionById } from '../sections/index.ts'
import { addressFor, moveAddress } from './address.ts'
import {
  type ArticleContent,
  type ArticleState,
  type ArticleStatus,
  changesNothing,
  decideStatus,
  replacesNewest,
} from './article.ts'
import {
  type ArticleChange,
  type ArticleNeeds,
  contentAfter,
  emptyContent,
  type SaveRefusal,
} from './article-change.ts'
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
 * `keepDraft` is not set. A save that changes nothing answers the present state and makes no revision.
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
    const autosave = save.change.autosave === true
    const wanted = { content: content.value, decision, path: moved.value, embargoUntil }
    // A save by hand makes a revision of an autosaved one, which the next autosave would take the place of.
    const keeps = (autosave || newest.kind !== 'autosave') && !save.change.significant
    if (keeps && changesNothing({ state: before, content: newest.content }, wanted)) return ok(before)

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

async function sectionOf(tx: Tx, content: ArticleContent): Promise<Section> {
  const section = await sectionById(tx, content.sectionId)
  if (!section) throw new Error(`section ${content.sectionId} is gone`)
  return section
}
