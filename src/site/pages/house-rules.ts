import { rulesInForce } from '../../moderation/index.ts'
import { tagOf } from '../dependencies.ts'
import type { SiteWorld } from '../load-site.ts'
import type { Site } from '../site.ts'
import type { Asked, Page } from './page.ts'

export async function loadHouseRules(
  world: Pick<SiteWorld, 'db'>,
  site: Site,
  { path }: Asked,
): Promise<Page<'house-rules'>> {
  const rules = await rulesInForce(world.db)
  const { language } = site.t
  return {
    view: 'house-rules',
    props: {
      site,
      head: { title: site.t('houseRules.title'), description: null, path },
      introduction: rules.introduction[language],
      clauses: rules.clauses.map(({ number, title, text }) => ({
        number,
        title: title[language],
        text: text[language],
      })),
      version: rules.validFrom === null ? null : { number: rules.version, validFrom: rules.validFrom },
    },
    madeOf: [tagOf.houseRules],
  }
}
