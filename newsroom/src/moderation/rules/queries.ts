import { queryOptions } from '@tanstack/react-query'
import type {
  HouseRules,
  HouseRulesInput,
  RulesVersions,
} from '../../../../src/newsroom-api/contract/moderation.ts'
import { call, get } from '../../api.ts'

export type { HouseRules }

/** The rules in force (null), or those of a version. */
export const houseRulesQuery = (version: number | null) =>
  queryOptions({
    queryKey: ['moderation', 'house-rules', version],
    queryFn: () => get<HouseRules>(version === null ? '/house-rules' : `/house-rules/versions/${version}`),
  })

export const versionsQuery = queryOptions({
  queryKey: ['moderation', 'house-rules', 'versions'],
  queryFn: () => get<RulesVersions>('/house-rules/versions'),
})

/** A new version; refused (412) when somebody saved another one meanwhile. */
export const saveRules = (rules: HouseRulesInput, revision: number): Promise<HouseRules> =>
  call<HouseRules>('PUT', '/house-rules', { body: rules, revision })
