import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import type { invitationSeen, Session } from '../../../src/newsroom-api/contract/accounts.ts'
import { post } from '../api.ts'
import { ProblemNote } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './door.module.css'
import { Door } from './door.tsx'
import { LinkOver } from './link-over.tsx'
import { sessionQuery } from './session.ts'

type Seen = z.infer<typeof invitationSeen>

/** Behind the link of an invitation: makes the account and goes in. */
export function InvitationScreen() {
  const { token } = useSearch({ from: '/invitation' })
  const seen = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => post<Seen>('/invitations/look', { token }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (seen.error) return <LinkOver error={seen.error} />
  return seen.data ? <Acceptance seen={seen.data} token={token} /> : null
}

function Acceptance({ seen, token }: { seen: Seen; token: string }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState(seen.name ?? '')
  const [password, setPassword] = useState('')
  const accept = useMutation({
    mutationFn: () => post<Session>('/invitations/accept', { token, name, password }),
    onSuccess: async () => {
      await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
      await navigate({ to: '/', replace: true })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    accept.mutate()
  }
  return (
    <Door name={seen.siteName} title={t('session.invitationTitle', { site: seen.siteName })}>
      <p className={styles.hint}>
        {t('session.invitationHint', { name: seen.invitedBy, email: seen.email })}
      </p>
      <form onSubmit={submit}>
        <div className={styles.fields}>
          <input type="hidden" autoComplete="username" value={seen.email} readOnly />
          <TextInput
            label={t('session.name')}
            autoComplete="name"
            required
            withAsterisk={false}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <PasswordInput
            label={t('session.password')}
            description={t('session.passwordHint')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </div>
        <ProblemNote error={accept.error} />
        <div className={styles.foot}>
          <span className="soft small">{t(`role.${seen.role}`)}</span>
          <Button type="submit" size="sm" loading={accept.isPending}>
            {t('session.invitationAccept')}
          </Button>
        </div>
      </form>
    </Door>
  )
}
