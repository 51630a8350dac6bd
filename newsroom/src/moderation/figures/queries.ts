import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ModerationDays, Transparency } from '../../../../src/newsroom-api/contract/moderation-report.ts'
import { get } from '../../api.ts'

export type { Transparency }
export type DayAtDesk = ModerationDays['items'][number]

export const daysShown = 30

export const daysQuery = queryOptions({
  queryKey: ['moderation', 'days'],
  queryFn: async () => (await get<ModerationDays>('/moderation/days', { days: daysShown })).items,
  staleTime: 30_000,
})

export type Period = { from: string; to: string }

export const transparencyQuery = (period: Period) =>
  queryOptions({
    queryKey: ['moderation', 'transparency', period],
    queryFn: () => get<Transparency>('/moderation/transparency', period),
    placeholderData: keepPreviousData,
  })
