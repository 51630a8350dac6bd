import type { Site } from '../site.ts'

/** `older` is the address of the next page down, `newest` that of the first page when this is not it. */
export type Pages = { older: string | null; newest: string | null }

export function Pager({ site, pages }: { site: Site; pages: Pages }) {
  if (!pages.older && !pages.newest) return null
  return (
    <nav class="pager" aria-label={site.t('pager.label')}>
      <span>{pages.newest && <a href={pages.newest}>{site.t('list.newest')}</a>}</span>
      <span>
        {pages.older && (
          <a href={pages.older} rel="next">
            {site.t('list.older')}
          </a>
        )}
      </span>
    </nav>
  )
}
