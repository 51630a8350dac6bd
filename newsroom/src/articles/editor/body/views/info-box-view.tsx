import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { useTexts } from '../../../../texts/use-texts.tsx'
import styles from './views.module.css'

export function InfoBoxView({ node, updateAttributes }: NodeViewProps) {
  const t = useTexts()
  return (
    <NodeViewWrapper as="aside" className={styles.infoBox}>
      <input
        className={styles.infoBoxTitle}
        value={node.attrs.title ?? ''}
        onChange={(event) => updateAttributes({ title: event.target.value || null })}
        placeholder={t('body.infoBoxTitle')}
        aria-label={t('body.infoBoxTitle')}
        contentEditable={false}
      />
      <NodeViewContent />
    </NodeViewWrapper>
  )
}
