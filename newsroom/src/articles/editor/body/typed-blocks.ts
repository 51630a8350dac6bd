import { Extension, InputRule, wrappingInputRule } from '@tiptap/core'

/**
 * Blocks that are typed as in Markdown and that TipTap does not bring along for our nodes: `> ` at the start of a
 * paragraph makes a quotation, `---` a rule. Backspace brings back what was typed.
 */
export const TypedBlocks = Extension.create({
  name: 'typedBlocks',
  // Before the typographic signs, which would make a long dash of the third hyphen.
  priority: 200,
  addInputRules() {
    const { blockquote, horizontalRule } = this.editor.schema.nodes
    if (!blockquote || !horizontalRule) return []
    return [
      // Two quotations one after the other may be by two people.
      wrappingInputRule({ find: /^>\s$/, type: blockquote, joinPredicate: () => false }),
      new InputRule({
        // By then the first two hyphens are a dash.
        find: /^(?:–-|---)$/,
        handler: ({ state, range }) => {
          const $from = state.doc.resolve(range.from)
          if ($from.depth !== 1 || $from.parent.type.name !== 'paragraph') return null
          state.tr.delete(range.from, range.to).insert($from.before(), horizontalRule.create())
        },
      }),
    ]
  },
})
