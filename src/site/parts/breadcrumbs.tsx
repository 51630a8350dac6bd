import type { NamedLink, Site } from '../site.ts'

/** The way from the front page to the page above this one. */
export function Breadcrumbs({ site, trail }: { site: Site; trail: NamedLink[] }) {
  return (
    <nav class="breadcrumbs" aria-label={site.t('breadcrumbs.label')}>
      <ol>
        <li>
          <a href="/">{site.t('site.home')}</a>
        </li>
        {trail.map(({ label, url }) => (
          <li>
            <a href={url}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
