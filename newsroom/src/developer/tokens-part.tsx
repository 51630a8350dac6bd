import { Button, Group, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { post, remove } from '../api.ts'
import { fieldErrors } from '../shell/form.ts'
import { tooLong } from '../shell/limits.ts'
import { ProblemNote } from '../shell/page.tsx'
import { type Column, RowList } from '../shell/row-list.tsx'
import { DotWord } from '../shell/state-word.tsx'
import { Time } from '../shell/time.tsx'
import { say } from '../shell/undo.tsx'
import type { Texts } from '../texts/texts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './developer.module.css'
import { type ApiToken, tokenRoles, tokensQuery } from './queries.ts'
import { SecretNote } from './secret-note.tsx'

/** Keys of programs: made with a role, shown once, revoked for good. */
export function TokensPart() {
  const t = useTexts()
  const tokens = useQuery(tokensQuery)
  const [fresh, setFresh] = useState<{ name: string; token: string } | null>(null)
  const [asked, setAsked] = useState<ApiToken | null>(null)
  return (
    <section className={styles.part} aria-labelledby="tokens-title">
      <h2 className={styles.title} id="tokens-title">
        {t('developer.tokens')}
      </h2>
      <p className={styles.hint}>{t('developer.tokensHint')}</p>
      {fresh ? (
        <SecretNote
          title={t('developer.tokenOf', { name: fresh.name })}
          secret={fresh.token}
          onClose={() => setFresh(null)}
        />
      ) : (
        <NewToken onMade={setFresh} />
      )}
      <div className={styles.list}>
        <RowList
          label={t('developer.tokens')}
          columns={columnsOf(t, setAsked)}
          items={tokens.data?.items}
          idOf={({ id }) => id}
          onOpen={(token) => !token.revokedAt && setAsked(token)}
          error={tokens.error ?? undefined}
          empty={<p className={styles.none}>{t('developer.noTokens')}</p>}
        />
      </div>
      {asked && <RevokeDialog token={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

const columnsOf = (t: Texts, revoke: (token: ApiToken) => void): Column<ApiToken>[] => [
  { key: 'name', head: t('developer.name'), width: 'minmax(0, 1.4fr)', cell: ({ name }) => name },
  {
    key: 'hint',
    head: t('developer.beginning'),
    width: '130px',
    wideOnly: true,
    cell: ({ hint }) => <code className="small">{hint}…</code>,
  },
  { key: 'role', head: t('staff.role'), width: '130px', cell: ({ role }) => t(`developer.role.${role}`) },
  {
    key: 'used',
    head: t('developer.lastUsed'),
    width: '120px',
    cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : t('developer.neverUsed')),
  },
  {
    key: 'made',
    head: t('developer.made'),
    width: 'minmax(0, 1fr)',
    wideOnly: true,
    cell: ({ createdBy, createdAt }) => (
      <>
        {createdBy}, <Time at={createdAt} />
      </>
    ),
  },
  {
    key: 'state',
    head: '',
    width: '110px',
    align: 'end',
    cell: (token) =>
      token.revokedAt ? (
        <DotWord tone="quiet">{t('developer.revoked')}</DotWord>
      ) : (
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => revoke(token)}
          aria-label={t('developer.revokeName', { name: token.name })}
        >
          {t('developer.revoke')}
        </Button>
      ),
  },
]

function NewToken({ onMade }: { onMade: (made: { name: string; token: string }) => void }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [name, setName] = useState('')
  const [role, setRole] = useState<ApiToken['role']>('editor')
  const make = useMutation({
    mutationFn: () => post<ApiToken & { token: string }>('/tokens', { name: name.trim(), role }),
    onSuccess: async (made) => {
      onMade(made)
      await queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey })
    },
  })
  const errors = fieldErrors(make.error)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim()) make.mutate()
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <TextInput
        label={t('developer.name')}
        placeholder={t('developer.nameExample')}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        error={tooLong(t, name, 120) ?? errors.name}
        flex="1 1 200px"
      />
      <NativeSelect
        label={t('staff.role')}
        value={role}
        onChange={({ currentTarget }) => setRole(currentTarget.value as ApiToken['role'])}
        data={tokenRoles.map((value) => ({ value, label: t(`developer.role.${value}`) }))}
      />
      <Button
        type="submit"
        variant="default"
        size="sm"
        h={32}
        loading={make.isPending}
        disabled={!name.trim()}
      >
        {t('developer.makeToken')}
      </Button>
      {make.error && Object.keys(errors).length === 0 && <ProblemNote error={make.error} />}
    </form>
  )
}

/** A revoked token cannot be brought back, so this is asked. */
function RevokeDialog({ token, onClose }: { token: ApiToken; onClose: () => void }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => remove(`/tokens/${token.id}`),
    onSuccess: async () => {
      onClose()
      say(t('developer.tokenRevoked', { name: token.name }))
      await queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey })
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('developer.revokeTitle', { name: token.name })} size="md">
      <p>{t('developer.revokeConsequence')}</p>
      <ProblemNote error={revoke.error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('action.cancel')}
        </Button>
        <Button color="red" loading={revoke.isPending} onClick={() => revoke.mutate()}>
          {t('developer.revoke')}
        </Button>
      </Group>
    </Modal>
  )
}
