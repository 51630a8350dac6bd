import { type AnyExtension, Extension } from '@tiptap/core'
import { Link } from '@tiptap/extension-link'
import { Placeholder } from '@tiptap/extensions'
import { ReactNodeViewRenderer } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { type BodyHelp, insertFootnote, insertions, toggleBlockquote, togglePullQuote } from './insertions.ts'
import {
  Blockquote,
  Embed,
  Figure,
  Footnote,
  Gallery,
  InfoBox,
  listNodes,
  PullQuote,
  Subscript,
  Superscript,
  tableNodes,
} from './schema-nodes.ts'
import { type SlashKeys, SlashMenuWatch } from './slash-menu-plugin.ts'
import { TypedBlocks } from './typed-blocks.ts'
import { Typographic } from './typographic-extension.ts'
import { BlockquoteView } from './views/blockquote-view.tsx'
import { EmbedView } from './views/embed-view.tsx'
import { FigureView } from './views/figure-view.tsx'
import { FootnoteView } from './views/footnote-view.tsx'
import { GalleryView } from './views/gallery-view.tsx'
import { InfoBoxView } from './views/info-box-view.tsx'
import { PullQuoteView } from './views/pull-quote-view.tsx'

type Options = { placeholder: string; language: () => string; slashKeys: SlashKeys; help: BodyHelp }

/** Everything the body can hold and do. */
export const bodyExtensions = ({ placeholder, language, slashKeys, help }: Options): AnyExtension[] => [
  StarterKit.configure({
    blockquote: false,
    bulletList: false,
    orderedList: false,
    listItem: false,
    link: false,
    underline: false,
    heading: { levels: [2, 3, 4] },
    dropcursor: { width: 2, color: 'var(--signal)' },
  }),
  ...listNodes,
  ...tableNodes,
  Link.extend({
    addAttributes: () => ({ href: { default: null } }),
    addKeyboardShortcuts: () => ({}),
  }).configure({
    openOnClick: false,
    autolink: true,
    defaultProtocol: 'https',
  }),
  Subscript,
  Superscript,
  Blockquote.extend({ addNodeView: () => ReactNodeViewRenderer(BlockquoteView) }),
  PullQuote.extend({ addNodeView: () => ReactNodeViewRenderer(PullQuoteView) }),
  InfoBox.extend({ addNodeView: () => ReactNodeViewRenderer(InfoBoxView) }),
  Figure.extend({ addNodeView: () => ReactNodeViewRenderer(FigureView) }),
  Gallery.extend({ addNodeView: () => ReactNodeViewRenderer(GalleryView) }),
  Embed.extend({ addNodeView: () => ReactNodeViewRenderer(EmbedView) }),
  Footnote.extend({ addNodeView: () => ReactNodeViewRenderer(FootnoteView) }),
  Placeholder.configure({ placeholder, showOnlyCurrent: true }),
  TypedBlocks,
  Typographic.configure({ language }),
  SlashMenuWatch.configure({ keys: () => slashKeys }),
  bodyKeys(help),
]

/** The chords of `shell/shortcuts.ts` that TipTap does not bring along. */
const bodyKeys = (help: BodyHelp) =>
  Extension.create({
    name: 'bodyKeys',
    priority: 1000,
    addKeyboardShortcuts() {
      const { editor } = this
      const run = (name: string) => () => {
        insertions.find((insertion) => insertion.name === name)?.run(editor, help)
        return true
      }
      const plain = (action: (given: typeof editor) => void) => () => {
        action(editor)
        return true
      }
      return {
        'Mod-Enter': plain(() => help.submit()),
        'Mod-Shift-b': plain(toggleBlockquote),
        'Mod-Alt-p': plain(togglePullQuote),
        'Ctrl-Shift-2': () => editor.commands.toggleHeading({ level: 2 }),
        'Ctrl-Shift-3': () => editor.commands.toggleHeading({ level: 3 }),
        'Ctrl-Shift-4': () => editor.commands.toggleHeading({ level: 4 }),
        'Mod-Alt-f': plain(insertFootnote),
        'Mod-Alt-b': run('format.picture'),
        'Mod-Alt-c': () => editor.commands.toggleCodeBlock(),
        'Mod-Shift-x': () => editor.commands.toggleStrike(),
        'Mod-k': () => {
          if (editor.state.selection.empty && !editor.isActive('link')) return false
          help.editLink()
          return true
        },
      }
    },
  })
