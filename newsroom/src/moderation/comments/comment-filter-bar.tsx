import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useSearchKey } from '../../shell/use-search-key.ts'
import { useTexts } from '../../texts/use-texts.tsx'
import styles from './comments.module.css'
import type { CommentFilters } from './use-comment-filters.ts'

const states = ['pending', 'approved', 'rejected', 'removed', 'spam', 'withdrawn'] as const
/** While somebody types nothing is asked for. */
const typing = 300

type Props = { filters: CommentFilters; onChange: (changes: Partial<CommentFilters>) => void }

/** What all comments are narrowed by. */
export function CommentFilterBar({ filters, onChange }: Props) {
  const t = useTexts()
  const single = [
    ['writer', t('comments.onlyWriter')],
    ['network', t('comments.onlyNetwork', { network: filters.network })],
    ['article', t('comments.onlyArticle')],
  ] as const
  return (
    <div className={styles.bar}>
      <SearchField value={filters.q} onChange={(q) => onChange({ q })} />
      <NativeSelect
        aria-label={t('comments.status')}
        value={filters.status}
        onChange={({ currentTarget }) => onChange({ status: currentTarget.value })}
        data={[
          { value: '', label: t('comments.anyStatus') },
          ...states.map((value) => ({ value, label: t(`comments.status.${value}`) })),
        ]}
      />
      <TextInput
        type="date"
        aria-label={t('comments.from')}
        value={filters.from}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value })}
      />
      <TextInput
        type="date"
        aria-label={t('comments.to')}
        value={filters.to}
        onChange={({ currentTarget }) => onChange({ to: currentTarget.value })}
      />
      {single.map(
        ([name, what]) =>
          filters[name] && (
            <Button key={name} variant="default" onClick={() => onChange({ [name]: '' })}>
              {t('comments.clear', { what })}
            </Button>
          ),
      )}
    </div>
  )
}

function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTexts()
  const field = useSearchKey()
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed counts
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => onChange(typed), typing)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <TextInput
      ref={field}
      type="search"
      aria-label={t('comments.search')}
      placeholder={t('comments.search')}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && onChange(currentTarget.value)}
      className={styles.search}
    />
  )
}
