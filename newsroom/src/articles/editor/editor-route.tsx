import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { Loading, ProblemNote } from '../../shell/page.tsx'
import { draftOf } from '../draft.ts'
import { articleQuery } from '../queries.ts'
import { EditorScreen } from './editor-screen.tsx'
import { newArticlePrefix } from './local-copies.ts'
import { useNewDraft } from './use-new-draft.ts'

/** `/articles/new` and `/articles/{id}`: a new article keeps its screen when it gets its id. */
export function EditorRoute() {
  const { id } = useParams({ from: '/articles/$id' })
  const navigate = useNavigate()
  const created = useRef<string | null>(null)
  const [shown, setShown] = useState({ key: id, id, number: 0 })
  if (id !== shown.id)
    setShown(id === created.current ? { ...shown, id } : { key: id, id, number: shown.number + 1 })
  if (shown.key !== 'new') return <SavedArticle key={shown.key} id={shown.key} />
  return (
    <NewArticle
      // One after another: the next new article is another one.
      key={shown.number}
      onCreated={(newId) => {
        created.current = newId
        void navigate({ to: '/articles/$id', params: { id: newId }, replace: true })
      }}
    />
  )
}

function SavedArticle({ id }: { id: string }) {
  const article = useQuery({
    ...articleQuery(id),
    refetchOnWindowFocus: false,
    refetchOnMount: 'always',
    gcTime: 0,
  })
  // What lies in the cache may be old: writing begins on what the server has now.
  if (article.isFetching && !article.isFetchedAfterMount) return <Loading />
  if (article.error) return <ProblemNote error={article.error} retry={() => void article.refetch()} />
  if (!article.data) return <Loading />
  return (
    <EditorScreen
      start={{ article: article.data, draft: draftOf(article.data), newKey: id }}
      onCreated={() => {}}
    />
  )
}

function NewArticle({ onCreated }: { onCreated: (id: string) => void }) {
  const draft = useNewDraft()
  const [newKey] = useState(() => newArticlePrefix + crypto.randomUUID())
  if (draft.error) return <ProblemNote error={draft.error} />
  if (!draft.data) return <Loading />
  return <EditorScreen start={{ article: null, draft: draft.data, newKey }} onCreated={onCreated} />
}
