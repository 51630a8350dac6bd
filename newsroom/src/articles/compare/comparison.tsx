import type { BodyDoc } from '../../../../src/articles/body/schema.ts'
import type { TextKey } from '../../texts/texts.ts'
import { useTexts } from '../../texts/use-texts.tsx'
import styles from './compare.module.css'
import { type BlockChange, compareBodies } from './compare-bodies.ts'
import { diffWords } from './diff.ts'
import { BlockInWords, MarkedText } from './marked-text.tsx'

/** A version in words: the fields that have a text, and the body. */
export type Version = { fields: Partial<Record<TextKey, string>>; body: BodyDoc }

/** Two versions in one text: what is new underlined, what is gone struck through, the unchanged folded. */
export function Comparison({ before, after }: { before: Version; after: Version }) {
  const t = useTexts()
  const names = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])] as TextKey[]
  const fields = names.filter((name) => (before.fields[name] ?? '') !== (after.fields[name] ?? ''))
  const changes = compareBodies(before.body, after.body)
  const sameBody = changes.every(({ kind }) => kind === 'same')
  if (fields.length === 0 && sameBody) return <p className="soft">{t('compare.same')}</p>
  return (
    <div className={styles.comparison}>
      {fields.map((name) => (
        <section key={name}>
          <h2 className={styles.fieldName}>{t(name)}</h2>
          <p className={styles.fieldText}>
            <MarkedText parts={diffWords(before.fields[name] ?? '', after.fields[name] ?? '')} />
          </p>
        </section>
      ))}
      {!sameBody && (
        <section>
          <h2 className={styles.fieldName}>{t('articles.body')}</h2>
          {folded(changes).map((change, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew with each comparison
            <Change key={i} change={change} />
          ))}
        </section>
      )}
    </div>
  )
}

type Shown = BlockChange | { kind: 'folded'; count: number }

/** Unchanged paragraphs away from any change are only counted. */
function folded(changes: readonly BlockChange[]): Shown[] {
  const near = (i: number) =>
    [i - 1, i, i + 1].some((at) => changes[at] !== undefined && changes[at].kind !== 'same')
  const shown: Shown[] = []
  for (const [i, change] of changes.entries()) {
    const last = shown.at(-1)
    if (near(i)) shown.push(change)
    else if (last?.kind === 'folded') last.count++
    else shown.push({ kind: 'folded', count: 1 })
  }
  return shown
}

function Change({ change }: { change: Shown }) {
  const t = useTexts()
  switch (change.kind) {
    case 'folded':
      return <p className={styles.folded}>{t('compare.unchanged', { count: change.count })}</p>
    case 'same':
      return <BlockInWords block={change.block} />
    case 'changed':
      return (
        <div className={styles.changed}>
          <BlockInWords block={change.after} parts={change.parts} />
        </div>
      )
    default:
      return (
        <div className={change.kind === 'added' ? styles.blockAdded : styles.blockRemoved}>
          <span className="visually-hidden">
            {t(change.kind === 'added' ? 'compare.added' : 'compare.removed')}:{' '}
          </span>
          <BlockInWords block={change.block} />
        </div>
      )
  }
}
