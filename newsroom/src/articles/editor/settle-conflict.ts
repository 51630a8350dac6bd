import type { Article } from '../../../../src/newsroom-api/contract/articles.ts'
import { changedFields, type Draft, draftOf } from '../draft.ts'
import { findingsIn, sendable } from './findings.ts'
import { copyKey, type Keeping, show, writeCopy } from './keeping.ts'
import type { LocalCopy } from './local-copies.ts'
import { nothingToSave } from './save-plan.ts'
import { change, explain, sendDraft } from './store-draft.ts'

/**
 * Ends a conflict with `decided`. Mine is stored as a revision of its own before anything else, so that afterwards
 * the list of revisions holds all versions.
 */
export async function resolve(keeping: Keeping, decided: Draft): Promise<void> {
  const { conflict, draft: mine } = keeping.state
  if (!conflict) return
  show(keeping, { save: { kind: 'saving' } })
  try {
    let latest = conflict.theirs
    for (const version of [mine, decided]) {
      const fields = changedFields(draftOf(latest), version)
      const stored =
        fields.length > 0 && (await sendDraft(keeping, version, { on: latest, fields, auto: false }))
      if (stored) latest = stored.article
    }
    acceptAll(keeping, latest, decided)
  } catch (error) {
    show(keeping, { conflict: null })
    await explain(keeping, error)
  }
}

/** The article as the server has it becomes the text on screen; what was not saved is given up. */
export function accept(keeping: Keeping, article: Article): void {
  keeping.cancelSave()
  keeping.world.copies.drop(copyKey(keeping))
  keeping.times = nothingToSave
  keeping.base = draftOf(article)
  const version = keeping.state.version + 1
  show(keeping, { article, draft: keeping.base, save: { kind: 'saved' }, conflict: null, version })
}

/** As `accept`, but fields that the server could not take as they were decided stay on screen to be mended. */
function acceptAll(keeping: Keeping, article: Article, decided: Draft): void {
  const stored = draftOf(article)
  const fields = changedFields(stored, decided)
  const able = sendable(fields, findingsIn(decided, keeping.refusals))
  const held = fields.filter((field) => !able.includes(field))
  accept(keeping, article)
  if (held.length === 0) return
  const draft = Object.assign({ ...stored }, ...held.map((field) => ({ [field]: decided[field] })))
  show(keeping, { draft, save: { kind: 'held' } })
  writeCopy(keeping)
}

/** Takes over a copy that an earlier session left here; asks when the article has changed since. */
export function restore(keeping: Keeping, copy: LocalCopy): void {
  const { article, version } = keeping.state
  if (article && copy.baseRevision !== article.revision) {
    const conflict = { base: copy.base ?? draftOf(article), theirs: article }
    show(keeping, { draft: copy.draft, conflict, save: { kind: 'conflict' }, version: version + 1 })
    return
  }
  change(keeping, copy.draft)
  show(keeping, { version: version + 1 })
  if (copy.key !== copyKey(keeping)) keeping.world.copies.drop(copy.key)
}
