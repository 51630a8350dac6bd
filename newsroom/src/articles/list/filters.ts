import type { Article } from '../../../../src/newsroom-api/contract/articles.ts'
import type { ArticleFilters } from '../queries.ts'
import { articleLabels, articleStatuses } from '../words.ts'

/** What narrows the list. It stands in the address, so that a view can be kept and sent to a colleague. */
export type ListSearch = {
  q?: string
  status?: Article['status']
  section?: string
  author?: string
  tag?: string
  label?: NonNullable<Article['label']>
  language?: string
  from?: string
  to?: string
  mine?: boolean
  sort?: 'changed' | 'published' | 'scheduled'
  /** The row whose detail is shown. */
  open?: string
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() ? value : undefined
const oneOf = <T extends string>(value: unknown, known: readonly T[]): T | undefined =>
  known.find((each) => each === value)
const day = (value: unknown): string | undefined =>
  /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? String(value) : undefined

/** Takes from an address what is understood and leaves the rest out. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const found: ListSearch = {}
  const put = <K extends keyof ListSearch>(name: K, value: ListSearch[K] | undefined) => {
    if (value !== undefined) found[name] = value
  }
  put('q', text(typeof search.q === 'number' ? String(search.q) : search.q))
  put('status', oneOf(search.status, articleStatuses))
  put('section', text(search.section))
  put('author', text(search.author))
  put('tag', text(search.tag))
  put('label', oneOf(search.label, articleLabels))
  put('language', text(search.language))
  put('from', day(search.from))
  put('to', day(search.to))
  if (search.mine === true) found.mine = true
  put('sort', oneOf(search.sort, ['changed', 'published', 'scheduled'] as const))
  put('open', text(search.open))
  return found
}

/** The filters as the API takes them; days are those of the site's zone. */
export function filtersOf(
  { open: _, from, to, ...search }: ListSearch,
  startOfDay: (day: string) => string | null,
): ArticleFilters {
  const dayAfter = to && new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return {
    ...search,
    sort: search.sort ?? (search.status === 'scheduled' ? 'scheduled' : 'changed'),
    ...(from ? { from: startOfDay(from) } : {}),
    ...(dayAfter ? { to: startOfDay(dayAfter) } : {}),
    limit: 50,
  }
}

/** How many filters beside search, state and section are set. */
export const furtherFilters = ({ author, tag, label, language, from, to }: ListSearch): number =>
  [author, tag, label, language, from, to].filter(Boolean).length
