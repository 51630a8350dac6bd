import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { CiteField } from './cite-field.tsx'

export function BlockquoteView({ node, updateAttributes }: NodeViewProps) {
  return (
    <NodeViewWrapper as="blockquote">
      <NodeViewContent />
      <CiteField value={node.attrs.cite} onChange={(cite) => updateAttributes({ cite })} />
    </NodeViewWrapper>
  )
}
