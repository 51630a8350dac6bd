import { Button, Popover, Select, Stack, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { authorsQuery } from '../../authors/queries.ts'
import { sectionsQuery } from '../../sections/queries.ts'
import { Icon } from '../../shell/icons.tsx'
import { useShortcuts } from '../../shell/use-shortcuts.ts'
import { useTexts } from '../../texts/use-texts.tsx'
import { articleLabels, articleLanguages, articleStatuses, languageName } from '../words.ts'
import { furtherFilters, type ListSearch } from './filters.ts'

type Props = { search: ListSearch; onChange: (changes: Partial<ListSearch>) => void }

/** Search, state and section at hand; the rest behind one button that says how many are set. */
export function ArticleFilters({ search, onChange }: Props) {
  const t = useTexts()
  const sections = useQuery(sectionsQuery)
  const further = furtherFilters(search)
  return (
    <>
      <SearchField
        value={search.q ?? ''}
        onChange={(q) => onChange({ q: q || undefined })}
        label={t('articles.search')}
      />
      <Select
        aria-label={t('articles.status')}
        placeholder={t('articles.anyStatus')}
        data={articleStatuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
        value={search.status ?? null}
        onChange={(status) => onChange({ status: (status as ListSearch['status']) ?? undefined })}
        clearable
        w={150}
        flex="none"
      />
      <Select
        aria-label={t('articles.section')}
        placeholder={t('articles.anySection')}
        data={(sections.data ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
        value={search.section ?? null}
        onChange={(section) => onChange({ section: section ?? undefined })}
        clearable
        searchable
        w={150}
        flex="none"
      />
      <Popover width={300} position="bottom-end" trapFocus>
        <Popover.Target>
          <Button
            variant="default"
            size="sm"
            h={32}
            px="sm"
            leftSection={<Icon name="filter" />}
            style={{ flex: 'none' }}
          >
            {further > 0 ? t('articles.moreFiltersSet', { count: further }) : t('articles.moreFilters')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <FurtherFilters search={search} onChange={onChange} />
        </Popover.Dropdown>
      </Popover>
    </>
  )
}

function FurtherFilters({ search, onChange }: Props) {
  const t = useTexts()
  const authors = useQuery(authorsQuery)
  return (
    <Stack gap="sm">
      <Switch
        label={t('articles.mine')}
        checked={search.mine ?? false}
        onChange={(event) => onChange({ mine: event.target.checked || undefined })}
      />
      <Select
        label={t('articles.author')}
        data={(authors.data ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
        value={search.author ?? null}
        onChange={(author) => onChange({ author: author ?? undefined })}
        clearable
        searchable
        comboboxProps={{ withinPortal: false }}
      />
      <LazyText
        label={t('articles.tag')}
        value={search.tag ?? ''}
        onChange={(tag) => onChange({ tag: tag || undefined })}
      />
      <Select
        label={t('articles.label')}
        data={articleLabels.map((label) => ({ value: label, label: t(`label.${label}`) }))}
        value={search.label ?? null}
        onChange={(label) => onChange({ label: (label as ListSearch['label']) ?? undefined })}
        clearable
        comboboxProps={{ withinPortal: false }}
      />
      <Select
        label={t('articles.language')}
        data={articleLanguages.map((code) => ({ value: code, label: languageName(code, t.language) }))}
        value={search.language ?? null}
        onChange={(language) => onChange({ language: language ?? undefined })}
        clearable
        searchable
        comboboxProps={{ withinPortal: false }}
      />
      <TextInput
        type="date"
        label={t('articles.from')}
        value={search.from ?? ''}
        onChange={(event) => onChange({ from: event.target.value || undefined })}
      />
      <TextInput
        type="date"
        label={t('articles.to')}
        value={search.to ?? ''}
        onChange={(event) => onChange({ to: event.target.value || undefined })}
      />
      <Select
        label={t('articles.sort')}
        data={(['changed', 'published', 'scheduled'] as const).map((sort) => ({
          value: sort,
          label: t(`articles.sort.${sort}`),
        }))}
        value={search.sort ?? 'changed'}
        onChange={(sort) => onChange({ sort: sort === 'changed' ? undefined : (sort as ListSearch['sort']) })}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
      <Button
        variant="default"
        onClick={() =>
          onChange({
            author: undefined,
            tag: undefined,
            label: undefined,
            language: undefined,
            from: undefined,
            to: undefined,
            mine: undefined,
            sort: undefined,
          })
        }
      >
        {t('articles.resetFilters')}
      </Button>
    </Stack>
  )
}

function LazyText({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) {
  const [typed, setTyped] = useState(value)
  return (
    <TextInput
      label={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => onChange(typed.trim())}
      onKeyDown={(event) => event.key === 'Enter' && onChange(typed.trim())}
    />
  )
}

/** A search field that waits until one pauses. The key / leads here, Escape back to the list. */
export function SearchField({
  value,
  onChange,
  label,
}: {
  value: string
  onChange: (value: string) => void
  label: string
}) {
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => onChange(typed), 250)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  useShortcuts({ '/': () => field.current?.select() })
  return (
    <TextInput
      ref={field}
      type="search"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
        if (event.key === 'Enter') onChange(typed)
      }}
      placeholder={label}
      aria-label={label}
      leftSection={<Icon name="search" />}
      style={{ flex: '1 0 150px', maxWidth: 340 }}
    />
  )
}
