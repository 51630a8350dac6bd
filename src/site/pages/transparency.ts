import { type TransparencyReport, transparencyReport } from '../../moderation/report/index.ts'
import { addDays } from '../../platform/clock.ts'
import { tagOf } from '../dependencies.ts'
import type { SiteWorld } from '../load-site.ts'
import type { Site } from '../site.ts'
import type { Asked, Page } from './page.ts'

/** A year before anybody wrote is nothing to tell of. */
const hasFigures = ({ approved, measures, spam, notices }: TransparencyReport): boolean =>
  approved + measures.total + spam.byPeople + spam.byTraps + notices.received > 0

/** This year up to yesterday, and the year before; null as long as the publisher has not switched it on. */
export async function loadTransparency(
  world: Pick<SiteWorld, 'longReads'>,
  site: Site,
  { path }: Asked,
): Promise<Page<'transparency'> | null> {
  if (!site.settings.moderation.transparencyPage) return null
  const yesterday = site.times.dayKey(addDays(site.now, -1))
  const year = Number(yesterday.slice(0, 4))
  const periods = [
    { from: `${year}-01-01`, to: yesterday },
    { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` },
  ]
  const reports = await Promise.all(periods.map((period) => transparencyReport(world, period)))
  return {
    view: 'transparency',
    props: {
      site,
      head: { title: site.t('transparency.title'), description: null, path },
      reports: reports.filter((report, index) => index === 0 || hasFigures(report)),
    },
    madeOf: [tagOf.today],
  }
}
