import type { Piece } from '../../search/index.ts'
import { Document, type Head } from '../parts/document.tsx'
import { Kicker } from '../parts/kicker.tsx'
import { Picture } from '../parts/picture.tsx'
import { OutwardLinks } from '../parts/research.tsx'
import { StoryByline } from '../parts/stories.tsx'
import { FollowLink } from '../parts/subscribe.tsx'
import { Time } from '../parts/time.tsx'
import { addressOf } from '../paths.ts'
import { pictureWishes } from '../picture-wishes.ts'
import { langOf, type Site, type Story } from '../site.ts'

export type SearchHit = { story: Story; headline: Piece[]; snippet: Piece[] }
type Choice = { label: string; url: string; isChosen: boolean }
type Narrowing = { label: string; url: string; count: number }

/** What the search is limited to, and what it can be limited to by one click. */
export type SearchFilters = {
  sections: { slug: string; name: string; isChosen: boolean }[]
  from: string
  to: string
  spans: Choice[]
  /** Filters that no field of the form shows. */
  hidden: { name: string; value: string }[]
  set: { label: string; url: string }[]
  tags: Narrowing[]
  authors: Narrowing[]
  /** Null when there are none. */
  withoutFilters: string | null
}

export type SearchProps = {
  site: Site
  head: Head
  query: string
  status: 'all' | 'some' | 'nothing' | 'nothing-typed' | 'no-words' | 'only-common-words' | 'only-exclusions'
  correctedTo: string | null
  ignored: string[]
  total: number
  hasMore: boolean
  hits: SearchHit[]
  filters: SearchFilters
  pages: { number: number; count: number; previous: string | null; next: string | null }
}

export function SearchPage(props: SearchProps) {
  const { site, head, query, hits, filters } = props
  return (
    <Document site={site} head={head}>
      <div class="page wide">
        <header class="page__head">
          <h1 class="page__title">{query ? site.t('search.for', { query }) : site.t('search.title')}</h1>
          <search>
            <SearchForm site={site} query={query} filters={filters} />
          </search>
        </header>
        <Told {...props} />
        {hits.length > 0 && <FollowLink site={site} to={`?q=${encodeURIComponent(query)}#words`} />}
        {hits.length > 0 && (
          <div class="found">
            <div class="rows">
              {hits.map((hit) => (
                <HitRow site={site} hit={hit} />
              ))}
              <Pages {...props} />
            </div>
            <Narrowings site={site} filters={filters} />
          </div>
        )}
        {query !== '' && <OutwardLinks site={site} words={query} />}
      </div>
    </Document>
  )
}

function SearchForm({ site, query, filters }: Pick<SearchProps, 'site' | 'query' | 'filters'>) {
  const { t } = site
  return (
    <form class="search" action={site.paths.search} method="get">
      <div class="search__field">
        <input
          type="search"
          name="q"
          value={query}
          maxlength={400}
          aria-label={t('search.field')}
          autocomplete="off"
          data-suggestions={t('search.suggestions')}
        />
        <button type="submit" class="button">
          {t('search.button')}
        </button>
      </div>
      {filters.hidden.map(({ name, value }) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <fieldset class="search__limits">
        <legend class="visually-hidden">{t('search.narrow')}</legend>
        <label>
          {t('search.section')}
          <select name="section">
            <option value="">{t('search.allSections')}</option>
            {filters.sections.map(({ slug, name, isChosen }) => (
              <option value={slug} selected={isChosen}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('search.from')}
          <input type="date" name="from" value={filters.from} />
        </label>
        <label>
          {t('search.to')}
          <input type="date" name="to" value={filters.to} />
        </label>
        <button type="submit" class="search__apply">
          {t('search.apply')}
        </button>
      </fieldset>
      {query !== '' && (
        <ul class="search__spans" aria-label={t('search.times')}>
          {filters.spans.map(({ label, url, isChosen }) => (
            <li>
              <a href={url} aria-current={isChosen ? 'true' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
      {filters.set.length > 0 && (
        <ul class="search__set">
          {filters.set.map(({ label, url }) => (
            <li>
              <a href={url} aria-label={t('search.remove', { name: label })}>
                {label} <span aria-hidden="true">×</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </form>
  )
}

/** How it went: how many, what was looked for instead, why there is nothing and what may help. */
function Told(props: SearchProps) {
  const { site, query, status, correctedTo, ignored, filters } = props
  const { t } = site
  if (status === 'nothing-typed') return <p class="search__told">{t('search.help')}</p>
  if (status === 'no-words') return <p class="search__told">{t('search.noWords')}</p>
  if (status === 'only-common-words') return <p class="search__told">{t('search.onlyCommonWords')}</p>
  if (status === 'only-exclusions') return <p class="search__told">{t('search.onlyExclusions')}</p>
  if (status === 'nothing')
    return (
      <div class="search__told">
        <p>
          <strong>{t('search.none', { query })}</strong>{' '}
          {t(filters.withoutFilters ? 'search.noneFiltered' : 'search.noneNow')}
        </p>
        <ul class="error__ways">
          {filters.withoutFilters && (
            <li>
              <a href={filters.withoutFilters}>{t('search.withoutFilters')}</a>
            </li>
          )}
          <li>
            <a href={site.paths.topics}>{t('search.toTopics')}</a>
          </li>
          <li>
            <a href={site.paths.archive}>{t('error.toArchive')}</a>
          </li>
        </ul>
      </div>
    )
  return (
    <div class="search__told">
      {correctedTo && <p>{t('search.corrected', { typed: query, corrected: correctedTo })}</p>}
      {status === 'some' && <p>{t('search.some')}</p>}
      {ignored.length > 0 && <p>{t('search.ignored', { words: ignored.slice(0, 12).join(', ') })}</p>}
      <p class="search__count">{countOf(props)}</p>
    </div>
  )
}

function countOf({ site, total, hasMore }: SearchProps): string {
  if (hasMore) return site.t('search.more', { count: total })
  return total === 1 ? site.t('search.one') : site.t('search.count', { count: total })
}

function HitRow({ site, hit }: { site: Site; hit: SearchHit }) {
  const { story } = hit
  return (
    <article class={`story story--row${story.picture ? '' : ' story--bare'}`}>
      <p class="story__time">
        <Time site={site} at={story.publishedAt} words={site.times.day(story.publishedAt)} />
      </p>
      <Kicker site={site} article={story} />
      <h2 class="story__headline" lang={langOf(site, story.language)}>
        <a href={addressOf(story.path)}>
          <Pieces pieces={hit.headline} />
        </a>
      </h2>
      <p class="story__teaser" lang={langOf(site, story.language)}>
        <Pieces pieces={hit.snippet} />
      </p>
      <StoryByline site={site} story={story} />
      {story.picture && (
        <div class="story__picture">
          <Picture picture={story.picture} wish={pictureWishes.row} />
        </div>
      )}
    </article>
  )
}

const Pieces = ({ pieces }: { pieces: readonly Piece[] }) => (
  <>{pieces.map(({ text, isHit }) => (isHit ? <mark>{text}</mark> : text))}</>
)

function Narrowings({ site, filters }: { site: Site; filters: SearchFilters }) {
  const groups = [
    { title: site.t('search.topicsFound'), entries: filters.tags },
    { title: site.t('search.authorsFound'), entries: filters.authors },
  ].filter(({ entries }) => entries.length > 1)
  if (groups.length === 0) return null
  return (
    <aside class="found__aside" aria-label={site.t('search.narrow')}>
      {groups.map(({ title, entries }) => (
        <section>
          <h2>{title}</h2>
          <ul>
            {entries.map(({ label, url, count }) => (
              <li>
                <a href={url}>{label}</a>{' '}
                <span class="index__count" title={site.t('list.articles', { count })}>
                  {count}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </aside>
  )
}

function Pages({ site, pages }: SearchProps) {
  if (pages.count === 1) return null
  return (
    <nav class="pager" aria-label={site.t('search.pages')}>
      <span>
        {pages.previous && (
          <a href={pages.previous} rel="prev">
            {site.t('search.previous')}
          </a>
        )}
      </span>
      <span>{site.t('search.page', { page: pages.number, pages: pages.count })}</span>
      <span>
        {pages.next && (
          <a href={pages.next} rel="next">
            {site.t('search.next')}
          </a>
        )}
      </span>
    </nav>
  )
}
