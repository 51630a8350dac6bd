import { useNavigate, useRouterState } from '@tanstack/react-router'

/**
 * What is chosen in a room stands in its address (`?open=…`), so that it can be linked, and the browser's way back
 * closes it. Null takes it out again.
 */
export function useSelected(name = 'open'): [string | undefined, (value: string | null) => void] {
  const navigate = useNavigate()
  const search = useRouterState({ select: (state) => state.location.search as Record<string, unknown> })
  const value = search[name]
  const select = (next: string | null) => {
    const { [name]: _, ...others } = search
    void navigate({ to: '.', search: next === null ? others : { ...others, [name]: next } } as never)
  }
  return [value === undefined ? undefined : String(value), select]
}
