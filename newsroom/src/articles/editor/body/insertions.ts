import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { TextKey } from '../../../texts/texts.ts'

/** What the surrounding screen does for the body: dialogs that a plain command cannot open. */
export type BodyHelp = {
  pickPictures(then: (mediaIds: string[]) => void): void
  editLink(): void
  /** Ctrl Enter: what the screen around the text does with it. */
  submit(): void
}

export type Insertion = {
  name: TextKey
  /** More words that find it in the slash menu, in any language. */
  words: string
  keys?: string
  onMac?: string
  run(editor: Editor, help: BodyHelp): void
}

const figure = (mediaId: string) => ({ type: 'figure', attrs: { mediaId } })

/** The slash menu and the insert menu, in order. */
export const insertions: readonly Insertion[] = [
  {
    name: 'format.heading2',
    words: 'h2 zwischentitel überschrift subhead',
    keys: 'mod+shift+2',
    onMac: 'mod+alt+2',
    run: (editor) => void editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: 'format.heading3',
    words: 'h3 zwischentitel überschrift subhead',
    keys: 'mod+shift+3',
    onMac: 'mod+alt+3',
    run: (editor) => void editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    name: 'format.heading4',
    words: 'h4 zwischentitel überschrift subhead',
    keys: 'mod+shift+4',
    onMac: 'mod+alt+4',
    run: (editor) => void editor.chain().focus().toggleHeading({ level: 4 }).run(),
  },
  { name: 'format.picture', words: 'bild foto image figure', keys: 'mod+alt+b', run: insertPicture },
  { name: 'format.gallery', words: 'bilder galerie strecke slideshow', run: insertGallery },
  { name: 'format.blockquote', words: 'zitat quote', keys: 'mod+shift+b', run: toggleBlockquote },
  {
    name: 'format.pullQuote',
    words: 'zitat hervorgehoben pull quote',
    keys: 'mod+alt+p',
    run: togglePullQuote,
  },
  { name: 'format.infoBox', words: 'kasten info hintergrund box', run: insertInfoBox },
  {
    name: 'format.bulletList',
    words: 'liste aufzählung ul list',
    keys: 'mod+shift+8',
    run: (editor) => void editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'format.orderedList',
    words: 'liste nummern ol list',
    keys: 'mod+shift+7',
    run: (editor) => void editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'format.table',
    words: 'tabelle table',
    run: (editor) => void editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  {
    name: 'format.embed',
    words: 'einbetten video youtube mastodon embed',
    run: (editor) =>
      void editor
        .chain()
        .focus()
        .insertContent({ type: 'embed', attrs: { url: '' } })
        .run(),
  },
  {
    name: 'format.footnote',
    words: 'fußnote anmerkung quelle footnote',
    keys: 'mod+alt+f',
    run: insertFootnote,
  },
  {
    name: 'format.codeBlock',
    words: 'code quelltext pre',
    keys: 'mod+alt+c',
    run: (editor) => void editor.chain().focus().toggleCodeBlock().run(),
  },
  {
    name: 'format.rule',
    words: 'linie trenner hr rule',
    run: (editor) => void editor.chain().focus().setHorizontalRule().run(),
  },
]

function insertPicture(editor: Editor, help: BodyHelp): void {
  help.pickPictures((mediaIds) => {
    if (mediaIds.length > 0) editor.chain().focus().insertContent(mediaIds.map(figure)).run()
  })
}

function insertGallery(editor: Editor, help: BodyHelp): void {
  help.pickPictures((mediaIds) => {
    if (mediaIds.length > 0)
      editor
        .chain()
        .focus()
        .insertContent({ type: 'gallery', content: mediaIds.map(figure) })
        .run()
  })
}

export function toggleBlockquote(editor: Editor): void {
  editor.chain().focus().toggleWrap('blockquote').run()
}

export function togglePullQuote(editor: Editor): void {
  editor.chain().focus().toggleNode('pullQuote', 'paragraph').run()
}

/** A box around nothing yet, the cursor in it. */
function insertInfoBox(editor: Editor): void {
  editor
    .chain()
    .focus()
    .insertContent({ type: 'infoBox', content: [{ type: 'paragraph' }] })
    .run()
}

/** The note opens for writing as soon as it stands in the text. */
export function insertFootnote(editor: Editor): void {
  const { to } = editor.state.selection
  editor
    .chain()
    .focus()
    .setTextSelection(to)
    .insertContent({ type: 'footnote', attrs: { text: '' } })
    .run()
}

/** Below a box, a picture or a quotation at the very end there is a paragraph to go on. */
export function goOnBelow(editor: Editor): void {
  const { state, view } = editor
  const { lastChild } = state.doc
  const { tr } = state
  if (lastChild?.type.name !== 'paragraph' || lastChild.content.size > 0) {
    const paragraph = state.schema.nodes.paragraph?.create()
    if (paragraph) tr.insert(state.doc.content.size, paragraph)
  }
  view.dispatch(tr.setSelection(TextSelection.atEnd(tr.doc)).scrollIntoView())
  view.focus()
}
