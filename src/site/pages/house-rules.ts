import { rulesInForce } from '../../moderation/index.ts'
import { tagOf } from '../dependencies.ts'
import type { SiteWorld } from '../load-site.ts'
import type { Site } from '../site.ts'
import type { Asked, Page } from './page.ts'

const rulesAsJson = '/api/v1/house-rules'

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
      head: {
        title: site.t('houseRules.title'),
        description: null,
        path,
        // Also for programs (DSA Article 14 (1)).
        feeds: [{ title: site.t('houseRules.title'), path: rulesAsJson, type: 'application/json' }],
      },
      introduction: rules.introduction[language],
      clauses: rules.clauses.map(({ number, title, text }) => ({
        number,
        title: title[language],
        text: text[language],
      })),
      procedure: rules.procedure[language],
      version: { number: rules.version, validFrom: rules.validFrom },
      asJson: rulesAsJson,
    },
    madeOf: [tagOf.houseRules],
  }
}
