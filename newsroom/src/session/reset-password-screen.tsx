import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import type { passwordResetSeen } from '../../../src/newsroom-api/contract/accounts.ts'
import { post } from '../api.ts'
import { ProblemNote } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './door.module.css'
import { Door } from './door.tsx'
import { LinkOver } from './link-over.tsx'

type Seen = z.infer<typeof passwordResetSeen>

/** Behind the link of a reset mail: sets a new password. */
export function ResetPasswordScreen() {
  const t = useTexts()
  const { token } = useSearch({ from: '/reset-password' })
  const seen = useQuery({
    queryKey: ['password-reset', token],
    queryFn: () => post<Seen>('/password-resets/look', { token }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [password, setPassword] = useState('')
  const save = useMutation({ mutationFn: () => post('/password-resets/confirm', { token, password }) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  if (seen.error)
    return (
      <LinkOver error={seen.error}>
        <Button component={Link} to="/forgot-password" size="sm">
          {t('session.forgotSend')}
        </Button>
      </LinkOver>
    )
  if (!seen.data) return null
  return (
    <Door name={seen.data.siteName} title={t('session.resetTitle', { name: seen.data.name })}>
      {save.isSuccess ? (
        <>
          <p role="status" className={styles.hint}>
            {t('session.resetDone')}
          </p>
          <Button component={Link} to="/" size="sm">
            {t('session.backToSignIn')}
          </Button>
        </>
      ) : (
        <form onSubmit={submit}>
          <input type="hidden" autoComplete="username" value={seen.data.email} readOnly />
          <PasswordInput
            label={t('session.newPassword')}
            description={t('session.passwordHint')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <ProblemNote error={save.error} />
          <div className={styles.foot}>
            <span />
            <Button type="submit" size="sm" loading={save.isPending}>
              {t('session.resetSave')}
            </Button>
          </div>
        </form>
      )}
    </Door>
  )
}
