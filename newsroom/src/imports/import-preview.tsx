import { useSite } from '../session/session.ts'
import { Fact, Facts } from '../shell/fields.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './imports.module.css'
import type { Import } from './queries.ts'
import { reasonWords } from './words.ts'

const kinds = ['articles', 'pages', 'comments', 'authors', 'sections', 'tags', 'media', 'menus'] as const

/** What a file holds, and what of it will not come as it was, before anything is written. */
export function ImportPreview({ preview }: { preview: NonNullable<Import['preview']> }) {
  const t = useTexts()
  const { timeZone } = useSite()
  const { site, counts, period, notes, isWhole } = preview
  const day = (instant: string) =>
    new Date(instant).toLocaleDateString(t.language, { timeZone, dateStyle: 'long' })
  return (
    <div className={styles.parts}>
      <section aria-labelledby="import-what">
        <h2 id="import-what" className={styles.title}>
          {t('imports.what')}
        </h2>
        <Facts>
          <Fact name={t('imports.from')}>
            {[site.title, site.url ?? t('imports.unknownSite')].filter(Boolean).join(' · ')}
          </Fact>
          {period && (
            <Fact name={t('imports.period')}>
              {t('imports.periodSpan', { from: day(period.from), to: day(period.to) })}
            </Fact>
          )}
        </Facts>
        <dl className={styles.counts}>
          {kinds.map((kind) => (
            <div key={kind}>
              <dt>{t(`imports.count.${kind}`)}</dt>
              <dd>{counts[kind].toLocaleString(t.language)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="import-notes">
        <h2 id="import-notes" className={styles.title}>
          {t('imports.willNote')}
        </h2>
        {notes.length === 0 && isWhole && <p className="soft">{t('imports.noNotes')}</p>}
        <dl className={styles.reasons}>
          {notes.map(({ reason, count }) => (
            <div key={reason}>
              <dt>{reasonWords(t, reason)}</dt>
              <dd>{count.toLocaleString(t.language)}</dd>
            </div>
          ))}
        </dl>
        {!isWhole && (
          <p className="small soft" role="status">
            {t('imports.readingTexts')}
          </p>
        )}
      </section>
    </div>
  )
}
