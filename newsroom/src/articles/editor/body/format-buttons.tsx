import { type Editor, useEditorState } from '@tiptap/react'
import { Icon } from '../../../shell/icons.tsx'
import type { TextKey } from '../../../texts/texts.ts'
import { useTexts } from '../../../texts/use-texts.tsx'
import { type BodyHelp, insertFootnote, toggleBlockquote, togglePullQuote } from './insertions.ts'
import styles from './menus.module.css'

type Format = {
  name: TextKey
  face: string
  faceStyle?: string
  mark?: string
  isOn: (editor: Editor) => boolean
  run: (editor: Editor) => void
}

const mark = (name: TextKey, type: string, face: string, faceStyle?: string): Format => ({
  name,
  face,
  ...(faceStyle ? { faceStyle } : {}),
  isOn: (editor) => editor.isActive(type),
  run: (editor) => void editor.chain().focus().toggleMark(type).run(),
})
const heading = (level: 2 | 3): Format => ({
  name: `format.heading${level}`,
  face: `H${level}`,
  isOn: (editor) => editor.isActive('heading', { level }),
  run: (editor) => void editor.chain().focus().toggleHeading({ level }).run(),
})

const formats: readonly Format[] = [
  mark('format.bold', 'bold', 'F', 'bold'),
  mark('format.italic', 'italic', 'K', 'italic'),
  mark('format.strike', 'strike', 'S', 'strike'),
  mark('format.superscript', 'superscript', 'x²'),
  mark('format.subscript', 'subscript', 'x₂'),
  mark('format.code', 'code', '‹›'),
  heading(2),
  heading(3),
  {
    name: 'format.blockquote',
    face: '„“',
    isOn: (editor) => editor.isActive('blockquote'),
    run: toggleBlockquote,
  },
  {
    name: 'format.pullQuote',
    face: '❝',
    isOn: (editor) => editor.isActive('pullQuote'),
    run: togglePullQuote,
  },
]

/** The tools that stand at a selection, and on a phone above the keyboard. */
export function FormatButtons({ editor, help }: { editor: Editor; help: BodyHelp }) {
  const t = useTexts()
  const on = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      formats: formats.map((format) => format.isOn(current)),
      link: current.isActive('link'),
    }),
  })
  return (
    <>
      {formats.map(({ name, face, faceStyle, run }, i) => (
        <button
          key={name}
          type="button"
          className={styles.tool}
          data-style={faceStyle}
          data-face={
            faceStyle === 'bold'
              ? t('format.boldFace')
              : faceStyle === 'italic'
                ? t('format.italicFace')
                : face
          }
          aria-pressed={on.formats[i] ?? false}
          aria-label={t(name)}
          title={t(name)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => run(editor)}
        />
      ))}
      <button
        type="button"
        className={styles.tool}
        aria-pressed={on.link}
        aria-label={t('format.link')}
        title={t('format.link')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={help.editLink}
      >
        <Icon name="link" />
      </button>
      <button
        type="button"
        className={styles.tool}
        aria-label={t('format.footnote')}
        title={t('format.footnote')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => insertFootnote(editor)}
        data-face="¹"
      />
    </>
  )
}
