import type { Instant } from '../../platform/clock.ts'
import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Document, type Head } from '../parts/document.tsx'
import { ShortTime } from '../parts/time.tsx'
import type { NamedLink, Site } from '../site.ts'

export type FeedProps = {
  site: Site
  head: Head
  /** The whole address, to be copied into a reader. */
  address: string
  /** The page that the feed belongs to; null for the front page. */
  page: NamedLink | null
  /** The same in other formats. */
  others: NamedLink[]
  entries: { title: string; url: string; at: Instant }[]
}

/** What people see who open a feed's address in a browser: what it is, how to use it, and what is in it. */
export function FeedPage({ site, head, address, page, others, entries }: FeedProps) {
  const { t } = site
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <Breadcrumbs site={site} trail={page ? [page] : []} />
        <div class="plain">
          <header class="page__head">
            <p class="page__kind">{t('feed.page.kind')}</p>
            <h1 class="page__title">{head.title}</h1>
            <p class="page__intro">{t('feed.page.what')}</p>
          </header>
          <p class="feed__label">{t('feed.page.address')}</p>
          <p class="feed__address">
            <code>{address}</code>
          </p>
          <p class="feed__others">
            {others.map(({ label, url }) => (
              <>
                <a href={url}>{label}</a>
                {' · '}
              </>
            ))}
            <a href="/feeds.opml">{t('feed.page.all')}</a>
          </p>
          <h2 class="feed__heading">{t('feed.page.newest')}</h2>
          {entries.length === 0 ? (
            <p>{t('feed.page.empty')}</p>
          ) : (
            <ul class="feed__entries">
              {entries.map(({ title, url, at }) => (
                <li>
                  <ShortTime site={site} at={at} class="feed__time" />
                  <a href={url}>{title}</a>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </Document>
  )
}
