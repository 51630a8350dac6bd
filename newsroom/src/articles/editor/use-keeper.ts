import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Article } from '../../../../src/newsroom-api/contract/articles.ts'
import type { Draft } from '../draft.ts'
import { articleQuery, createArticle, fetchArticle, patchArticle } from '../queries.ts'
import { type Keeper, keepDraft } from './draft-keeper.ts'
import { localCopies } from './local-copies.ts'

type Start = { article: Article | null; draft: Draft; newKey: string }

/** The keeper of the article on screen; what is unsaved is sent when the screen or the page is left. */
export function useKeeper(start: Start, onCreated: (id: string) => void) {
  const queryClient = useQueryClient()
  const [keeper] = useState<Keeper>(() => keepDraft(worldOf(queryClient), start))
  const state = useSyncExternalStore(keeper.subscribe, keeper.state)
  useEffect(() => {
    const hide = () => {
      keeper.writeCopy()
      if (keeper.isChanged()) void keeper.save({ auto: true })
    }
    const online = () => void keeper.save({ auto: true })
    addEventListener('pagehide', hide)
    addEventListener('online', online)
    keeper.reopen()
    return () => {
      removeEventListener('pagehide', hide)
      removeEventListener('online', online)
      keeper.close()
      void queryClient.invalidateQueries({ queryKey: ['articles'], refetchType: 'none' })
    }
  }, [keeper, queryClient])
  const createdId = start.article ? null : (state.article?.id ?? null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when there is an id
  useEffect(() => {
    if (createdId) onCreated(createdId)
  }, [createdId])
  return { keeper, state }
}

const worldOf = (queryClient: ReturnType<typeof useQueryClient>) => {
  const noted = async (answer: Promise<Article>): Promise<Article> => {
    const article = await answer
    queryClient.setQueryData(articleQuery(article.id).queryKey, article)
    return article
  }
  return {
    create: (...given: Parameters<typeof createArticle>) => noted(createArticle(...given)),
    patch: (...given: Parameters<typeof patchArticle>) => noted(patchArticle(...given)),
    fetch: (id: string) => noted(fetchArticle(id)),
    copies: localCopies(localStorage),
    now: Date.now,
    later: (run: () => void, milliseconds: number) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
  }
}
