import { Modal } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import type { Session } from '../../../src/newsroom-api/contract/accounts.ts'
import { setUpStateQuery } from '../set-up/queries.ts'
import { ProblemNote } from '../shell/page.tsx'
import { Shell } from '../shell/shell.tsx'
import { hasChosenLanguage } from '../texts/texts.ts'
import { useSetLanguage, useTexts } from '../texts/use-texts.tsx'
import { readingQuery } from './reading.ts'
import { SessionProvider, sessionQuery } from './session.ts'
import { onSessionEnd } from './session-end.ts'

const SetUpScreen = lazy(() =>
  import('../set-up/set-up-screen.tsx').then((m) => ({ default: m.SetUpScreen })),
)
const SignInScreen = lazy(() => import('./sign-in-screen.tsx').then((m) => ({ default: m.SignInScreen })))
const SignInForm = lazy(() => import('./sign-in-form.tsx').then((m) => ({ default: m.SignInForm })))

/** Addresses from mails: open to those who have no account yet or forgot their password. */
const openPaths = ['/invitation', '/reset-password', '/forgot-password']

/** Lets in: first the site is set up, then somebody signs in, then there is the newsroom. */
export function Gate() {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const setUp = useQuery(setUpStateQuery)
  const session = useQuery({ ...sessionQuery, enabled: setUp.data?.isSetUp === true })
  useSiteLanguage(setUp.data?.site?.language)
  const error = setUp.error ?? session.error
  if (error)
    return (
      <ProblemNote error={error} retry={() => void (setUp.error ? setUp.refetch() : session.refetch())} />
    )
  if (!setUp.data) return null
  if (!setUp.data.isSetUp) return <Waiting>{<SetUpScreen state={setUp.data} />}</Waiting>
  if (openPaths.includes(path)) return <Waiting>{<Outlet />}</Waiting>
  if (session.data === undefined) return null
  if (session.data === null) return <Waiting>{<SignInScreen />}</Waiting>
  return <Inside session={session.data} />
}

const Waiting = ({ children }: { children: ReactNode }) => <Suspense fallback={null}>{children}</Suspense>

function Inside({ session }: { session: Session }) {
  const reading = useQuery(readingQuery)
  if (reading.error) return <ProblemNote error={reading.error} retry={() => void reading.refetch()} />
  if (!reading.data) return null
  return (
    <SessionProvider value={{ ...session, reading: reading.data }}>
      <Shell />
      <SignInAgain email={session.staff.email} />
    </SessionProvider>
  )
}

/** Who has chosen no language reads the newsroom in the site's. */
function useSiteLanguage(language: 'de' | 'en' | undefined): void {
  const setLanguage = useSetLanguage()
  const t = useTexts()
  useEffect(() => {
    if (language && language !== t.language && !hasChosenLanguage()) setLanguage(language)
  }, [language, setLanguage, t.language])
}

/** When the session has ended: signs in over the screen, so that nothing on it is lost. */
function SignInAgain({ email }: { email: string }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [ended, setEnded] = useState(false)
  useEffect(() => onSessionEnd(() => setEnded(true)), [])
  return (
    <Modal opened={ended} onClose={() => {}} withCloseButton={false} title={t('session.ended')} size="sm">
      <p className="soft" style={{ marginBottom: 12 }}>
        {t('session.endedHint')}
      </p>
      <Suspense fallback={null}>
        <SignInForm
          email={email}
          onSignedIn={() => {
            setEnded(false)
            void queryClient.invalidateQueries()
            dispatchEvent(new Event('online'))
          }}
        />
      </Suspense>
    </Modal>
  )
}
