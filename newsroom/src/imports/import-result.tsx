import { useTexts } from '../texts/use-texts.tsx'
import styles from './imports.module.css'
import type { Import } from './queries.ts'

const kinds = ['articles', 'pages', 'comments', 'authors', 'sections', 'tags', 'media'] as const
const outcomes = ['made', 'updated', 'unchanged', 'skipped'] as const

/** How much of each kind has come. */
export function ImportResult({ counts }: { counts: NonNullable<Import['counts']> }) {
  const t = useTexts()
  return (
    <section aria-labelledby="import-result">
      <h2 id="import-result" className={styles.title}>
        {t('imports.result')}
      </h2>
      <table className={styles.result}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('imports.kind')}</span>
            </th>
            {outcomes.map((outcome) => (
              <th key={outcome} scope="col">
                {t(`imports.${outcome}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`imports.count.${kind}`)}</th>
              {outcomes.map((outcome) => (
                <td key={outcome} data-none={counts[kind][outcome] === 0 || undefined}>
                  {counts[kind][outcome].toLocaleString(t.language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
