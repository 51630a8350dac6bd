import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useSite } from '../../session/session.ts'
import { instantOf } from '../../shell/dates.ts'

const names = ['q', 'status', 'article', 'writer', 'network', 'from', 'to'] as const
export type CommentFilters = Record<(typeof names)[number], string>

/**
 * What the list of comments is narrowed by stands in the address, so that a link leads to all by one writer, and the way
 * back leads back. Days are days of the paper; `to` is the last one.
 */
export function useCommentFilters() {
  const { timeZone } = useSite()
  const navigate = useNavigate()
  const search = useRouterState({ select: (state) => state.location.search as Record<string, unknown> })
  const filters = Object.fromEntries(
    names.map((name) => [name, search[name] === undefined ? '' : String(search[name])]),
  ) as CommentFilters
  const change = (changes: Partial<CommentFilters>) => {
    const next = { ...filters, ...changes }
    const set = Object.entries(next).filter(([, value]) => value !== '')
    void navigate({ to: '.', search: Object.fromEntries(set) as never, replace: true })
  }
  const { from, to, ...others } = filters
  const asked = {
    ...others,
    from: from && instantOf(`${from}T00:00`, timeZone),
    to: to && instantOf(`${dayAfter(to)}T00:00`, timeZone),
  }
  return { filters, asked, change, isNarrowed: Object.values(filters).some(Boolean) }
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}
