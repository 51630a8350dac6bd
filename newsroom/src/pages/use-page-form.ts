import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call, get } from '../api.ts'
import { isSame } from '../shell/form.ts'
import { useKept } from '../shell/use-kept.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { keepChanges, leftChanges, type PageDraft, patchOf, storedOf, withHeldBody } from './page-draft.ts'
import { type Page, standingPageQuery, standingPagesQuery } from './queries.ts'

/** Milliseconds of quiet after which an unpublished page is saved. */
const quiet = 1_500

/**
 * The form of one page. What readers do not see is saved as one writes; changes of a published page wait for their
 * publication and are kept in this browser meanwhile.
 */
export function usePageForm(page: Page) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const path = `/pages/${page.id}`
  const [left] = useState(() => leftChanges(localStorage, page.id))
  const [start] = useState(() => left?.base ?? storedOf(page))
  const base = useRef(start)
  const form = useKept<PageDraft>(
    start,
    {
      check: ({ title }) => (title.trim() ? {} : { title: t('form.missing') }),
      read: async () => {
        base.current = withHeldBody(storedOf(await get<Page>(path)), base.current.values.body)
        return base.current
      },
      write: async (changes, { revision }) => {
        const saved = await call<Page>('PATCH', path, { body: patchOf(changes), revision })
        queryClient.setQueryData(standingPageQuery(page.id).queryKey, saved)
        void queryClient.invalidateQueries({ queryKey: standingPagesQuery.queryKey })
        base.current = withHeldBody(storedOf(saved), changes.body ?? base.current.values.body)
        return base.current
      },
    },
    { savesOnLeaving: !start.values.published },
  )
  const [restored, setRestored] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened
  useEffect(() => {
    if (!left || isSame(left.draft, left.base.values)) return
    form.change(left.draft)
    setRestored(true)
  }, [])
  const { values } = form
  const isPublic = base.current.values.published
  const isChanged = form.isChanged()
  useEffect(() => {
    const timer = setTimeout(
      () => {
        if (!isPublic) {
          if (isChanged && form.state.save === 'unsaved') void form.save()
        } else keepChanges(localStorage, page.id, isChanged ? { base: base.current, draft: values } : null)
      },
      isPublic ? 400 : quiet,
    )
    return () => clearTimeout(timer)
  }, [values, isPublic, isChanged, form, page.id])
  const discard = () => {
    form.discard()
    setRestored(false)
    keepChanges(localStorage, page.id, null)
  }
  return { form, isPublic, isChanged, restored: restored && isChanged, discard }
}
