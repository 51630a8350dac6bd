import { queryOptions } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Session } from '../../../src/newsroom-api/contract/accounts.ts'
import { get, isApiError } from '../api.ts'

/** Named as the server names them; it enforces them, the newsroom only leaves out what would be refused. */
export type Permission =
  | 'articles.read'
  | 'articles.write-own'
  | 'articles.write'
  | 'articles.publish'
  | 'front-page.arrange'
  | 'media.read'
  | 'media.write'
  | 'media.remove'
  | 'sections.manage'
  | 'tags.write'
  | 'tags.manage'
  | 'authors.write'
  | 'authors.manage'
  | 'pages.manage'
  | 'redirects.manage'
  | 'newsletters.manage'
  | 'settings.read'
  | 'settings.manage'
  | 'staff.manage'
  | 'tokens.manage'
  | 'webhooks.manage'
  | 'audit.read'
  | 'outbox.read'
  | 'readers.read'
  | 'page-counts.read'
  | 'comments.moderate'
  | 'comments.score'
  | 'imports.read'
  | 'persons.erase'
  | 'imports.run'
export type Role = Session['staff']['role']

/** What the newsroom needs to know of how the site is read. */
export type Reading = {
  wordsPerMinute: number
  commentMode: 'before' | 'after' | 'trusted' | 'closed' | 'off'
}
type AtWork = Session & { reading: Reading }

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await get<Session>('/session')
    } catch (error) {
      if (isApiError(error, 401)) return null
      throw error
    }
  },
  staleTime: 5 * 60_000,
})

const SessionContext = createContext<AtWork | null>(null)
export const SessionProvider = SessionContext.Provider

/** The person at work. Only inside the shell. */
export function useSession(): AtWork {
  const session = useContext(SessionContext)
  if (!session) throw new Error('nobody is signed in here')
  return session
}

export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useSession()
  return (permission) => permissions.includes(permission)
}

/** Whether the person may write articles, their own at least. */
export function useWrites(): boolean {
  const may = useMay()
  return may('articles.write-own') || may('articles.write')
}

export const useSite = (): Session['site'] => useSession().site
export const useReading = (): Reading => useSession().reading
