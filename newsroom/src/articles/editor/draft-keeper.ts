import type { Article, ArticleInput, ArticlePatch } from '../../../../src/newsroom-api/contract/articles.ts'
import { isApiError } from '../../api.ts'
import {
  changedFields,
  type Draft,
  type DraftField,
  draftFields,
  draftOf,
  fieldKey,
  hasWords,
  patchOf,
} from '../draft.ts'
import type { LocalCopies, LocalCopy } from './local-copies.ts'
import { changedAt, failedAt, nextSaveAt, nothingToSave } from './save-plan.ts'

export type SaveState =
  | { kind: 'saved' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  /** Kept in this browser until the server can be reached. */
  | { kind: 'offline' }
  | { kind: 'signed-out' }
  /** Not stored yet: an article needs a headline and a section. */
  | { kind: 'waiting' }
  | { kind: 'refused'; error: unknown }
  | { kind: 'conflict' }

export type KeeperState = {
  /** As the server has it; null while the article is new. */
  article: Article | null
  draft: Draft
  save: SaveState
  /** Two versions that began from `base` and went apart. */
  conflict: { base: Draft; theirs: Article } | null
  /** Grows when the draft was replaced from outside, so that the text on screen is set anew. */
  version: number
}

export type Keeper = ReturnType<typeof keepDraft>

export type KeeperWorld = {
  create(input: ArticleInput, idempotencyKey: string): Promise<Article>
  patch(id: string, patch: ArticlePatch, revision: number): Promise<Article>
  fetch(id: string): Promise<Article>
  copies: LocalCopies
  now(): number
  later(run: () => void, milliseconds: number): () => void
}

/**
 * Keeps one article while it is written: saves a moment after the last change, keeps a copy in the browser until the
 * server has it, and never saves over what somebody else saved since.
 */
export function keepDraft(
  world: KeeperWorld,
  start: { article: Article | null; draft: Draft; newKey: string },
) {
  let state: KeeperState = {
    article: start.article,
    draft: start.draft,
    save: { kind: 'saved' },
    conflict: null,
    version: 0,
  }
  let base = start.draft
  let times = nothingToSave
  let running: Promise<Article | null> | null = null
  let cancelTimer = () => {}
  let cancelCopy: (() => void) | null = null
  let closed = false
  const listeners = new Set<() => void>()
  const set = (changes: Partial<KeeperState>) => {
    state = { ...state, ...changes }
    for (const listener of listeners) listener()
  }
  const copyKey = () => state.article?.id ?? start.newKey
  const isChanged = () => changedFields(base, state.draft).length > 0
  function plan() {
    cancelTimer()
    const at = nextSaveAt(times)
    if (at === null || closed || state.conflict) return
    cancelTimer = world.later(() => void save({ auto: true }), Math.max(0, at - world.now()))
  }

  /** Copies are written a moment later, so that typing does not wait for the disk. */
  function planCopy() {
    cancelCopy ??= world.later(writeCopy, 400)
  }
  function writeCopy() {
    cancelCopy?.()
    cancelCopy = null
    if (!isChanged() || !hasWords(state.draft)) return
    const { article, draft } = state
    const at = new Date(world.now()).toISOString()
    world.copies.keep({ key: copyKey(), at, baseRevision: article?.revision ?? null, draft, base })
  }

  function change(changes: Partial<Draft>) {
    set({ draft: { ...state.draft, ...changes } })
    if (!isChanged()) return
    times = changedAt(times, world.now())
    if (!['saving', 'conflict', 'offline'].includes(state.save.kind)) set({ save: { kind: 'unsaved' } })
    planCopy()
    plan()
  }

  /** Stores what is not yet stored. Null when it could not be; `state().save` then says why. */
  async function save({ auto }: { auto: boolean }): Promise<Article | null> {
    if (running) {
      await running
      return isChanged() ? save({ auto }) : state.article
    }
    running = saveOnce(auto).finally(() => {
      running = null
    })
    return running
  }

  async function saveOnce(auto: boolean): Promise<Article | null> {
    cancelTimer()
    if (state.conflict) return null
    const sent = state.draft
    const fields = changedFields(base, sent)
    if (state.article && fields.length === 0) {
      times = nothingToSave
      set({ save: { kind: 'saved' } })
      return state.article
    }
    if (!sent.headline.trim() || !sent.section) {
      set({ save: { kind: isChanged() ? 'waiting' : 'saved' } })
      return null
    }
    set({ save: { kind: 'saving' } })
    try {
      const { article } = state
      const saved = article
        ? await world.patch(
            article.id,
            { ...patchOf(sent, fields), ...waysOf(article, auto) },
            article.revision,
          )
        : await world.create(inputOf(sent), start.newKey)
      settle(saved, sent)
      return saved
    } catch (error) {
      await explain(error)
      return null
    }
  }

  /** The server has `sent`; what was typed meanwhile is still to be saved. */
  function settle(saved: Article, sent: Draft) {
    const keyBefore = copyKey()
    const stored = draftOf(saved)
    const draft = { ...state.draft }
    base = { ...sent }
    for (const field of decidedByServer) {
      if (fieldKey(draft, field) === fieldKey(sent, field)) Object.assign(draft, { [field]: stored[field] })
      Object.assign(base, { [field]: stored[field] })
    }
    set({ article: saved, draft, save: { kind: 'saved' } })
    world.copies.drop(keyBefore)
    times = nothingToSave
    if (!isChanged()) return
    times = changedAt(times, world.now())
    set({ save: { kind: 'unsaved' } })
    planCopy()
    plan()
  }

  async function explain(error: unknown): Promise<void> {
    writeCopy()
    if (isApiError(error, 412) && state.article) return meetConflict(state.article.id)
    if (isApiError(error, 401)) return set({ save: { kind: 'signed-out' } })
    if (!isApiError(error) || (error.status > 0 && error.status < 500 && error.status !== 429)) {
      times = nothingToSave
      return set({ save: { kind: 'refused', error } })
    }
    times = failedAt(times.firstChangeAt === null ? changedAt(times, world.now()) : times, world.now())
    set({ save: { kind: 'offline' } })
    plan()
  }

  async function meetConflict(id: string): Promise<void> {
    try {
      const theirs = await world.fetch(id)
      set({ conflict: { base, theirs }, save: { kind: 'conflict' } })
    } catch (error) {
      await explain(error)
    }
  }

  /**
   * Ends a conflict with `decided`. Mine is stored as a revision of its own before anything else, so that afterwards
   * the list of revisions holds all versions.
   */
  async function resolve(decided: Draft): Promise<void> {
    const { conflict, draft: mine } = state
    if (!conflict) return
    set({ save: { kind: 'saving' } })
    try {
      let latest = conflict.theirs
      for (const version of [mine, decided]) {
        const fields = changedFields(draftOf(latest), version)
        if (fields.length > 0)
          latest = await world.patch(
            latest.id,
            { ...patchOf(version, fields), ...waysOf(latest, false) },
            latest.revision,
          )
      }
      accept(latest)
    } catch (error) {
      set({ conflict: null })
      await explain(error)
    }
  }

  /** The article as the server has it becomes the text on screen; what was not saved is given up. */
  function accept(article: Article) {
    cancelTimer()
    world.copies.drop(copyKey())
    times = nothingToSave
    base = draftOf(article)
    set({ article, draft: base, save: { kind: 'saved' }, conflict: null, version: state.version + 1 })
  }

  /** Takes over a copy that an earlier session left here; asks when the article has changed since. */
  function restore(copy: LocalCopy) {
    const { article } = state
    if (article && copy.baseRevision !== article.revision) {
      const theirs = article
      set({
        draft: copy.draft,
        conflict: { base: copy.base ?? draftOf(theirs), theirs },
        save: { kind: 'conflict' },
        version: state.version + 1,
      })
      return
    }
    change(copy.draft)
    set({ version: state.version + 1 })
    if (copy.key !== copyKey()) world.copies.drop(copy.key)
  }

  /** Saves, then changes state (or anything that is no field of the draft) on top of the newest revision. */
  async function send(patch: ArticlePatch): Promise<Article> {
    const saved = await save({ auto: false })
    if (!saved) throw new NotSaved()
    const article = await world.patch(saved.id, patch, saved.revision)
    set({ article })
    return article
  }

  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    change,
    save,
    resolve,
    accept,
    restore,
    send,
    /** Something beside the draft changed on the server (a correction): the newest revision is known again. */
    refresh: (article: Article) => set({ article }),
    isChanged,
    writeCopy,
    /** Leaves: what is unsaved is sent and, until it has arrived, kept in the browser. */
    close: () => {
      writeCopy()
      closed = true
      cancelTimer()
      if (isChanged() && !state.conflict) void save({ auto: true })
    },
    reopen: () => {
      closed = false
      plan()
    },
  }
}

/** The draft could not be stored, so nothing was done with it. */
export class NotSaved extends Error {}

/** What the server decides when it stores: a free path, ids of new names. */
const decidedByServer: readonly DraftField[] = ['slug', 'tags', 'bylines']

/** A published article changes for readers only when somebody publishes the changes. */
const waysOf = (article: Article, autosave: boolean): ArticlePatch => ({
  ...(autosave ? { autosave } : {}),
  ...(article.publishedRevision === null ? {} : { keepDraft: true }),
})

function inputOf(draft: Draft): ArticleInput {
  const { slug, ...fields } = patchOf(draft, draftFields)
  return { ...fields, ...(slug ? { slug } : {}), status: 'draft' } as ArticleInput
}
