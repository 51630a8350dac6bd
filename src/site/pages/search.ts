import { addDays } from '../../platform/clock.ts'
import {
  type SearchPage as Found,
  type FoundFilter,
  filterNamed,
  isDay,
  type NamedFilter,
  searchPublished,
} from '../../search/index.ts'
import { listSections } from '../../sections/index.ts'
import type { SiteWorld } from '../load-site.ts'
import { storiesOf } from '../load-stories.ts'
import type { Site } from '../site.ts'
import type { SearchFilters, SearchProps } from '../views/search.tsx'
import type { Asked, Page } from './page.ts'

const pageSize = 10
const namesAmong = 6

/** What readers look for, best first. The address holds all of it. Not kept in the page cache. */
export async function loadSearch(
  world: SiteWorld,
  site: Site,
  { path, query }: Asked,
): Promise<Page<'search'>> {
  const asked = { ...filterIn(query), q: query.q ?? '' }
  const named = await filterNamed(world, asked)
  const wanted = Math.max(1, Math.trunc(Number(query.page)) || 1)
  const result = named
    ? await searchPublished(world, {
        typed: asked.q,
        filter: named.filter,
        offset: Math.min(wanted - 1, 1000) * pageSize,
        limit: pageSize,
        namesAmong,
      })
    : null
  const typed = result?.typed ?? asked.q.slice(0, 200)
  const address = (changes: Partial<Record<keyof NamedFilter | 'q' | 'page', string>>): string =>
    addressWith(path, { ...asked, q: typed, ...changes })
  const pages = Math.max(1, Math.ceil((result?.total ?? 0) / pageSize))
  const stories = await storiesOf(
    world,
    (result?.hits ?? []).map(({ card }) => card),
  )
  const props: SearchProps = {
    site,
    head: {
      title: typed ? site.t('search.for', { query: typed }) : site.t('search.title'),
      description: null,
      path,
      index: false,
      scripts: [site.assets.searchScript],
    },
    query: typed,
    status: statusOf(result, typed),
    correctedTo: result?.correctedTo ?? null,
    ignored: result?.ignored ?? [],
    total: result?.total ?? 0,
    hasMore: result?.hasMore ?? false,
    hits: stories.map((story, index) => ({
      story,
      headline: result?.hits[index]?.headline ?? [],
      snippet: result?.hits[index]?.snippet ?? [],
    })),
    filters: await filtersOf(world, site, { asked, named, result, address }),
    pages: {
      number: Math.min(wanted, pages),
      count: pages,
      previous:
        wanted > 1 ? address({ page: wanted > 2 ? String(Math.min(wanted, pages + 1) - 1) : '' }) : null,
      next: wanted < pages ? address({ page: String(wanted + 1) }) : null,
    },
  }
  return { view: 'search', props, madeOf: [] }
}

function statusOf(result: Found | null, typed: string): SearchProps['status'] {
  if (!result) return 'nothing'
  if (result.empty) return typed === '' ? 'nothing-typed' : result.empty
  return result.holds
}

const filterIn = ({ section, tag, author, from, to }: Asked['query']): NamedFilter => ({
  section: section || undefined,
  tag: tag || undefined,
  author: author || undefined,
  from: from && isDay(from) ? from : undefined,
  to: to && isDay(to) ? to : undefined,
})

const order = ['q', 'section', 'tag', 'author', 'from', 'to', 'page'] as const

function addressWith(
  path: string,
  values: Partial<Record<(typeof order)[number], string | undefined>>,
): string {
  const set = order.flatMap((name): [string, string][] => (values[name] ? [[name, values[name]]] : []))
  const query = new URLSearchParams(set).toString()
  return query ? `${path}?${query}` : path
}

type Parts = {
  asked: NamedFilter
  named: FoundFilter | null
  result: Found | null
  address(changes: Partial<Record<keyof NamedFilter | 'page', string>>): string
}

async function filtersOf(
  world: SiteWorld,
  site: Site,
  { asked, named, result, address }: Parts,
): Promise<SearchFilters> {
  const since = (days: number): string => site.times.dayKey(addDays(site.now, -days))
  const spans = [
    { label: site.t('search.lastWeek'), from: since(7) },
    { label: site.t('search.lastMonth'), from: since(30) },
    { label: site.t('search.lastYear'), from: since(365) },
  ]
  const others = (kind: 'tag' | 'author', names: { slug: string; name: string; count: number }[] = []) =>
    asked[kind]
      ? []
      : names.map(({ slug, name, count }) => ({ label: name, count, url: address({ [kind]: slug }) }))
  return {
    sections: (await listSections(world.db)).map(({ slug, name }) => ({
      slug,
      name,
      isChosen: slug === named?.section?.slug,
    })),
    from: asked.from ?? '',
    to: asked.to ?? '',
    spans: [
      ...spans.map(({ label, from }) => ({
        label,
        url: address({ from, to: '' }),
        isChosen: asked.from === from && !asked.to,
      })),
      {
        label: site.t('search.anyTime'),
        url: address({ from: '', to: '' }),
        isChosen: !asked.from && !asked.to,
      },
    ],
    hidden: [
      ...(asked.tag ? [{ name: 'tag', value: asked.tag }] : []),
      ...(asked.author ? [{ name: 'author', value: asked.author }] : []),
    ],
    set: [
      ...(asked.tag ? [{ label: named?.tag?.name ?? asked.tag, url: address({ tag: '' }) }] : []),
      ...(asked.author ? [{ label: named?.author?.name ?? asked.author, url: address({ author: '' }) }] : []),
    ],
    tags: others('tag', result?.among.tags),
    authors: others('author', result?.among.authors),
    withoutFilters: Object.values(filterIn(asked)).some(Boolean)
      ? address({ section: '', tag: '', author: '', from: '', to: '' })
      : null,
  }
}
