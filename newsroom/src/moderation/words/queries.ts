import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { WordsChanged, WordsMet } from '../../../../src/newsroom-api/contract/moderation-lists.ts'
import { call, get, post } from '../../api.ts'

export type WordList = 'banned' | 'suspicious'
export type { WordsMet }

export const wordListsQuery = queryOptions({
  queryKey: ['moderation', 'words'],
  queryFn: () => get<Record<WordList, string[]>>('/moderation/words'),
})

/** How many of the newest comments entries are tried on. */
export const triedOn = 1000

/** What entries would meet; nothing is saved by it. */
export const trialQuery = (entries: readonly string[], text: string) =>
  queryOptions({
    queryKey: ['moderation', 'words', 'trial', entries, text],
    queryFn: () => post<WordsMet>('/moderation/words/trial', { entries, text, recent: triedOn }),
    enabled: entries.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  })

export const changeWords = (
  list: WordList,
  change: { add: readonly string[]; remove: readonly string[] },
): Promise<WordsChanged> => call('PATCH', `/moderation/words/${list}`, { body: change })
