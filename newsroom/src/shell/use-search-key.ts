import { useRef } from 'react'
import { useShortcuts } from './use-shortcuts.ts'

/** The `/` key goes into the search field that takes this ref. */
export function useSearchKey() {
  const field = useRef<HTMLInputElement>(null)
  useShortcuts({ '/': () => field.current?.focus() })
  return field
}
