import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Article, ArticlePatch } from '../../../../src/newsroom-api/contract/articles.ts'
import type { Draft } from '../draft.ts'
import { articleQuery, createArticle, fetchArticle, patchArticle } from '../queries.ts'
import { type Keeper, keepDraft } from './draft-keeper.ts'
import { localCopies } from './local-copies.ts'

type Start = { article: Article | null; draft: Draft; newKey: string }

/** The keeper of the article on screen; what is unsaved is sent when the screen or the page is left. */
export function useKeeper(start: Start, onCreated: (id: string) => void) {
  const queryClient = useQueryClient()
  const leaving = useRef(false)
  const [keeper] = useState<Keeper>(() => keepDraft(worldOf(queryClient, leaving), start))
  const state = useSyncExternalStore(keeper.subscribe, keeper.state)
  useEffect(() => {
    const hide = () => {
      leaving.current = true
      keeper.writeCopy()
      if (keeper.isChanged()) void keeper.save({ auto: true })
    }
    const online = () => void keeper.save({ auto: true })
    const show = () => {
      leaving.current = false
    }
    addEventListener('pagehide', hide)
    addEventListener('pageshow', show)
    addEventListener('online', online)
    keeper.reopen()
    return () => {
      removeEventListener('pagehide', hide)
      removeEventListener('pageshow', show)
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

const worldOf = (queryClient: ReturnType<typeof useQueryClient>, leaving: { current: boolean }) => {
  const noted = async (answer: Promise<Article>): Promise<Article> => {
    const article = await answer
    queryClient.setQueryData(articleQuery(article.id).queryKey, article)
    return article
  }
  return {
    create: (...given: Parameters<typeof createArticle>) => noted(createArticle(...given)),
    patch: (id: string, patch: ArticlePatch, revision: number) =>
      noted(patchArticle(id, patch, { revision, leaving: leaving.current })),
    fetch: (id: string) => noted(fetchArticle(id)),
    copies: localCopies(localStorage),
    now: Date.now,
    later: (run: () => void, milliseconds: number) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
  }
}
