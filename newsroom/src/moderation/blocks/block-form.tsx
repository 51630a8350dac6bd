import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { post } from '../../api.ts'
import { fieldErrors } from '../../shell/form.ts'
import { ProblemNote } from '../../shell/page.tsx'
import { say } from '../../shell/undo.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import styles from './blocks.module.css'

/** For how many days. */
export const blockTerms = [1, 7, 30, 90, 365] as const

type Props = { start: { who: string; reason: string } | null; onDone: () => void }

/** Blocks by what is known: a writer's address, or any address of a network. `start`: a block to be renewed. */
export function BlockForm({ start, onDone }: Props) {
  const t = useTexts()
  const client = useQueryClient()
  const [who, setWho] = useState(start?.who ?? '')
  const [reason, setReason] = useState(start?.reason ?? '')
  const [days, setDays] = useState(30)
  const isWriter = who.includes('@')
  const block = useMutation({
    mutationFn: () =>
      post('/moderation/blocks', {
        ...(isWriter ? { email: who.trim() } : { network: who.trim() }),
        days,
        reason: reason.trim(),
      }),
    onSuccess: async () => {
      say(t('blocks.done', { name: who.trim(), count: days }))
      setWho('')
      setReason('')
      onDone()
      await client.invalidateQueries({ queryKey: ['moderation', 'blocks'] })
    },
  })
  const errors = fieldErrors(block.error)
  const isReady = who.trim() !== '' && reason.trim() !== ''
  return (
    <form
      className={styles.form}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        if (isReady) block.mutate()
      }}
    >
      <TextInput
        label={t('blocks.whom')}
        placeholder="name@example.org · 203.0.113.7"
        value={who}
        onChange={({ currentTarget }) => setWho(currentTarget.value)}
        error={errors.email ?? errors.network}
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
      />
      <TextInput
        label={t('blocks.reason')}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        error={errors.reason}
        maxLength={200}
      />
      <NativeSelect
        label={t('blocks.term')}
        value={String(days)}
        onChange={({ currentTarget }) => setDays(Number(currentTarget.value))}
        data={blockTerms.map((each) => ({ value: String(each), label: t('blocks.days', { count: each }) }))}
      />
      <Button type="submit" size="sm" h={32} variant="default" disabled={!isReady} loading={block.isPending}>
        {t('blocks.block')}
      </Button>
      {block.error && Object.keys(errors).length === 0 ? <ProblemNote error={block.error} /> : null}
      <p className={styles.hint}>{t('blocks.hint')}</p>
    </form>
  )
}
