import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isApiError } from '../api.ts'
import { useUndo } from '../shell/undo.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { type Board, boardOf, isSameBoard } from './board.ts'
import { type FrontPage, frontPageQuery, saveBoard } from './queries.ts'

/** An arrangement that is not on the page yet. `version` is the one it began from. */
type Draft = {
  version: number
  board: Board
  /** The boards before, for going back step by step. */
  steps: Board[]
  /** What is being typed; all of it is one step. */
  typing: string | null
}

const kept = 'depesche.front-page'

/**
 * The arrangement at the desk. It goes to the page as a whole; until then it is kept in this browser window, also when
 * one leaves the room.
 */
export function useBoard() {
  const t = useTexts()
  const queryClient = useQueryClient()
  const undo = useUndo()
  const page = useQuery(frontPageQuery)
  const [draft, setDraft] = useState<Draft | null>(readDraft)
  useEffect(() => keepDraft(draft), [draft])
  const now = Date.now()
  const served = page.data && boardOf(page.data, now)
  const save = useMutation({
    mutationFn: ({ board, version }: { board: Board; version: number; back?: boolean }) =>
      saveBoard(board, version),
    onSuccess: (saved, { back }) => {
      const before = served
      queryClient.setQueryData(frontPageQuery.queryKey, saved)
      setDraft(null)
      if (before && !back)
        undo.done(t('frontPage.saved'), () =>
          save.mutate({ board: before, version: saved.version, back: true }),
        )
    },
    onError: (error) => {
      if (isApiError(error, 412)) void page.refetch()
    },
  })
  const board = draft?.board ?? served
  const change = (next: Board, typing: string | null = null) => {
    if (!page.data || !board || isSameBoard(next, board)) return
    const steps = draft?.steps ?? []
    const goesOn = typing !== null && draft?.typing === typing
    setDraft({
      version: draft?.version ?? page.data.version,
      board: next,
      steps: goesOn ? steps : [...steps, board],
      typing,
    })
  }
  const isChanged = draft !== null && served !== undefined && !isSameBoard(draft.board, served)
  /** Somebody else brought another arrangement to the page since this one was begun. */
  const conflict: FrontPage | null =
    isChanged && page.data && page.data.version !== draft.version ? page.data : null
  return {
    page,
    board,
    isChanged,
    conflict,
    change,
    stepBack: draft && draft.steps.length > 0 ? () => setDraft(oneStepBack(draft)) : null,
    discard: () => setDraft(null),
    publish: () => {
      if (isChanged && !conflict) save.mutate({ board: draft.board, version: draft.version })
    },
    /** Mine goes to the page in place of theirs. */
    insist: () => {
      if (draft && conflict) save.mutate({ board: draft.board, version: conflict.version })
    },
    saving: save.isPending,
    error: isApiError(save.error, 412) ? null : save.error,
  }
}

function oneStepBack({ version, steps }: Draft): Draft | null {
  const board = steps.at(-1)
  return board && steps.length > 1 ? { version, board, steps: steps.slice(0, -1), typing: null } : null
}

function readDraft(): Draft | null {
  try {
    const held = sessionStorage.getItem(kept)
    return held ? (JSON.parse(held) as Draft) : null
  } catch {
    return null
  }
}

function keepDraft(draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(kept, JSON.stringify({ ...draft, steps: draft.steps.slice(-20) }))
    else sessionStorage.removeItem(kept)
  } catch {
    return
  }
}
