import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { CiteField } from './cite-field.tsx'
import styles from './views.module.css'

export function PullQuoteView({ node, updateAttributes }: NodeViewProps) {
  return (
    <NodeViewWrapper as="aside" className={styles.pullQuote}>
      <NodeViewContent className={styles.pullQuoteText} />
      <CiteField value={node.attrs.cite} onChange={(cite) => updateAttributes({ cite })} />
    </NodeViewWrapper>
  )
}
