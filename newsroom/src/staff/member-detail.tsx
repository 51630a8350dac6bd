import { Button, Group, Modal } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call, post, remove } from '../api.ts'
import { type Role, useSession } from '../session/session.ts'
import { Fact, Facts } from '../shell/fields.tsx'
import { ProblemNote } from '../shell/page.tsx'
import { RemovePart } from '../shell/remove-part.tsx'
import { Time } from '../shell/time.tsx'
import { say, useUndo } from '../shell/undo.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import type { StaffMember } from './queries.ts'
import { RoleField } from './role-field.tsx'

type Props = { member: StaffMember; onRemoved: () => void }

/** One person: role, way in, way out. Changes hold from the person's next request on. */
export function MemberDetail({ member, onRemoved }: Props) {
  const t = useTexts()
  const { staff: self } = useSession()
  const isSelf = member.id === self.id
  return (
    <>
      <Facts>
        <Fact name={t('staff.email')}>{member.email}</Fact>
        <Fact name={t('staff.since')}>
          <Time at={member.createdAt} />
        </Fact>
        <Fact name={t('staff.lastSeen')}>
          {member.lastSeenAt ? <Time at={member.lastSeenAt} /> : t('staff.notSignedIn')}
        </Fact>
        {member.disabledAt && (
          <Fact name={t('staff.disabled')}>
            <Time at={member.disabledAt} />
          </Fact>
        )}
      </Facts>
      <RoleOf member={member} />
      {isSelf ? (
        <p className="small soft" style={{ marginTop: 16 }}>
          {t('staff.ownHint')} <Link to="/account">{t('account.title')}</Link>
        </p>
      ) : (
        <>
          <Access member={member} />
          <Removing member={member} onRemoved={onRemoved} />
        </>
      )}
    </>
  )
}

/** The arrow keys run through the roles, so the choice holds only when it is confirmed. */
function RoleOf({ member }: { member: StaffMember }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const undo = useUndo()
  const [chosen, choose] = useState(member.role)
  const change = useMutation({
    mutationFn: ({ role }: { role: Role; back?: boolean }) => post(`/staff/${member.id}/role`, { role }),
    onSuccess: async (_, { role, back }) => {
      const before = member.role
      choose(role)
      if (!back)
        undo.done(t('staff.roleChanged', { name: member.name, role: t(`role.${role}`) }), () =>
          change.mutate({ role: before, back: true }),
        )
      await queryClient.invalidateQueries({ queryKey: ['staff'] })
      await queryClient.invalidateQueries({ queryKey: ['session'] })
    },
  })
  return (
    <>
      <RoleField value={chosen} onChange={choose} disabled={change.isPending} />
      {chosen !== member.role && (
        <Button mt="sm" loading={change.isPending} onClick={() => change.mutate({ role: chosen })}>
          {t('staff.changeRole', { role: t(`role.${chosen}`) })}
        </Button>
      )}
      <ProblemNote error={change.error} />
    </>
  )
}

type Step = 'disable' | 'enable' | 'end-sessions' | 'password-reset'

function Access({ member }: { member: StaffMember }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const undo = useUndo()
  const step = useMutation({
    mutationFn: ({ what }: { what: Step; back?: boolean }) =>
      what === 'end-sessions'
        ? call('DELETE', `/staff/${member.id}/sessions`)
        : post(`/staff/${member.id}/${what}`),
    onSuccess: async (_, { what, back }) => {
      const message = t(`staff.done.${what}`, { name: member.name, email: member.email })
      const opposite = { disable: 'enable', enable: 'disable' } as const
      if (!back && (what === 'disable' || what === 'enable'))
        undo.done(message, () => step.mutate({ what: opposite[what], back: true }))
      else say(message)
      await queryClient.invalidateQueries({ queryKey: ['staff'] })
    },
  })
  const button = (what: Step) => (
    <Button
      key={what}
      variant="default"
      loading={step.isPending && step.variables.what === what}
      onClick={() => step.mutate({ what })}
    >
      {t(`staff.${what}`)}
    </Button>
  )
  const steps: Step[] = member.disabledAt ? ['enable'] : ['password-reset', 'end-sessions', 'disable']
  return (
    <>
      <Group gap="xs" mt="lg">
        {steps.map(button)}
      </Group>
      <ProblemNote error={step.error} />
    </>
  )
}

/** An account that is gone cannot be brought back, so this is asked. */
function Removing({ member, onRemoved }: Props) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState(false)
  const removal = useMutation({
    mutationFn: () => remove(`/staff/${member.id}`),
    onSuccess: async () => {
      setAsking(false)
      say(t('staff.removed', { name: member.name }))
      onRemoved()
      await queryClient.invalidateQueries({ queryKey: ['staff'] })
    },
  })
  return (
    <>
      <RemovePart button={t('staff.remove')} onRemove={() => setAsking(true)} />
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('staff.removeTitle', { name: member.name })}
        size="md"
      >
        <p>{t('staff.removeConsequence')}</p>
        <ProblemNote error={removal.error} />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
            {t('action.cancel')}
          </Button>
          <Button color="red" loading={removal.isPending} onClick={() => removal.mutate()}>
            {t('staff.removeNow')}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
