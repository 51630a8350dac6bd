import { Menu } from '@mantine/core'
import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import { BubbleMenu, FloatingMenu } from '@tiptap/react/menus'
import { memo, useMemo, useRef, useState } from 'react'
import type { BodyDoc } from '../../../../../src/articles/body/schema.ts'
import { MediaPicker } from '../../../media/media-picker.tsx'
import { Icon } from '../../../shell/icons.tsx'
import { useTexts } from '../../../texts/use-texts.tsx'
import { cleanPaste } from '../paste/clean-paste.ts'
import { BodyHelpProvider } from './body-help.tsx'
import { bodyOf } from './body-of.ts'
import { bodyExtensions } from './extensions.ts'
import { FormatButtons } from './format-buttons.tsx'
import { type BodyHelp, goOnBelow, insertions } from './insertions.ts'
import { LinkForm } from './link-form.tsx'
import styles from './menus.module.css'
import prose from './prose.module.css'
import { SlashMenu } from './slash-menu.tsx'
import type { SlashKeys } from './slash-menu-plugin.ts'
import { TableTools } from './table-tools.tsx'
import { usePictureFiles } from './use-picture-files.tsx'

type Props = {
  body: BodyDoc
  language: string
  label: string
  placeholder: string
  onChange: (body: BodyDoc) => void
  /** Ctrl Enter in the text. */
  onSubmit?: () => void
  editable?: boolean
}

/** The text as it will look. Tools come at the selection, on a slash, and beside an empty paragraph. */
export const BodyEditor = memo(function BodyEditor({
  body,
  language,
  label,
  placeholder,
  onChange,
  onSubmit,
  editable = true,
}: Props) {
  const t = useTexts()
  const latest = useRef({ language, onChange, onSubmit })
  latest.current = { language, onChange, onSubmit }
  const [slashKeys] = useState<SlashKeys>({ current: null })
  const [picking, setPicking] = useState<((mediaIds: string[]) => void) | null>(null)
  const [linking, setLinking] = useState(false)
  const help = useMemo<BodyHelp>(
    () => ({
      pickPictures: (then) => setPicking(() => then),
      editLink: () => setLinking(true),
      submit: () => latest.current.onSubmit?.(),
    }),
    [],
  )
  const files = usePictureFiles()
  const editor = useEditor({
    editable,
    content: body.content.length > 0 ? body : { type: 'doc', content: [{ type: 'paragraph' }] },
    extensions: bodyExtensions({ placeholder, language: () => latest.current.language, slashKeys, help }),
    onUpdate: ({ editor: current }) => latest.current.onChange(bodyOf(current.state.doc)),
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        lang: language,
        class: prose.text ?? '',
        spellcheck: 'true',
      },
      transformPastedHTML: cleanPaste,
      handlePaste: (view, event) => files.take(view, event.clipboardData, null),
      handleDrop: (view, event, _, moved) =>
        !moved && files.take(view, event.dataTransfer, { left: event.clientX, top: event.clientY }),
    },
  })
  return (
    <BodyHelpProvider value={help}>
      <EditorContent editor={editor} />
      {editable && <BodyMenus editor={editor} slashKeys={slashKeys} help={help} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a convenience for the mouse; the keyboard reaches the end by itself */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div className={prose.below} onClick={() => editable && goOnBelow(editor)} />
      {files.dialog}
      {picking && (
        <MediaPicker
          many
          onClose={() => setPicking(null)}
          onPick={(media) => {
            picking(media.map(({ id }) => id))
            setPicking(null)
          }}
          title={t('format.picture')}
        />
      )}
      {linking && <LinkForm editor={editor} onClose={() => setLinking(false)} />}
    </BodyHelpProvider>
  )
})

function BodyMenus({ editor, slashKeys, help }: { editor: Editor; slashKeys: SlashKeys; help: BodyHelp }) {
  const t = useTexts()
  return (
    <>
      <SlashMenu editor={editor} keys={slashKeys} help={help} />
      <BubbleMenu
        editor={editor}
        className={styles.bubble}
        role="toolbar"
        aria-label={t('body.format')}
        shouldShow={hasText}
        options={{ placement: 'top', offset: 8, flip: true, shift: true }}
      >
        <FormatButtons editor={editor} help={help} />
      </BubbleMenu>
      <BubbleMenu
        editor={editor}
        pluginKey="tableTools"
        className={styles.bubble}
        role="toolbar"
        aria-label={t('format.table')}
        shouldShow={({ editor: current, state }) =>
          current.isActive('table') &&
          (state.selection.empty || !('$from' in state.selection && hasText({ editor: current, state })))
        }
        options={{ placement: 'top-start', offset: 8, flip: true, shift: true }}
      >
        <TableTools editor={editor} />
      </BubbleMenu>
      <FloatingMenu
        editor={editor}
        shouldShow={({ state }) => isEmptyLine(state)}
        options={{ placement: 'left', offset: 10 }}
      >
        <InsertMenu editor={editor} help={help} className={styles.plus} />
      </FloatingMenu>
      <div className={styles.phoneBar} role="toolbar" aria-label={t('body.format')}>
        <InsertMenu editor={editor} help={help} className={styles.tool} />
        <FormatButtons editor={editor} help={help} />
      </div>
    </>
  )
}

function hasText({ editor, state }: { editor: Editor; state: Editor['state'] }): boolean {
  const { from, to, empty } = state.selection
  if (empty || !editor.isEditable || 'node' in state.selection || state.selection.$from.parent.type.spec.code)
    return false
  return '$anchorCell' in state.selection === false && state.doc.textBetween(from, to, ' ').trim() !== ''
}

const isEmptyLine = ({ selection }: Editor['state']): boolean =>
  selection.empty &&
  selection.$from.parent.type.name === 'paragraph' &&
  selection.$from.parent.content.size === 0

function InsertMenu({
  editor,
  help,
  className,
}: {
  editor: Editor
  help: BodyHelp
  className: string | undefined
}) {
  const t = useTexts()
  return (
    <Menu position="bottom-start" width={240} withinPortal returnFocus={false}>
      <Menu.Target>
        <button type="button" className={className} aria-label={t('body.insert')} title={t('body.insert')}>
          <Icon name="plus" />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {insertions.map((insertion) => (
          <Menu.Item key={insertion.name} onClick={() => insertion.run(editor, help)}>
            {t(insertion.name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
