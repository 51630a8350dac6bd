import type { Node } from '@tiptap/pm/model'
import type { Block, BodyDoc } from '../../../../../src/articles/body/schema.ts'

const blocks = new WeakMap<Node, Block>()

/**
 * The document as data. A block that was not touched since last time is the same object as then, so that comparing
 * and counting a long text costs no more than the paragraph in which one writes.
 */
export function bodyOf(document: Node): BodyDoc {
  const content: Block[] = []
  document.forEach((node) => {
    let block = blocks.get(node)
    if (!block) {
      block = node.toJSON() as Block
      blocks.set(node, block)
    }
    content.push(block)
  })
  return { type: 'doc', content }
}
