import { Document, type Head } from '../parts/document.tsx'
import { Pager, type Pages } from '../parts/pager.tsx'
import type { Site } from '../site.ts'

export type IndexEntry = { name: string; url: string; articles: number }
/** The pages of all topics and of all authors. */
export type NameIndexProps = {
  site: Site
  head: Head
  title: string
  intro: string
  entries: IndexEntry[]
  pages: Pages
}

export function NameIndexPage({ site, head, title, intro, entries, pages }: NameIndexProps) {
  const letters = Map.groupBy(entries, ({ name }) => initial(name))
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <header class="page__head">
          <h1 class="page__title">{title}</h1>
          <p class="page__intro">{intro}</p>
        </header>
        {entries.length === 0 && <p class="page__intro">{site.t('list.empty')}</p>}
        <div class="index">
          {[...letters].map(([letter, names]) => (
            <section class="index__letter" aria-label={letter}>
              <h2>{letter}</h2>
              <ul>
                {names.map(({ name, url, articles }) => (
                  <li>
                    <a href={url}>{name}</a>{' '}
                    <span class="index__count" title={site.t('list.articles', { count: articles })}>
                      {articles}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <Pager site={site} pages={pages} />
      </div>
    </Document>
  )
}

/** Ä files under A (DIN 5007), figures and signs under #. */
function initial(name: string): string {
  const letter = name.normalize('NFD').charAt(0).toLocaleUpperCase('de')
  return /\p{L}/u.test(letter) ? letter : '#'
}
