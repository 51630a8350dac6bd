import type { EditorView } from '@tiptap/pm/view'
import { type ReactNode, useRef, useState } from 'react'
import { MediaWordsDialog } from '../../../media/media-words-dialog.tsx'
import type { Media } from '../../../media/queries.ts'
import { UploadList } from '../../../media/upload-list.tsx'
import { useUploads } from '../../../media/use-uploads.ts'
import styles from './menus.module.css'

type Target = { view: EditorView; pos: number | null }

/**
 * Pictures dropped or pasted into the text are uploaded and stand where they were dropped; then their alternative text
 * and credit are asked for. `take` says whether it has taken what came.
 */
export function usePictureFiles(): {
  take: (view: EditorView, transfer: DataTransfer | null, at: { left: number; top: number } | null) => boolean
  dialog: ReactNode
} {
  const target = useRef<Target | null>(null)
  const [fresh, setFresh] = useState<Media[]>([])
  const uploads = useUploads((media) => {
    if (target.current) insert(target.current, media)
    setFresh(media)
  })
  return {
    take: (view, transfer, at) => {
      const files = picturesIn(transfer)
      if (files.length === 0) return false
      target.current = { view, pos: at ? (view.posAtCoords(at)?.pos ?? null) : null }
      uploads.send(files)
      return true
    },
    dialog: (
      <>
        <div className={styles.uploading}>
          <UploadList uploads={uploads.uploads} dismiss={uploads.dismiss} />
        </div>
        {fresh.length > 0 && <MediaWordsDialog media={fresh} onClose={() => setFresh([])} />}
      </>
    ),
  }
}

/** Word puts a picture of the text beside the text: where there are words, they are meant. */
function picturesIn(transfer: DataTransfer | null): File[] {
  if (!transfer || /\S/.test(transfer.getData('text/plain'))) return []
  return [...transfer.files].filter(({ type }) => type.startsWith('image/'))
}

function insert({ view, pos }: Target, media: readonly Media[]): void {
  const { figure } = view.state.schema.nodes
  if (view.isDestroyed || !figure) return
  const { tr } = view.state
  const figures = media
    .filter(({ kind }) => kind === 'picture')
    .map(({ id }) => figure.create({ mediaId: id }))
  const $at = tr.doc.resolve(Math.min(pos ?? tr.selection.to, tr.doc.content.size))
  // After the block it was dropped on; in an empty paragraph, instead of it.
  const depth = Math.min(1, $at.depth)
  const block = depth === 0 ? null : $at.node(depth)
  if (block?.type.name === 'paragraph' && block.content.size === 0)
    tr.replaceWith($at.before(depth), $at.after(depth), figures)
  else tr.insert(depth === 0 ? $at.pos : $at.after(depth), figures)
  view.dispatch(tr.scrollIntoView())
}
