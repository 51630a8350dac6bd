import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Texts } from '../texts/texts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './moderation.module.css'
import { countsQuery, type QueueCounts, type QueueFilters, type QueueSort } from './queries.ts'

const sorts: readonly QueueSort[] = ['risk', 'age', 'article']

type Props = { filters: QueueFilters; onChange: (filters: QueueFilters) => void }

/** In which order, and which of those that wait; each choice says how many there are. */
export function QueueFilterBar({ filters, onChange }: Props) {
  const t = useTexts()
  const counts = useQuery(countsQuery).data
  return (
    <div className={styles.filters}>
      <Select
        aria-label={t('moderation.sort')}
        value={filters.sort}
        onChange={(value) => onChange({ ...filters, sort: sorts.find((each) => each === value) ?? 'risk' })}
        data={sorts.map((each) => ({ value: each, label: t(`moderation.sort.${each}`) }))}
        allowDeselect={false}
        w={150}
      />
      <Select
        aria-label={t('moderation.signals')}
        placeholder={t('moderation.allSignals')}
        value={filters.signal || null}
        onChange={(value) => onChange({ ...filters, signal: value ?? '' })}
        data={(counts?.signals ?? []).map(({ signal, count }) => ({
          value: signal,
          label: `${signalName(signal, t)} (${count})`,
        }))}
        clearable
        w={190}
      />
      <Select
        aria-label={t('moderation.sections')}
        placeholder={t('moderation.allSections')}
        value={filters.section || null}
        onChange={(value) => onChange({ ...filters, section: value ?? '' })}
        data={(counts?.sections ?? []).map(({ id, name, count }) => ({
          value: id,
          label: `${name} (${count})`,
        }))}
        clearable
        w={170}
      />
      {filters.article && (
        <Button variant="default" size="xs" onClick={() => onChange({ ...filters, article: '' })}>
          {t('moderation.allArticles')}
        </Button>
      )}
    </div>
  )
}

type FilterSignal = QueueCounts['signals'][number]['signal']

const signalName = (signal: FilterSignal, t: Texts): string =>
  signal === 'words' || signal === 'links' || signal === 'unscored'
    ? t(`moderation.filter.${signal}`)
    : t(`moderation.signal.${signal}`)
