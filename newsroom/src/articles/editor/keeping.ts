import type { Article, ArticleInput, ArticlePatch } from '../../../../src/newsroom-api/contract/articles.ts'
import { changedFields, type Draft, hasWords } from '../draft.ts'
import { type Findings, findingsIn, type Refusals } from './findings.ts'
import type { LocalCopies } from './local-copies.ts'
import { nextSaveAt, nothingToSave, type SaveTimes } from './save-plan.ts'

export type SaveState =
  | { kind: 'saved' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  /** Kept in this browser until the server can be reached. */
  | { kind: 'offline' }
  | { kind: 'signed-out' }
  /** Not stored yet: an article needs a headline and a section. */
  | { kind: 'waiting' }
  /** Stored but for the fields of `findings`, which wait in this browser until they are mended. */
  | { kind: 'held' }
  | { kind: 'refused'; error: unknown }
  | { kind: 'conflict' }

export type KeeperState = {
  /** As the server has it; null while the article is new. */
  article: Article | null
  draft: Draft
  save: SaveState
  findings: Findings
  /** Two versions that began from `base` and went apart. */
  conflict: { base: Draft; theirs: Article } | null
  /** Grows when the draft was replaced from outside, so that the text on screen is set anew. */
  version: number
}

export type KeeperWorld = {
  create(input: ArticleInput, idempotencyKey: string): Promise<Article>
  patch(id: string, patch: ArticlePatch, revision: number): Promise<Article>
  fetch(id: string): Promise<Article>
  copies: LocalCopies
  now(): number
  later(run: () => void, milliseconds: number): () => void
}

export type KeeperStart = { article: Article | null; draft: Draft; newKey: string }

/** All that is known while one article is kept. The functions beside it change it; `state` is what the screen shows. */
export type Keeping = {
  readonly world: KeeperWorld
  readonly newKey: string
  readonly listeners: Set<() => void>
  state: KeeperState
  /** As the server has it: a draft that equals it needs no saving. */
  base: Draft
  times: SaveTimes
  refusals: Refusals
  running: Promise<Article | null> | null
  cancelSave: () => void
  cancelCopy: (() => void) | null
  closed: boolean
}

export const beginKeeping = (world: KeeperWorld, { article, draft, newKey }: KeeperStart): Keeping => ({
  world,
  newKey,
  listeners: new Set(),
  state: {
    article,
    draft,
    save: { kind: 'saved' },
    findings: findingsIn(draft, {}),
    conflict: null,
    version: 0,
  },
  base: draft,
  times: nothingToSave,
  refusals: {},
  running: null,
  cancelSave: () => {},
  cancelCopy: null,
  closed: false,
})

/** Changes what the screen shows. Findings that stay the same stay the same object. */
export function show(keeping: Keeping, changes: Partial<Omit<KeeperState, 'findings'>>): void {
  const state = { ...keeping.state, ...changes }
  const findings = findingsIn(state.draft, keeping.refusals)
  if (JSON.stringify(findings) !== JSON.stringify(state.findings)) state.findings = findings
  keeping.state = state
  for (const listener of keeping.listeners) listener()
}

export const isChanged = ({ base, state }: Keeping): boolean => changedFields(base, state.draft).length > 0

/** The name of the article's copy in this browser. */
export const copyKey = ({ state, newKey }: Keeping): string => state.article?.id ?? newKey

/** Copies are written a moment later, so that typing does not wait for the disk. */
export function planCopy(keeping: Keeping): void {
  keeping.cancelCopy ??= keeping.world.later(() => writeCopy(keeping), 400)
}

export function writeCopy(keeping: Keeping): void {
  keeping.cancelCopy?.()
  keeping.cancelCopy = null
  const { world, base } = keeping
  const { article, draft } = keeping.state
  if (!isChanged(keeping) || !hasWords(draft)) return
  const at = new Date(world.now()).toISOString()
  world.copies.keep({ key: copyKey(keeping), at, baseRevision: article?.revision ?? null, draft, base })
}

/** Lets `save` run when it is time. */
export function planSave(keeping: Keeping, save: () => void): void {
  keeping.cancelSave()
  const { world, times, closed, state } = keeping
  const at = nextSaveAt(times)
  if (at === null || closed || state.conflict) return
  keeping.cancelSave = world.later(save, Math.max(0, at - world.now()))
}
