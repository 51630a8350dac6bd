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

/** After `kept` equal signs, `out` signs of the one text are `put` in the other; the rest is equal again. */
function difference(written: string, wanted: string): { kept: number; out: number; put: string } {
  const most = Math.min(written.length, wanted.length)
  let kept = 0
  while (kept < most && written[kept] === wanted[kept]) kept++
  let same = 0
  while (same < most - kept && written.at(-1 - same) === wanted.at(-1 - same)) same++
  return { kept, out: written.length - kept - same, put: wanted.slice(kept, wanted.length - same) }
}

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
  const written = (before + text).slice(-replacement.remove)
  const { kept, out, put } = difference(written, replacement.insert)
  // Only the signs that change are replaced: what stands beside them keeps its marks.
  const start = end - written.length + kept
  const tr = closeHistory(view.state.tr).insertText(put, start, start + out)
  const cursor = end + replacement.insert.length - written.length
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, cursor)))
  // What is typed next begins a step of its own, too: otherwise it would join the replacement.
  view.dispatch(closeHistory(view.state.tr))
  return true
}
