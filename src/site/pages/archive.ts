import { listPublished, publishedMonths } from '../../articles/published/index.ts'
import { addMilliseconds } from '../../platform/clock.ts'
import { cursorParameter, pageOf, parseCursor } from '../cursor.ts'
import { tagOf } from '../dependencies.ts'
import type { SiteWorld } from '../load-site.ts'
import { madeOfStories, storiesOf } from '../load-stories.ts'
import { archivePath } from '../paths.ts'
import type { NamedLink, Site } from '../site.ts'
import { dayAfter, monthAfter } from '../times.ts'
import type { ArchiveProps } from '../views/archive.tsx'
import { olderPath } from './article-lists.ts'
import type { Asked, Page } from './page.ts'

const pageSize = 60

/** `''`, `2026`, `2026-11` or `2026-11-23`; null when the rest of the path names no time. */
export function archivePeriod(rest: string): string | null {
  const [, year, , month, , day] =
    /^(?:\/(\d{4})(\/(\d{2})(\/(\d{2}))?)?)?$/.exec(rest) ?? (rest === '' ? [''] : [])
  if (rest === '') return ''
  if (!year) return null
  const period = [year, month, day].filter(Boolean).join('-')
  return isRealDay(`${period}${'-01'.repeat(3 - period.split('-').length)}`) ? period : null
}

const isRealDay = (key: string): boolean => {
  const date = new Date(`${key}T00:00:00.000Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(key)
}

export async function loadArchive(
  world: SiteWorld,
  site: Site,
  asked: Asked & { period: string },
): Promise<Page<'archive'>> {
  const { period } = asked
  if (period.length <= 4) return monthsPage(world, site, asked)
  const [from, end] = limits(site, period)
  const before = parseCursor(asked.query[cursorParameter])
  const found = await listPublished(
    world.db,
    { from, to: addMilliseconds(end, -1), before, limit: pageSize + 1 },
    site.now,
  )
  const { items, next } = pageOf(found, pageSize)
  const stories = await storiesOf(world, items)
  const shown = {
    stories,
    pages: { older: next && olderPath(asked.path, next), newest: before ? asked.path : null },
  }
  return archivePage(site, asked, { ...shown, periods: [], madeOf: madeOfStories(stories) })
}

const limits = ({ times }: Site, period: string): [from: string, end: string] =>
  period.length === 7
    ? [times.startOfDay(`${period}-01`), times.startOfDay(monthAfter(period))]
    : [times.startOfDay(period), times.startOfDay(dayAfter(period))]

/** All years with their months, or the months of one year. */
async function monthsPage(
  world: SiteWorld,
  site: Site,
  asked: Asked & { period: string },
): Promise<Page<'archive'>> {
  const months = (await publishedMonths(world.longReads)).filter(({ month }) =>
    month.startsWith(asked.period),
  )
  const years = Map.groupBy(months, ({ month }) => month.slice(0, 4))
  const total = (of: typeof months): number => of.reduce((sum, { count }) => sum + count, 0)
  const periods =
    asked.period === ''
      ? [...years].map(([year, of]) => ({
          label: year,
          url: archivePath(site.paths, year),
          articles: total(of),
        }))
      : months.map(({ month, count }) => ({
          label: monthName(site, month),
          url: archivePath(site.paths, month),
          articles: count,
        }))
  return archivePage(site, asked, { periods, stories: [], pages: { older: null, newest: null }, madeOf: [] })
}

const monthName = ({ times }: Site, month: string): string => times.month(`${month}-15T12:00:00.000Z`)

type Shown = Pick<ArchiveProps, 'periods' | 'stories' | 'pages'> & { madeOf: string[] }

function archivePage(
  site: Site,
  { path, period, query }: Asked & { period: string },
  { madeOf, ...shown }: Shown,
): Page<'archive'> {
  const title = period === '' ? site.t('archive.title') : periodName(site, period)
  const above = [period.slice(0, 4), period.slice(0, 7)].filter(
    (each, index) => each.length === [4, 7][index] && each !== period,
  )
  const trail: NamedLink[] =
    period === ''
      ? []
      : [
          { label: site.t('archive.title'), url: site.paths.archive },
          ...above.map((each) => ({ label: periodName(site, each), url: archivePath(site.paths, each) })),
        ]
  const cursor = query[cursorParameter]
  return {
    view: 'archive',
    props: {
      site,
      head: {
        title: period === '' ? title : `${site.t('archive.title')}: ${title}`,
        description: site.t('archive.description'),
        path: cursor ? `${path}?${cursorParameter}=${encodeURIComponent(cursor)}` : path,
      },
      title,
      trail,
      ...shown,
    },
    madeOf: [tagOf.articles, ...madeOf],
  }
}

function periodName({ times }: Site, period: string): string {
  if (period.length === 4) return period
  return period.length === 7
    ? times.month(`${period}-15T12:00:00.000Z`)
    : times.longDay(`${period}T12:00:00.000Z`)
}
