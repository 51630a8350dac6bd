import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { Icon } from '../../../../shell/icons.tsx'
import { useTexts } from '../../../../texts/use-texts.tsx'
import styles from './views.module.css'

/** Something of another site: only its address and a title. Nothing of it is loaded, here or on the page. */
export function EmbedView({ node, updateAttributes, deleteNode, selected }: NodeViewProps) {
  const t = useTexts()
  const { url, title } = node.attrs as { url: string; title: string | null }
  const host = URL.parse(url)?.hostname.replace(/^www\./, '')
  const wrong = url !== '' && !/^https?:\/\/[^\s.]+\.\S+$/.test(url)
  return (
    <NodeViewWrapper className={styles.embed} data-selected={selected || undefined}>
      <div contentEditable={false}>
        <div className={styles.embedHead} data-drag-handle>
          <span className={styles.label}>
            {t('format.embed')}
            {host && ` · ${host}`}
          </span>
          <button type="button" className={styles.small} onClick={deleteNode} aria-label={t('body.remove')}>
            <Icon name="trash" size={14} />
          </button>
        </div>
        <input
          className={styles.field}
          type="url"
          value={url}
          onChange={(event) => updateAttributes({ url: event.target.value.trim() })}
          placeholder={t('body.embedUrl')}
          aria-label={t('body.embedUrl')}
          aria-invalid={wrong || undefined}
          // biome-ignore lint/a11y/noAutofocus: a new box is there to be filled in
          autoFocus={!url}
        />
        <input
          className={styles.field}
          value={title ?? ''}
          onChange={(event) => updateAttributes({ title: event.target.value || null })}
          placeholder={t('body.embedTitle')}
          aria-label={t('body.embedTitle')}
        />
        <p className={styles.hint} data-wrong={wrong || undefined}>
          {wrong ? t('body.embedWrong') : t('body.embedHint')}
        </p>
      </div>
    </NodeViewWrapper>
  )
}
