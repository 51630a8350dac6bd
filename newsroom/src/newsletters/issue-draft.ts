import type { z } from 'zod'
import type { issuePatch } from '../../../src/newsroom-api/contract/newsletters.ts'
import { isSame } from '../shell/form.ts'
import type { Stored } from '../shell/keep-form.ts'
import { type Block, editedBlock, inputOf, isBlank, withHeld } from './block-list.ts'
import type { Issue } from './queries.ts'

/** What a person changes in an issue. Empty text stands for none. */
export type IssueDraft = { subject: string; preheader: string; blocks: Block[] }

export function storedOf(issue: Issue, held: readonly Block[] = []): Stored<IssueDraft> {
  const stored = withHeld(issue.blocks.map(editedBlock), held)
  return {
    values: { subject: issue.subject, preheader: issue.preheader ?? '', blocks: withBlanks(stored, held) },
    revision: issue.revision,
  }
}

/** Blocks that nobody wrote in yet are not stored; they stay on the screen where they were. */
function withBlanks(stored: readonly Block[], held: readonly Block[]): Block[] {
  const all = [...stored]
  for (const [at, block] of held.entries()) {
    if (!isBlank(block) || all.some(({ key }) => key === block.key)) continue
    const before = held.slice(0, at).findLast(({ key }) => all.some((each) => each.key === key))
    all.splice(before ? all.findIndex(({ key }) => key === before.key) + 1 : 0, 0, block)
  }
  return all
}

export const patchOf = ({ subject, preheader, blocks }: Partial<IssueDraft>): z.infer<typeof issuePatch> => ({
  ...(subject === undefined ? {} : { subject: subject.trim() }),
  ...(preheader === undefined ? {} : { preheader: preheader.trim() || null }),
  ...(blocks === undefined ? {} : { blocks: blocks.filter((block) => !isBlank(block)).map(inputOf) }),
})

/** Changes that could not be saved before the issue was left, kept in this browser. */
export type LeftChanges = { base: Stored<IssueDraft>; draft: IssueDraft }

const keyOf = (id: string) => `depesche.issue.${id}`

export function leftChanges(storage: Storage, id: string): LeftChanges | null {
  try {
    const held = storage.getItem(keyOf(id))
    const left = held ? (JSON.parse(held) as LeftChanges) : null
    return left && !isSame(left.draft, left.base.values) ? left : null
  } catch {
    return null
  }
}

/** A full or forbidden storage loses the copy, not the words on screen. */
export function keepChanges(storage: Storage, id: string, changes: LeftChanges | null): void {
  try {
    if (changes) storage.setItem(keyOf(id), JSON.stringify(changes))
    else storage.removeItem(keyOf(id))
  } catch {
    return
  }
}
