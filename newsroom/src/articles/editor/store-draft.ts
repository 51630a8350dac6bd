import type { Article, ArticleInput, ArticlePatch } from '../../../../src/newsroom-api/contract/articles.ts'
import { isApiError } from '../../api.ts'
import {
  changedFields,
  type Draft,
  type DraftField,
  draftFields,
  draftOf,
  fieldKey,
  patchOf,
} from '../draft.ts'
import { findingsIn, refusalsIn, sendable } from './findings.ts'
import { copyKey, isChanged, type Keeping, planCopy, planSave, show, writeCopy } from './keeping.ts'
import { changedAt, failedAt, nothingToSave } from './save-plan.ts'

/** Something was typed: it is stored a moment later. */
export function change(keeping: Keeping, changes: Partial<Draft>): void {
  show(keeping, { draft: { ...keeping.state.draft, ...changes } })
  const { kind } = keeping.state.save
  if (!isChanged(keeping)) {
    if (kind !== 'held') return
    keeping.world.copies.drop(copyKey(keeping))
    settleNothing(keeping)
    return
  }
  keeping.times = changedAt(keeping.times, keeping.world.now())
  if (!['saving', 'conflict', 'offline'].includes(kind)) show(keeping, { save: { kind: 'unsaved' } })
  planCopy(keeping)
  planAutosave(keeping)
}

export const planAutosave = (keeping: Keeping): void =>
  planSave(keeping, () => void save(keeping, { auto: true }))

/** Stores what is not yet stored. Null when not all of it could be; `state.save` then says why. */
export async function save(keeping: Keeping, { auto }: { auto: boolean }): Promise<Article | null> {
  if (keeping.running) {
    await keeping.running
    return isChanged(keeping) ? save(keeping, { auto }) : keeping.state.article
  }
  // Who asks for it by hand may know that what was refused is possible now.
  if (!auto) keeping.refusals = {}
  keeping.running = saveOnce(keeping, auto).finally(() => {
    keeping.running = null
  })
  return keeping.running
}

async function saveOnce(keeping: Keeping, auto: boolean): Promise<Article | null> {
  keeping.cancelSave()
  const { article, draft: sent, conflict } = keeping.state
  if (conflict) return null
  const fields = changedFields(keeping.base, sent)
  if (article && fields.length === 0) {
    settleNothing(keeping)
    return article
  }
  if (!sent.headline.trim() || !sent.section) {
    show(keeping, { save: { kind: isChanged(keeping) ? 'waiting' : 'saved' } })
    return null
  }
  show(keeping, { save: { kind: 'saving' } })
  try {
    const stored = await sendDraft(keeping, sent, { on: article, fields, auto })
    if (!stored) return hold(keeping)
    return settle(keeping, stored.article, { draft: sent, held: without(fields, stored.fields) })
  } catch (error) {
    await explain(keeping, error)
    return null
  }
}

type Sending = { on: Article | null; fields: readonly DraftField[]; auto: boolean }

/**
 * Sends those of the fields that can be stored, to a new article all that can; what the server refuses is noted and
 * left out. Null when nothing was left to send.
 */
export async function sendDraft(
  keeping: Keeping,
  draft: Draft,
  { on, fields: changed, auto }: Sending,
): Promise<{ article: Article; fields: DraftField[] } | null> {
  const { world, newKey } = keeping
  const fields = sendable(on ? changed : draftFields, findingsIn(draft, keeping.refusals))
  if (on ? fields.length === 0 : !fields.includes('headline') || !fields.includes('section')) return null
  try {
    const article = on
      ? await world.patch(on.id, { ...patchOf(draft, fields), ...waysOf(on, auto) }, on.revision)
      : await world.create(inputOf(draft, fields), newKey)
    return { article, fields }
  } catch (error) {
    const refusals = refusalsIn(error, draft, fields)
    if (!refusals) throw error
    keeping.refusals = { ...keeping.refusals, ...refusals }
    return sendDraft(keeping, draft, { on, fields: changed, auto })
  }
}

/** All is as the server has it. */
function settleNothing(keeping: Keeping): void {
  keeping.times = nothingToSave
  show(keeping, { save: { kind: 'saved' } })
}

/** What is left to store waits for the writer; until then it stands in this browser. */
function hold(keeping: Keeping): null {
  keeping.times = nothingToSave
  writeCopy(keeping)
  show(keeping, { save: { kind: 'held' } })
  return null
}

/** The server has `sent` but for what is held; what was typed meanwhile is still to be saved. */
function settle(keeping: Keeping, saved: Article, sent: { draft: Draft; held: readonly DraftField[] }) {
  const keyBefore = copyKey(keeping)
  const stored = draftOf(saved)
  const draft = { ...keeping.state.draft }
  keeping.base = { ...sent.draft }
  for (const field of sent.held) Object.assign(keeping.base, { [field]: stored[field] })
  for (const field of without(decidedByServer, sent.held)) {
    if (fieldKey(draft, field) === fieldKey(sent.draft, field))
      Object.assign(draft, { [field]: stored[field] })
    Object.assign(keeping.base, { [field]: stored[field] })
  }
  show(keeping, { article: saved, draft, save: { kind: 'saved' } })
  keeping.world.copies.drop(keyBefore)
  keeping.times = nothingToSave
  const left = changedFields(keeping.base, draft)
  if (left.length === 0) return saved
  if (sendable(left, keeping.state.findings).length === 0) return hold(keeping)
  keeping.times = changedAt(keeping.times, keeping.world.now())
  show(keeping, { save: { kind: 'unsaved' } })
  planCopy(keeping)
  planAutosave(keeping)
  return sent.held.length === 0 ? saved : null
}

/** What could not be stored stays in this browser, and the screen says why. */
export async function explain(keeping: Keeping, error: unknown): Promise<void> {
  const { world, state } = keeping
  writeCopy(keeping)
  if (isApiError(error, 412) && state.article) return meetConflict(keeping, state.article.id)
  if (isApiError(error, 401)) return show(keeping, { save: { kind: 'signed-out' } })
  if (!isApiError(error) || (error.status > 0 && error.status < 500 && error.status !== 429)) {
    keeping.times = nothingToSave
    return show(keeping, { save: { kind: 'refused', error } })
  }
  const begun = keeping.times.firstChangeAt === null ? changedAt(keeping.times, world.now()) : keeping.times
  keeping.times = failedAt(begun, world.now())
  show(keeping, { save: { kind: 'offline' } })
  planAutosave(keeping)
}

async function meetConflict(keeping: Keeping, id: string): Promise<void> {
  try {
    const theirs = await keeping.world.fetch(id)
    show(keeping, { conflict: { base: keeping.base, theirs }, save: { kind: 'conflict' } })
  } catch (error) {
    await explain(keeping, error)
  }
}

/** What the server decides when it stores: a free path, ids of new names. */
const decidedByServer: readonly DraftField[] = ['slug', 'tags', 'bylines']

/** A published article changes for readers only when somebody publishes the changes. */
const waysOf = (article: Article, autosave: boolean): ArticlePatch => ({
  ...(autosave ? { autosave } : {}),
  ...(article.publishedRevision === null ? {} : { keepDraft: true }),
})

function inputOf(draft: Draft, fields: readonly DraftField[]): ArticleInput {
  const { slug, body, ...rest } = patchOf(draft, fields)
  return {
    ...rest,
    ...(slug ? { slug } : {}),
    body: body ?? { format: 'doc', content: { type: 'doc', content: [] } },
    status: 'draft',
  } as ArticleInput
}

const without = (fields: readonly DraftField[], others: readonly DraftField[]): DraftField[] =>
  fields.filter((field) => !others.includes(field))
