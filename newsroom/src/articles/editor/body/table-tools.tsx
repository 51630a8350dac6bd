import type { Editor } from '@tiptap/react'
import type { TextKey } from '../../../texts/texts.ts'
import { useTexts } from '../../../texts/use-texts.tsx'
import styles from './menus.module.css'

type Command =
  | 'addRowAfter'
  | 'deleteRow'
  | 'addColumnAfter'
  | 'deleteColumn'
  | 'toggleHeaderRow'
  | 'mergeOrSplit'
  | 'deleteTable'
const commands: readonly [Command, TextKey][] = [
  ['addRowAfter', 'table.addRow'],
  ['deleteRow', 'table.deleteRow'],
  ['addColumnAfter', 'table.addColumn'],
  ['deleteColumn', 'table.deleteColumn'],
  ['mergeOrSplit', 'table.mergeOrSplit'],
  ['toggleHeaderRow', 'table.headerRow'],
  ['deleteTable', 'table.delete'],
]

/** What can be done with the table that the cursor is in. */
export function TableTools({ editor }: { editor: Editor }) {
  const t = useTexts()
  return commands.map(([command, name]) => (
    <button
      key={command}
      type="button"
      className={styles.word}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void editor.chain().focus()[command]().run()}
    >
      {t(name)}
    </button>
  ))
}
