import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTexts } from '../../texts/use-texts.tsx'
import { categoryWord } from './categories.ts'
import type { HouseRules } from './queries.ts'
import styles from './rules.module.css'

/** The house rules as readers see them, with the kind of content of each clause. */
export function RulesPreview({ rules }: { rules: HouseRules }) {
  const t = useTexts()
  const [language, setLanguage] = useState<'de' | 'en'>(t.language)
  const { introduction, clauses, procedure } = rules
  return (
    <div className={styles.preview}>
      <SegmentedControl
        aria-label={t('rules.language')}
        value={language}
        onChange={(value) => setLanguage(value === 'en' ? 'en' : 'de')}
        data={[
          { value: 'de', label: t('rules.language.de') },
          { value: 'en', label: t('rules.language.en') },
        ]}
      />
      <article className={styles.page} lang={language}>
        {paragraphs(introduction[language])}
        {clauses.map((clause) => (
          <section key={clause.number}>
            <h2 className={styles.previewTitle}>
              {clause.number}. {clause.title[language]}
            </h2>
            {paragraphs(clause.text[language])}
            <p className={styles.previewCategory} lang={t.language}>
              {categoryWord(clause.category, t)}
            </p>
          </section>
        ))}
        <section>
          <h2 className={styles.previewTitle} lang={t.language}>
            {t('rules.procedure')}
          </h2>
          {paragraphs(procedure[language])}
        </section>
      </article>
    </div>
  )
}

const paragraphs = (text: string) =>
  text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => <p key={part}>{part}</p>)
