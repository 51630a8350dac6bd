import { Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { typographicReplacement } from '../typographic.ts'

/**
 * Typographic signs while one types. What was typed goes in first and its replacement as a step of its own, so that
 * Ctrl Z brings back exactly what was typed.
 */
export const Typographic = Extension.create<{ language: () => string }>({
  name: 'typographic',
  addOptions: () => ({ language: () => 'de' }),
  addProseMirrorPlugins() {
    const { language } = this.options
    return [
      new Plugin({
        key: new PluginKey('typographic'),
        props: {
          handleTextInput: (view, from, to, text) => replaceTyped(view, { from, to, text }, language()),
        },
      }),
    ]
  },
})

type Typed = { from: number; to: number; text: string }

function replaceTyped(view: EditorView, { from, to, text }: Typed, language: string): boolean {
  if (text.length !== 1 || view.composing) return false
  const { state } = view
  const $from = state.doc.resolve(from)
  const codeMark = state.schema.marks.code
  const inCode =
    $from.parent.type.spec.code ||
    (codeMark && (state.storedMarks ?? $from.marks()).some(({ type }) => type === codeMark))
  if (inCode || !$from.parent.isTextblock) return false
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc')
  const replacement = typographicReplacement(before, text, language)
  if (!replacement) return false
  view.dispatch(state.tr.insertText(text, from, to).scrollIntoView())
  const end = from + text.length
  const start = end - replacement.remove
  const tr = closeHistory(view.state.tr).insertText(replacement.insert, start, end)
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, start + replacement.insert.length)))
  // What is typed next begins a step of its own, too: otherwise it would join the replacement.
  view.dispatch(closeHistory(view.state.tr))
  return true
}
