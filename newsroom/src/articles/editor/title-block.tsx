import { memo } from 'react'
import { useTexts } from '../../texts/use-texts.tsx'
import type { Draft } from '../draft.ts'
import { DatelineField } from './dateline-field.tsx'
import { ProseField } from './prose-field.tsx'
import styles from './title-block.module.css'

type Props = { draft: Draft; readOnly: boolean; onChange: (changes: Partial<Draft>) => void }

/** Kicker, headline, dateline and standfirst, set as on the page. */
export const TitleBlock = memo(function TitleBlock({ draft, readOnly, onChange }: Props) {
  const t = useTexts()
  const field = (name: 'kicker' | 'headline' | 'standfirst', maxLength: number) => (
    <ProseField
      name={name}
      label={t(`articles.${name}`)}
      placeholder={t(`articles.${name}`)}
      value={draft[name]}
      language={draft.language}
      readOnly={readOnly}
      maxLength={maxLength}
      onChange={(value) => onChange({ [name]: value })}
      className={styles[name]}
    />
  )
  return (
    <div className={styles.block}>
      {field('kicker', 120)}
      {field('headline', 400)}
      <DatelineField places={draft.places} source={draft.source} readOnly={readOnly} onChange={onChange} />
      {field('standfirst', 2000)}
    </div>
  )
})
