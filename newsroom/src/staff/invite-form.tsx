import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { post } from '../api.ts'
import type { Role } from '../session/session.ts'
import { Fields } from '../shell/fields.tsx'
import { fieldErrors } from '../shell/form.ts'
import { ProblemNote } from '../shell/page.tsx'
import { say } from '../shell/undo.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import type { Invitation } from './queries.ts'
import { RoleField } from './role-field.tsx'

/** Invites somebody by mail; the link is good for seven days. */
export function InviteForm({ onInvited }: { onInvited: (id: string) => void }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [guest, setGuest] = useState({ email: '', name: '', role: 'author' as Role })
  const invite = useMutation({
    mutationFn: () => post<Invitation>('/invitations', { ...guest, name: guest.name.trim() || null }),
    onSuccess: async (invitation) => {
      say(t('staff.invitationSent', { email: invitation.email }))
      await queryClient.invalidateQueries({ queryKey: ['staff'] })
      onInvited(invitation.id)
    },
  })
  const errors = fieldErrors(invite.error)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    invite.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Fields>
        <TextInput
          label={t('staff.email')}
          type="email"
          required
          value={guest.email}
          onChange={({ currentTarget }) => setGuest({ ...guest, email: currentTarget.value })}
          error={errors.email}
          autoFocus
          autoComplete="off"
        />
        <TextInput
          label={t('staff.nameOptional')}
          description={t('staff.nameOptionalHint')}
          value={guest.name}
          onChange={({ currentTarget }) => setGuest({ ...guest, name: currentTarget.value })}
          error={errors.name}
          autoComplete="off"
        />
        <RoleField value={guest.role} onChange={(role) => setGuest({ ...guest, role })} />
        <div>
          <Button type="submit" loading={invite.isPending}>
            {t('staff.sendInvitation')}
          </Button>
        </div>
      </Fields>
      {invite.error && Object.keys(errors).length === 0 && <ProblemNote error={invite.error} />}
    </form>
  )
}
