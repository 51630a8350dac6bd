import { type Editor, useEditorState } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { Keys } from '../../../shell/keys.tsx'
import { useTexts } from '../../../texts/use-texts.tsx'
import { type BodyHelp, type Insertion, insertions } from './insertions.ts'
import styles from './menus.module.css'
import { type SlashKeys, slashKey } from './slash-menu-plugin.ts'

/** The list that a slash opens: type to narrow, arrows to choose, Enter to insert, Escape to keep the slash. */
export function SlashMenu({ editor, keys, help }: { editor: Editor; keys: SlashKeys; help: BodyHelp }) {
  const t = useTexts()
  const menu = useEditorState({
    editor,
    selector: ({ editor: current }) => slashKey.getState(current.state)?.menu ?? null,
  })
  const [chosen, setChosen] = useState(0)
  const found = menu
    ? insertions.filter((insertion) => fits(`${t(insertion.name)} ${insertion.words}`, menu.query))
    : []
  const query = menu?.query
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice begins anew with each letter
  useEffect(() => setChosen(0), [query])
  const run = (insertion: Insertion | undefined) => {
    if (!menu || !insertion) return
    editor.chain().focus().deleteRange({ from: menu.from, to: menu.to }).run()
    insertion.run(editor, help)
  }
  useEffect(() => {
    keys.current = (key) => {
      if (found.length === 0) return false
      if (key === 'ArrowDown') setChosen((chosen + 1) % found.length)
      else if (key === 'ArrowUp') setChosen((chosen + found.length - 1) % found.length)
      else run(found[chosen])
      return true
    }
    return () => {
      keys.current = null
    }
  })
  if (!menu || found.length === 0) return null
  return (
    <div
      className={styles.slash}
      style={placeFor(editor, menu.from)}
      role="listbox"
      aria-label={t('body.insert')}
    >
      {found.map((insertion, i) => (
        <button
          key={insertion.name}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={i === chosen}
          className={styles.option}
          ref={i === chosen ? (element) => element?.scrollIntoView({ block: 'nearest' }) : null}
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => setChosen(i)}
          onClick={() => run(insertion)}
        >
          <span>{t(insertion.name)}</span>
          {insertion.keys && <Keys keys={insertion.keys} onMac={insertion.onMac} />}
        </button>
      ))}
    </div>
  )
}

const fold = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
const fits = (words: string, query: string) =>
  fold(words)
    .split(/\s+/)
    .some((word) => word.startsWith(fold(query)))

const menuHeight = 320

/** Below the slash, or above it where the window ends. */
function placeFor(editor: Editor, pos: number) {
  const { left, top, bottom } = editor.view.coordsAtPos(pos)
  const below = bottom + menuHeight < window.innerHeight
  const x = Math.max(8, Math.min(left, window.innerWidth - 300))
  return below ? { left: x, top: bottom + 6 } : { left: x, bottom: window.innerHeight - top + 6 }
}
