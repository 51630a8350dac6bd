import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Session } from '../../../src/newsroom-api/contract/accounts.ts'
import { post } from '../api.ts'
import { ProblemNote } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './door.module.css'
import { sessionQuery } from './session.ts'

/** Address and password. With `email` the address is known and only the password is asked for. */
export function SignInForm({ email: known, onSignedIn }: { email?: string; onSignedIn?: () => void }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [email, setEmail] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const signIn = useMutation({
    mutationFn: () => post<Session>('/session', { email, password }),
    onSuccess: (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session)
      onSignedIn?.()
    },
    onError: () => setPassword(''),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
  }
  return (
    <form onSubmit={submit}>
      <div className={styles.fields}>
        <TextInput
          label={t('session.email')}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          readOnly={known !== undefined}
          onChange={(event) => setEmail(event.target.value)}
          ref={known === undefined ? first : null}
        />
        <PasswordInput
          label={t('session.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          ref={known === undefined ? null : first}
        />
      </div>
      <ProblemNote error={signIn.error} />
      <div className={styles.foot}>
        <Anchor component={Link} to="/forgot-password" size="sm">
          {t('session.forgot')}
        </Anchor>
        <Button type="submit" size="sm" loading={signIn.isPending}>
          {t('session.signIn')}
        </Button>
      </div>
    </form>
  )
}
