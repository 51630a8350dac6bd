import type { Block, BodyDoc } from '../../../../src/articles/body/schema.ts'
import { canonicalBlock, storedBody, textOfNode } from '../body.ts'
import { diff, diffWords, likeness, type TextPart } from './diff.ts'

/** What became of a block between two versions. */
export type BlockChange =
  | { kind: 'same'; block: Block }
  | { kind: 'removed'; block: Block }
  | { kind: 'added'; block: Block }
  | { kind: 'changed'; before: Block; after: Block; parts: TextPart[] }

/** Two bodies, block by block; a removed block and a similar added one are shown as one that changed. */
export function compareBodies(before: BodyDoc, after: BodyDoc): BlockChange[] {
  const changes: BlockChange[] = []
  let removed: Block[] = []
  let added: Block[] = []
  const endGap = () => {
    changes.push(...pairUp(removed, added))
    removed = []
    added = []
  }
  for (const step of diff(storedBody(before).content, storedBody(after).content, canonicalBlock)) {
    if (step.kind === 'removed') removed.push(step.before)
    else if (step.kind === 'added') added.push(step.after)
    else {
      endGap()
      changes.push({ kind: 'same', block: step.after })
    }
  }
  endGap()
  return changes
}

/** Two blocks are one that changed from this share of common words on. */
const alike = 0.4

function pairUp(removed: readonly Block[], added: readonly Block[]): BlockChange[] {
  const changes: BlockChange[] = []
  let next = 0
  for (const before of removed) {
    const found = added.findIndex((after, i) => i >= next && isChangeOf(before, after))
    if (found < 0) {
      changes.push({ kind: 'removed', block: before })
      continue
    }
    for (const block of added.slice(next, found)) changes.push({ kind: 'added', block })
    const after = added[found] as Block
    changes.push({ kind: 'changed', before, after, parts: diffWords(textOfNode(before), textOfNode(after)) })
    next = found + 1
  }
  for (const block of added.slice(next)) changes.push({ kind: 'added', block })
  return changes
}

function isChangeOf(before: Block, after: Block): boolean {
  const [textBefore, textAfter] = [textOfNode(before), textOfNode(after)]
  if (!textBefore && !textAfter) return before.type === after.type
  return likeness(textBefore, textAfter) >= alike
}
