import type { AnyPage } from './pages/page.ts'
import type { Theme } from './theme.ts'

/** The page as its theme shows it. */
export function htmlOf(theme: Theme, page: AnyPage): string {
  const view = theme.views[page.view] as (props: unknown) => unknown
  return String(view(page.props))
}
