import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSession } from '../session/session.ts'
import { ListDetail } from '../shell/list-detail.tsx'
import { PageHead } from '../shell/page.tsx'
import { type Column, RowList } from '../shell/row-list.tsx'
import { DotWord } from '../shell/state-word.tsx'
import { Time } from '../shell/time.tsx'
import { useSelected } from '../shell/use-selected.ts'
import { useShortcuts } from '../shell/use-shortcuts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { InvitationDetail } from './invitation-detail.tsx'
import { InviteForm } from './invite-form.tsx'
import { MemberDetail } from './member-detail.tsx'
import { type Invitation, invitationsQuery, type StaffMember, staffQuery } from './queries.ts'

/** Somebody who works here, or who is invited to. */
type Person = { kind: 'member'; member: StaffMember } | { kind: 'invitation'; invitation: Invitation }

const idOf = (person: Person): string => (person.kind === 'member' ? person.member.id : person.invitation.id)

/** Who works here, with which role, and who is invited. */
export function StaffScreen() {
  const t = useTexts()
  const staff = useQuery(staffQuery)
  const invitations = useQuery(invitationsQuery)
  const [selected, select] = useSelected()
  const people = staff.data &&
    invitations.data && [
      ...invitations.data.items.map((invitation): Person => ({ kind: 'invitation', invitation })),
      ...staff.data.items.map((member): Person => ({ kind: 'member', member })),
    ]
  const inviting = selected === 'new'
  const person = people?.find((each) => idOf(each) === selected)
  const close = () => select(null)
  const columns = useColumns()
  useShortcuts({ a: () => select('new') })
  return (
    <>
      <PageHead
        title={t('place.staff')}
        actions={
          <Button onClick={() => select('new')} title="A">
            {t('staff.invite')}
          </Button>
        }
      />
      <ListDetail
        title={inviting ? t('staff.invite') : person ? nameOf(person) : ''}
        onClose={close}
        list={
          <RowList
            label={t('place.staff')}
            columns={selected ? columns.filter(({ key }) => key !== 'email') : columns}
            items={people}
            idOf={idOf}
            onOpen={(each) => select(idOf(each))}
            onSelect={(each) => select(idOf(each))}
            selectedId={selected}
            error={staff.error ?? invitations.error ?? undefined}
            empty={null}
          />
        }
        detail={
          inviting ? (
            <InviteForm onInvited={select} />
          ) : person ? (
            <Detail key={selected} person={person} close={close} />
          ) : null
        }
      />
    </>
  )
}

const Detail = ({ person, close }: { person: Person; close: () => void }) =>
  person.kind === 'member' ? (
    <MemberDetail member={person.member} onRemoved={close} />
  ) : (
    <InvitationDetail invitation={person.invitation} onWithdrawn={close} />
  )

const nameOf = (person: Person): string =>
  person.kind === 'member' ? person.member.name : (person.invitation.name ?? person.invitation.email)

function useColumns(): Column<Person>[] {
  const t = useTexts()
  const { staff: self } = useSession()
  return [
    {
      key: 'name',
      head: t('staff.name'),
      width: 'minmax(0, 1.2fr)',
      cell: (person) =>
        idOf(person) === self.id ? t('staff.you', { name: nameOf(person) }) : nameOf(person),
    },
    {
      key: 'email',
      head: t('staff.email'),
      width: 'minmax(0, 1.4fr)',
      wideOnly: true,
      cell: (person) => (person.kind === 'member' ? person.member.email : person.invitation.email),
    },
    {
      key: 'role',
      head: t('staff.role'),
      width: '130px',
      cell: (person) => t(`role.${person.kind === 'member' ? person.member.role : person.invitation.role}`),
    },
    {
      key: 'state',
      head: t('staff.state'),
      width: '150px',
      cell: (person) => <PersonState person={person} />,
    },
    {
      key: 'seen',
      head: t('staff.lastSeen'),
      width: '110px',
      align: 'end',
      cell: (person) =>
        person.kind === 'member' && person.member.lastSeenAt ? <Time at={person.member.lastSeenAt} /> : '–',
    },
  ]
}

function PersonState({ person }: { person: Person }) {
  const t = useTexts()
  if (person.kind === 'invitation')
    return person.invitation.hasExpired ? (
      <DotWord tone="bad">{t('staff.invitationExpired')}</DotWord>
    ) : (
      <DotWord tone="waiting">{t('staff.invited')}</DotWord>
    )
  return person.member.disabledAt ? (
    <DotWord tone="bad">{t('staff.disabled')}</DotWord>
  ) : (
    <DotWord tone="good">{t('staff.active')}</DotWord>
  )
}
