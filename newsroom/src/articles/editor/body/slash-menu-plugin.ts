import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'

/** An open slash menu: where the slash stands, and what was typed after it. */
export type SlashMenu = { from: number; to: number; query: string }
type Held = { menu: SlashMenu | null; dismissedAt: number | null }

export const slashKey = new PluginKey<Held>('slashMenu')

/** Keys that the menu takes over while it is open. */
export type SlashKeys = { current: ((key: string) => boolean) | null }

/** Watches for a slash at the start of a paragraph or after a space. The menu itself is React. */
export const SlashMenuWatch = Extension.create<{ keys: () => SlashKeys }>({
  name: 'slashMenuWatch',
  priority: 1000,
  addOptions: () => ({ keys: () => ({ current: null }) }),
  addProseMirrorPlugins() {
    const { keys } = this.options
    return [
      new Plugin<Held>({
        key: slashKey,
        state: {
          init: () => ({ menu: null, dismissedAt: null }),
          apply: (tr, held, _, state) => {
            const dismissed = tr.getMeta(slashKey) === 'dismiss'
            const mapped = held.dismissedAt === null ? null : tr.mapping.map(held.dismissedAt)
            const found = slashAt(state)
            if (!found) return { menu: null, dismissedAt: null }
            if (dismissed || mapped === found.from) return { menu: null, dismissedAt: found.from }
            // A menu opens by typing, not by moving the cursor behind an old slash.
            return { menu: tr.docChanged || held.menu ? found : null, dismissedAt: null }
          },
        },
        props: {
          handleKeyDown: (view, event) => {
            if (!slashKey.getState(view.state)?.menu) return false
            if (event.key === 'Escape') {
              view.dispatch(view.state.tr.setMeta(slashKey, 'dismiss'))
              return true
            }
            return (
              ['ArrowDown', 'ArrowUp', 'Enter', 'Tab'].includes(event.key) &&
              (keys().current?.(event.key) ?? false)
            )
          },
        },
      }),
    ]
  },
})

function slashAt({ selection }: EditorState): SlashMenu | null {
  const { $from, empty } = selection
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc')
  const found = /(?:^|\s)\/([\p{L}\p{N}]{0,20})$/u.exec(before)
  if (!found) return null
  const query = found[1] ?? ''
  return { from: $from.pos - query.length - 1, to: $from.pos, query }
}
