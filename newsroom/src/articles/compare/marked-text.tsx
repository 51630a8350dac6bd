import type { Block } from '../../../../src/articles/body/schema.ts'
import type { TextKey } from '../../texts/texts.ts'
import { useTexts } from '../../texts/use-texts.tsx'
import { textOfNode } from '../body.ts'
import styles from './compare.module.css'
import type { TextPart } from './diff.ts'

/** A text with what came and what went; told by sign and strike-through too, not by colour alone. */
export function MarkedText({ parts }: { parts: readonly TextPart[] }) {
  return parts.map((part, i) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew with each comparison
    if (part.kind === 'same') return <span key={i}>{part.text}</span>
    const Mark = part.kind === 'added' ? 'ins' : 'del'
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Mark key={i} className={styles[part.kind]}>
        {part.text}
      </Mark>
    )
  })
}

const blockNames: Partial<Record<Block['type'], TextKey>> = {
  heading: 'format.heading',
  blockquote: 'format.blockquote',
  pullQuote: 'format.pullQuote',
  bulletList: 'format.bulletList',
  orderedList: 'format.orderedList',
  table: 'format.table',
  figure: 'format.picture',
  gallery: 'format.gallery',
  codeBlock: 'format.codeBlock',
  infoBox: 'format.infoBox',
  embed: 'format.embed',
  horizontalRule: 'format.rule',
}

/** What a block is and says, in words. */
export function BlockInWords({ block, parts }: { block: Block; parts?: readonly TextPart[] }) {
  const t = useTexts()
  const name = blockNames[block.type]
  const text = block.type === 'embed' ? `${block.attrs.title ?? ''} ${block.attrs.url}` : textOfNode(block)
  return (
    <div className={styles.block} data-heading={block.type === 'heading' || undefined}>
      {name && <span className={styles.blockName}>{t(name)}</span>}
      {parts ? <MarkedText parts={parts} /> : text}
    </div>
  )
}
