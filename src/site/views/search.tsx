import { Document, type Head } from '../parts/document.tsx'
import { Pager, type Pages } from '../parts/pager.tsx'
import { StoryRow } from '../parts/stories.tsx'
import type { Site, Story } from '../site.ts'

export type SearchProps = { site: Site; head: Head; query: string; stories: Story[]; pages: Pages }

export function SearchPage({ site, head, query, stories, pages }: SearchProps) {
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <header class="page__head">
          <h1 class="page__title">{query ? site.t('search.for', { query }) : site.t('search.title')}</h1>
          <search>
            <form class="search" action={site.paths.search} method="get">
              <input
                type="search"
                name="q"
                value={query}
                maxlength={200}
                aria-label={site.t('search.field')}
              />
              <button type="submit" class="button">
                {site.t('search.button')}
              </button>
            </form>
          </search>
        </header>
        {query && stories.length === 0 && <p class="page__intro">{site.t('search.none', { query })}</p>}
        <div class="rows">
          {stories.map((story) => (
            <StoryRow site={site} story={story} />
          ))}
        </div>
        <Pager site={site} pages={pages} />
      </div>
    </Document>
  )
}
