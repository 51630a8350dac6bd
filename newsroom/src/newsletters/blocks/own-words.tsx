import { Link } from '@tiptap/extension-link'
import { Placeholder } from '@tiptap/extensions'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useState } from 'react'
import type { BodyDoc } from '../../../../src/articles/body/schema.ts'
import { bodyOf } from '../../articles/editor/body/body-of.ts'
import { LinkForm } from '../../articles/editor/body/link-form.tsx'
import menus from '../../articles/editor/body/menus.module.css'
import { Blockquote, listNodes } from '../../articles/editor/body/schema-nodes.ts'
import { Typographic } from '../../articles/editor/body/typographic-extension.ts'
import { Icon } from '../../shell/icons.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import styles from '../newsletters.module.css'

type Props = { body: BodyDoc; language: string; onChange: (body: BodyDoc) => void }

/** The editor's own words between articles: what mail programs can show, and no more. */
export function OwnWords({ body, language, onChange }: Props) {
  const t = useTexts()
  const [linking, setLinking] = useState(false)
  const editor = useEditor({
    content: body.content.length > 0 ? body : { type: 'doc', content: [{ type: 'paragraph' }] },
    extensions: [
      StarterKit.configure({
        blockquote: false,
        bulletList: false,
        orderedList: false,
        listItem: false,
        link: false,
        underline: false,
        strike: false,
        code: false,
        codeBlock: false,
        horizontalRule: false,
        heading: { levels: [2, 3] },
      }),
      ...listNodes,
      Blockquote,
      Link.extend({ addAttributes: () => ({ href: { default: null } }) }).configure({
        openOnClick: false,
        defaultProtocol: 'https',
      }),
      Placeholder.configure({ placeholder: t('newsletters.textHint') }),
      Typographic.configure({ language: () => language }),
    ],
    onUpdate: ({ editor: current }) => onChange(bodyOf(current.state.doc)),
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': t('newsletters.block.text'),
        lang: language,
        spellcheck: 'true',
        class: styles.words ?? '',
      },
    },
  })
  const on = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive('bold'),
      italic: current.isActive('italic'),
      heading: current.isActive('heading'),
      list: current.isActive('bulletList'),
      quote: current.isActive('blockquote'),
      link: current.isActive('link'),
    }),
  })
  const chain = () => editor.chain().focus()
  const tools = [
    { name: 'format.bold', face: t('format.boldFace'), on: on.bold, run: () => chain().toggleBold().run() },
    {
      name: 'format.italic',
      face: t('format.italicFace'),
      on: on.italic,
      run: () => chain().toggleItalic().run(),
    },
    {
      name: 'format.heading2',
      face: 'H',
      on: on.heading,
      run: () => chain().toggleHeading({ level: 2 }).run(),
    },
    { name: 'format.bulletList', face: '•', on: on.list, run: () => chain().toggleBulletList().run() },
    {
      name: 'format.blockquote',
      face: '„“',
      on: on.quote,
      run: () => chain().toggleWrap('blockquote').run(),
    },
  ] as const
  return (
    <div>
      <div role="toolbar" aria-label={t('body.format')} className={styles.tools}>
        {tools.map(({ name, face, on: pressed, run }) => (
          <button
            key={name}
            type="button"
            className={menus.tool}
            aria-pressed={pressed}
            aria-label={t(name)}
            title={t(name)}
            data-face={face}
            onMouseDown={(event) => event.preventDefault()}
            onClick={run}
          />
        ))}
        <button
          type="button"
          className={menus.tool}
          aria-pressed={on.link}
          aria-label={t('format.link')}
          title={t('format.link')}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setLinking(true)}
        >
          <Icon name="link" />
        </button>
      </div>
      <EditorContent editor={editor} />
      {linking && <LinkForm editor={editor} onClose={() => setLinking(false)} />}
    </div>
  )
}
