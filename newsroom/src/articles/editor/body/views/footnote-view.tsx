import { Popover, Textarea } from '@mantine/core'
import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { useState } from 'react'
import { useTexts } from '../../../../texts/use-texts.tsx'
import styles from './views.module.css'

/** A note in the text: its number, opened for writing by click or Enter. An empty one goes when it is closed. */
export function FootnoteView({
  node,
  updateAttributes,
  deleteNode,
  editor,
  getPos,
  selected,
}: NodeViewProps) {
  const t = useTexts()
  const [open, setOpen] = useState(node.attrs.text === '')
  const close = () => {
    setOpen(false)
    const pos = getPos()
    if (!node.attrs.text.trim()) deleteNode()
    if (pos !== undefined) editor.commands.focus(node.attrs.text.trim() ? pos + node.nodeSize : pos)
  }
  return (
    <NodeViewWrapper as="span" className={styles.footnote}>
      <Popover
        opened={open}
        onDismiss={close}
        width={320}
        position="bottom"
        trapFocus
        withinPortal
        returnFocus={false}
      >
        <Popover.Target>
          <button
            type="button"
            className={styles.footnoteMark}
            data-selected={selected || undefined}
            onClick={() => setOpen(true)}
            aria-label={`${t('format.footnote')}: ${node.attrs.text}`}
            title={node.attrs.text}
          />
        </Popover.Target>
        <Popover.Dropdown>
          <Textarea
            label={t('format.footnote')}
            value={node.attrs.text}
            onChange={(event) => updateAttributes({ text: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey) return
              event.preventDefault()
              close()
            }}
            autosize
            minRows={2}
            maxRows={8}
            data-autofocus
          />
        </Popover.Dropdown>
      </Popover>
    </NodeViewWrapper>
  )
}
