import { useEffect } from 'react'
import { takeTyped } from '../../shell/typed-ahead.ts'
import type { Keeper } from './draft-keeper.ts'
import { typeset } from './typographic.ts'

/** A new article begins in its headline, with what was typed while it opened. */
export function useBeginAtHeadline(keeper: Keeper): void {
  useEffect(() => {
    const { article, draft } = keeper.state()
    if (article) return
    const typed = takeTyped()
    document.getElementById('article-headline')?.focus()
    if (typed) keeper.change({ headline: typeset(draft.headline + typed, draft.language) })
  }, [keeper])
}
