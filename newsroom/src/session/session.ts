import { queryOptions } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { get, isApiError } from '../api.ts'

export type Permission = string
export type Role = 'administrator' | 'editor' | 'author' | 'moderator'

export type Session = {
  staff: { id: string; name: string; email: string; role: Role }
  permissions: Permission[]
  site: { name: string; language: string; timeZone: string }
}

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

const SessionContext = createContext<Session | null>(null)
export const SessionProvider = SessionContext.Provider

/** The person at work. Only inside the shell. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('nobody is signed in here')
  return session
}

export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useSession()
  return (permission) => permissions.includes(permission)
}

/** What the whole newsroom needs to know of the site. */
export function useSite(): Session['site'] {
  return useSession().site
}
