import { memo } from 'react'
import { useTexts } from '../../texts/use-texts.tsx'
import type { Draft } from '../draft.ts'
import { DatelineField } from './dateline-field.tsx'
import { type Findings, mostCharacters } from './findings.ts'
import { ProseField } from './prose-field.tsx'
import styles from './title-block.module.css'
import { useFindingWords } from './use-finding-words.ts'

type Props = {
  draft: Draft
  findings: Findings
  readOnly: boolean
  onChange: (changes: Partial<Draft>) => void
}

/** Kicker, headline, dateline and standfirst, set as on the page. */
export const TitleBlock = memo(function TitleBlock({ draft, findings, readOnly, onChange }: Props) {
  const t = useTexts()
  const words = useFindingWords(findings)
  const field = (name: 'kicker' | 'headline' | 'standfirst') => (
    <ProseField
      name={name}
      label={t(`articles.${name}`)}
      placeholder={t(`articles.${name}`)}
      value={draft[name]}
      language={draft.language}
      readOnly={readOnly}
      most={mostCharacters[name]}
      error={words(name)}
      onChange={(value) => onChange({ [name]: value })}
      className={styles[name]}
    />
  )
  return (
    <div className={styles.block}>
      {field('kicker')}
      {field('headline')}
      <DatelineField
        places={draft.places}
        source={draft.source}
        error={words('places') ?? words('source')}
        readOnly={readOnly}
        onChange={onChange}
      />
      {field('standfirst')}
    </div>
  )
})
