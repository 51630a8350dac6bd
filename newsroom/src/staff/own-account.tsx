import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, type SubmitEvent, useState } from 'react'
import type { Session } from '../../../src/newsroom-api/contract/accounts.ts'
import { post } from '../api.ts'
import { sessionQuery, useSession } from '../session/session.ts'
import { FieldGroup } from '../shell/fields.tsx'
import { fieldErrors } from '../shell/form.ts'
import { tooLong } from '../shell/limits.ts'
import { ProblemNote } from '../shell/page.tsx'
import { say } from '../shell/undo.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './account.module.css'

/** Takes over the session that the server answers, so that the name at the edge is the new one. */
function useTakeOver(): (session: Session) => void {
  const queryClient = useQueryClient()
  return (session) => queryClient.setQueryData(sessionQuery.queryKey, session)
}

export function OwnName() {
  const t = useTexts()
  const { staff } = useSession()
  const takeOver = useTakeOver()
  const [name, setName] = useState(staff.name)
  const save = useMutation({
    mutationFn: () => post<Session>('/session/name', { name: name.trim() }),
    onSuccess: (session) => {
      takeOver(session)
      say(t('account.nameSaved'))
    },
  })
  return (
    <FieldGroup title={t('account.name')} hint={t('account.nameHint')}>
      <Part mutation={save} button={t('action.save')} disabled={!name.trim() || name.trim() === staff.name}>
        {(errors) => (
          <TextInput
            aria-label={t('account.name')}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            error={tooLong(t, name, 120) ?? errors.name}
            autoComplete="name"
          />
        )}
      </Part>
    </FieldGroup>
  )
}

export function OwnEmail() {
  const t = useTexts()
  const { staff } = useSession()
  const takeOver = useTakeOver()
  const [email, setEmail] = useState(staff.email)
  const [currentPassword, setCurrentPassword] = useState('')
  const isChanged = email.trim() !== staff.email
  const save = useMutation({
    mutationFn: () => post<Session>('/session/email', { email: email.trim(), currentPassword }),
    onSuccess: (session) => {
      takeOver(session)
      setCurrentPassword('')
      say(t('account.emailSaved'))
    },
  })
  return (
    <FieldGroup title={t('account.email')} hint={t('account.emailHint')}>
      <Part mutation={save} button={t('action.save')} disabled={!isChanged || !currentPassword}>
        {(errors) => (
          <>
            <TextInput
              aria-label={t('account.email')}
              type="email"
              value={email}
              onChange={({ currentTarget }) => setEmail(currentTarget.value)}
              error={errors.email}
              autoComplete="username"
            />
            {isChanged && (
              <PasswordInput
                label={t('account.currentPassword')}
                value={currentPassword}
                onChange={({ currentTarget }) => setCurrentPassword(currentTarget.value)}
                error={errors.currentPassword}
                autoComplete="current-password"
              />
            )}
          </>
        )}
      </Part>
    </FieldGroup>
  )
}

export function OwnPassword() {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [typed, setTyped] = useState({ currentPassword: '', newPassword: '' })
  const save = useMutation({
    mutationFn: () => post('/session/password', typed),
    onSuccess: async () => {
      setTyped({ currentPassword: '', newPassword: '' })
      say(t('account.passwordSaved'))
      await queryClient.invalidateQueries({ queryKey: ['own-sessions'] })
    },
  })
  return (
    <FieldGroup title={t('account.password')} hint={t('account.passwordHint')}>
      <Part
        mutation={save}
        button={t('account.passwordSave')}
        disabled={!typed.currentPassword || !typed.newPassword}
      >
        {(errors) => (
          <>
            <PasswordInput
              label={t('account.currentPassword')}
              value={typed.currentPassword}
              onChange={({ currentTarget }) => setTyped({ ...typed, currentPassword: currentTarget.value })}
              error={errors.currentPassword}
              autoComplete="current-password"
            />
            <PasswordInput
              label={t('session.newPassword')}
              description={t('session.passwordHint')}
              value={typed.newPassword}
              onChange={({ currentTarget }) => setTyped({ ...typed, newPassword: currentTarget.value })}
              error={errors.newPassword}
              autoComplete="new-password"
            />
          </>
        )}
      </Part>
    </FieldGroup>
  )
}

type PartProps = {
  mutation: { mutate: () => void; isPending: boolean; error: unknown }
  button: string
  disabled: boolean
  children: (errors: Record<string, string>) => ReactNode
}

/** What touches how one signs in is saved on purpose, not by leaving a field. */
function Part({ mutation, button, disabled, children }: PartProps) {
  const errors = fieldErrors(mutation.error)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!disabled) mutation.mutate()
  }
  return (
    <form className={styles.part} onSubmit={submit} noValidate>
      {children(errors)}
      {mutation.error !== null && Object.keys(errors).length === 0 && <ProblemNote error={mutation.error} />}
      <div>
        <Button type="submit" variant="default" loading={mutation.isPending} disabled={disabled}>
          {button}
        </Button>
      </div>
    </form>
  )
}
