import { Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Article } from '../../../../../src/newsroom-api/contract/articles.ts'
import { useSite } from '../../../session/session.ts'
import { instantOf, localTime } from '../../../shell/dates.ts'
import { useTexts } from '../../../texts/use-texts.tsx'
import { articleListQuery, articleQuery } from '../../queries.ts'
import { articleLanguages, languageName } from '../../words.ts'
import { useFindingWords } from '../use-finding-words.ts'
import { Part } from './part.tsx'
import type { PartProps } from './side-panel.tsx'

/** Language, translation, embargo. */
export function TimesPart({
  draft,
  findings,
  onChange,
  readOnly,
  article,
}: PartProps & { article: Article | null }) {
  const t = useTexts()
  const { timeZone } = useSite()
  const words = useFindingWords(findings)
  const wrong = (['language', 'translationOf', 'embargoUntil'] as const).some(words)
  const languages = [...new Set([...articleLanguages, draft.language])]
  return (
    <Part
      name="language"
      title={t('panel.languageAndTimes')}
      note={languageName(draft.language, t.language)}
      wrong={wrong}
    >
      <Select
        label={t('articles.language')}
        data={languages.map((code) => ({ value: code, label: languageName(code, t.language) }))}
        value={draft.language}
        onChange={(language) => language && onChange({ language })}
        allowDeselect={false}
        readOnly={readOnly}
      />
      <TranslationField
        value={draft.translationOf}
        self={article?.id ?? null}
        onChange={(translationOf) => onChange({ translationOf })}
        error={words('translationOf')}
        readOnly={readOnly}
      />
      <TextInput
        type="datetime-local"
        label={t('articles.embargo')}
        description={t('panel.embargoHint', { zone: timeZone })}
        value={draft.embargoUntil ? localTime(draft.embargoUntil, timeZone) : ''}
        onChange={(event) => onChange({ embargoUntil: instantOf(event.target.value, timeZone) })}
        error={words('embargoUntil')}
        readOnly={readOnly}
      />
    </Part>
  )
}

type TranslationProps = {
  value: string | null
  error: string | null
  self: string | null
  onChange: (id: string | null) => void
  readOnly: boolean
}

function TranslationField({ value, error, self, onChange, readOnly }: TranslationProps) {
  const t = useTexts()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const chosen = useQuery({ ...articleQuery(value ?? ''), enabled: value !== null, staleTime: 60_000 })
  const found = useQuery({
    ...articleListQuery({ q: q || undefined, limit: 10 }),
    placeholderData: keepPreviousData,
  })
  const options = [...(chosen.data && value ? [chosen.data] : []), ...(found.data?.items ?? [])].filter(
    ({ id }) => id !== self,
  )
  const data = [
    ...new Map(
      options.map(({ id, headline, language }) => [id, { value: id, label: `${headline} (${language})` }]),
    ).values(),
  ]
  return (
    <Select
      label={t('articles.translationOf')}
      placeholder={t('panel.translationHint')}
      data={data}
      value={value}
      error={error}
      onChange={onChange}
      searchable
      clearable
      onSearchChange={setTyped}
      filter={({ options: all }) => all}
      readOnly={readOnly}
      nothingFoundMessage={t('palette.none', { query: typed })}
    />
  )
}
