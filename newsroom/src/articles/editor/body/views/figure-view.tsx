import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { MediaPicture } from '../../../../media/media-picture.tsx'
import { useMedia } from '../../../../media/queries.ts'
import { Icon } from '../../../../shell/icons.tsx'
import { useTexts } from '../../../../texts/use-texts.tsx'
import { moveSibling } from '../move-sibling.ts'
import styles from './views.module.css'

const sizes = ['small', 'text', 'wide'] as const
type FigureAttrs = {
  mediaId: string
  alt: string | null
  caption: string | null
  credit: string | null
  size: (typeof sizes)[number]
}

/**
 * A picture at its place. Words written here hold for this place only; where none are, those of the media library
 * stand, shown faintly.
 */
export function FigureView({ node, updateAttributes, deleteNode, selected, editor, getPos }: NodeViewProps) {
  const t = useTexts()
  const attrs = node.attrs as FigureAttrs
  const { data: media } = useMedia(attrs.mediaId)
  const pos = getPos()
  const inGallery = pos !== undefined && editor.state.doc.resolve(pos).parent.type.name === 'gallery'
  const field = (name: 'caption' | 'credit' | 'alt') => (
    <input
      className={styles[name]}
      value={attrs[name] ?? ''}
      onChange={(event) => updateAttributes({ [name]: event.target.value || null })}
      placeholder={media?.[name] || t(`media.${name}`)}
      aria-label={t(`media.${name}`)}
    />
  )
  const altMissing = attrs.alt === null && media?.alt === null
  return (
    <NodeViewWrapper
      as="figure"
      className={styles.figure}
      data-size={inGallery ? undefined : attrs.size}
      data-selected={selected || undefined}
    >
      <div contentEditable={false} className={styles.figureIn}>
        <div data-drag-handle className={styles.pictureFrame}>
          <MediaPicture mediaId={attrs.mediaId} alt={attrs.alt} width={inGallery ? 480 : 960} />
          <div className={styles.figureTools}>
            {inGallery ? (
              <>
                <ToolButton
                  label={t('body.moveBack')}
                  icon="back"
                  onClick={() => moveSibling(editor, getPos(), -1)}
                />
                <ToolButton
                  label={t('body.moveForward')}
                  icon="forward"
                  onClick={() => moveSibling(editor, getPos(), 1)}
                />
              </>
            ) : (
              sizes.map((size) => (
                <button
                  key={size}
                  type="button"
                  className={styles.small}
                  aria-pressed={attrs.size === size}
                  onClick={() => updateAttributes({ size })}
                >
                  {t(`body.size.${size}`)}
                </button>
              ))
            )}
            <ToolButton label={t('body.remove')} icon="trash" onClick={deleteNode} />
          </div>
        </div>
        <div className={styles.words}>
          {field('caption')}
          {field('credit')}
        </div>
        <div className={styles.altRow} data-missing={altMissing || undefined}>
          <span className={styles.label}>{t('media.altShort')}</span>
          {field('alt')}
        </div>
      </div>
    </NodeViewWrapper>
  )
}

function ToolButton({
  label,
  icon,
  onClick,
}: {
  label: string
  icon: 'back' | 'forward' | 'trash'
  onClick: () => void
}) {
  return (
    <button type="button" className={styles.small} onClick={onClick} aria-label={label} title={label}>
      <Icon name={icon} size={14} />
    </button>
  )
}
