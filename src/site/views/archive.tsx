import { Breadcrumbs } from '../parts/breadcrumbs.tsx'
import { Document, type Head } from '../parts/document.tsx'
import { Pager, type Pages } from '../parts/pager.tsx'
import { StoryRow } from '../parts/stories.tsx'
import type { NamedLink, Site, Story } from '../site.ts'

export type ArchiveProps = {
  site: Site
  head: Head
  title: string
  trail: NamedLink[]
  /** Years or months to choose from, with the number of articles. */
  periods: (NamedLink & { articles: number })[]
  /** Newest first; shown under their days. */
  stories: Story[]
  pages: Pages
}

/** The archive by date: all years, the months of a year, the days of a month, a day. */
export function ArchivePage({ site, head, title, trail, periods, stories, pages }: ArchiveProps) {
  const days = Map.groupBy(stories, ({ publishedAt }) => site.times.dayKey(publishedAt))
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        {trail.length > 0 && <Breadcrumbs site={site} trail={trail} />}
        <header class="page__head">
          <h1 class="page__title">{title}</h1>
        </header>
        {periods.length > 0 && (
          <ul class="calendar">
            {periods.map(({ label, url, articles }) => (
              <li>
                <a href={url}>
                  <span>{label}</span> <span class="index__count">{articles}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
        {periods.length === 0 && stories.length === 0 && <p class="page__intro">{site.t('archive.none')}</p>}
        <div class="rows">
          {[...days.values()].map((ofDay) => (
            <>
              <h2 class="rows__day">{site.times.longDay(ofDay[0]?.publishedAt ?? site.now)}</h2>
              {ofDay.map((story) => (
                <StoryRow site={site} story={story} level={3} clockOnly />
              ))}
            </>
          ))}
        </div>
        <Pager site={site} pages={pages} />
      </div>
    </Document>
  )
}
