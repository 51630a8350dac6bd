import { Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { post, remove } from '../api.ts'
import { useMay } from '../session/session.ts'
import { Fact, Facts } from '../shell/fields.tsx'
import { ProblemNote } from '../shell/page.tsx'
import { Time } from '../shell/time.tsx'
import { say } from '../shell/undo.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import type { Invitation } from './queries.ts'

/** An open invitation: sent again (the older link then ends) or withdrawn. */
export function InvitationDetail({
  invitation,
  onWithdrawn,
}: {
  invitation: Invitation
  onWithdrawn: () => void
}) {
  const t = useTexts()
  const may = useMay()
  const queryClient = useQueryClient()
  const { id, email, name, role } = invitation
  const act = useMutation({
    mutationFn: (what: 'again' | 'withdraw') =>
      what === 'again' ? post('/invitations', { email, name, role }) : remove(`/invitations/${id}`),
    onSuccess: async (_, what) => {
      say(t(what === 'again' ? 'staff.invitationSent' : 'staff.invitationWithdrawn', { email }))
      onWithdrawn()
      await queryClient.invalidateQueries({ queryKey: ['staff'] })
    },
  })
  return (
    <>
      <Facts>
        <Fact name={t('staff.email')}>{email}</Fact>
        <Fact name={t('staff.role')}>{t(`role.${role}`)}</Fact>
        <Fact name={t('staff.invitedBy')}>
          {invitation.invitedBy}, <Time at={invitation.createdAt} />
        </Fact>
        <Fact name={t(invitation.hasExpired ? 'staff.expiredAt' : 'staff.expiresAt')}>
          <Time at={invitation.expiresAt} />
        </Fact>
      </Facts>
      <Group gap="xs">
        <Button
          variant="default"
          loading={act.isPending && act.variables === 'again'}
          onClick={() => act.mutate('again')}
        >
          {t('staff.inviteAgain')}
        </Button>
        <Button
          variant="default"
          loading={act.isPending && act.variables === 'withdraw'}
          onClick={() => act.mutate('withdraw')}
        >
          {t('staff.withdraw')}
        </Button>
      </Group>
      <ProblemNote error={act.error} />
      {may('outbox.read') && (
        <p className="small soft" style={{ marginTop: 14 }}>
          {t('staff.mailHint')} <Link to="/outbox">{t('place.outbox')}</Link>
        </p>
      )}
    </>
  )
}
