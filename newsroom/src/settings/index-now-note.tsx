import { Text } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { IndexNowAnswer } from '../../../src/newsroom-api/contract/index-now.ts'
import { get } from '../api.ts'
import { useSite } from '../session/session.ts'
import { shortTime } from '../shell/dates.ts'
import { useTexts } from '../texts/use-texts.tsx'

const stateQuery = queryOptions({
  queryKey: ['index-now'],
  queryFn: () => get<IndexNowAnswer>('/index-now'),
  refetchInterval: 60_000,
})

/** What search engines last answered, and what to mend if they did not take it. */
export function IndexNowNote() {
  const t = useTexts()
  const { timeZone } = useSite()
  const { data } = useQuery(stateQuery)
  if (!data) return null
  const addresses = (count: number) => t('settings.machines.state.addresses', { count })
  const { last, keyUrl, waiting } = data
  const told = last
    ? t(`settings.machines.state.${last.problem ?? 'taken'}`, {
        at: shortTime(last.at, { language: t.language, timeZone }),
        status: last.status ?? '–',
        addresses: addresses(last.addresses),
        keyUrl,
      })
    : t('settings.machines.state.none')
  return (
    <Text size="sm" c={last?.problem ? undefined : 'dimmed'} role="status">
      {told}
      {waiting > 0 && ` ${t('settings.machines.state.waiting', { waiting: addresses(waiting) })}`}
    </Text>
  )
}
