import type { Editor } from '@tiptap/core'

/** Changes places with the block before (-1) or after (1) under the same parent; does nothing at the edge. */
export function moveSibling(editor: Editor, pos: number | undefined, by: -1 | 1): void {
  if (pos === undefined) return
  const { state, view } = editor
  const $pos = state.doc.resolve(pos)
  const node = $pos.nodeAfter
  const index = $pos.index()
  const sibling = $pos.parent.maybeChild(index + by)
  if (!node || !sibling) return
  const start = by < 0 ? pos - sibling.nodeSize : pos
  const pair = by < 0 ? [node, sibling] : [sibling, node]
  view.dispatch(state.tr.replaceWith(start, start + node.nodeSize + sibling.nodeSize, pair).scrollIntoView())
}
