import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { Icon } from '../../../../shell/icons.tsx'
import { useTexts } from '../../../../texts/use-texts.tsx'
import { useBodyHelp } from '../body-help.tsx'
import styles from './views.module.css'

/** Pictures in a row; each is drawn to its place with the mouse or moved with its arrows. */
export function GalleryView({ node, editor, getPos, deleteNode }: NodeViewProps) {
  const t = useTexts()
  const help = useBodyHelp()
  const add = () =>
    help.pickPictures((mediaIds) => {
      const pos = getPos()
      if (pos === undefined) return
      const end = pos + node.nodeSize - 1
      editor
        .chain()
        .insertContentAt(
          end,
          mediaIds.map((mediaId) => ({ type: 'figure', attrs: { mediaId } })),
        )
        .run()
    })
  return (
    <NodeViewWrapper className={styles.gallery}>
      <div className={styles.galleryHead} contentEditable={false} data-drag-handle>
        <span className={styles.label}>{t('body.gallery', { count: node.childCount })}</span>
        <button type="button" className={styles.small} onClick={add}>
          <Icon name="plus" size={14} /> {t('body.galleryAdd')}
        </button>
        <button type="button" className={styles.small} onClick={deleteNode} aria-label={t('body.remove')}>
          <Icon name="trash" size={14} />
        </button>
      </div>
      <NodeViewContent className={styles.galleryGrid} />
    </NodeViewWrapper>
  )
}
