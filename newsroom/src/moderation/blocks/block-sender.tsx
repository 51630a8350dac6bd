import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { post } from '../../api.ts'
import { fieldErrors } from '../../shell/form.ts'
import { ProblemNote } from '../../shell/page.tsx'
import { say } from '../../shell/undo.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import { blockTerms } from './block-form.tsx'
import styles from './blocks.module.css'

type Props = { commentId: string; name: string }

/** From a comment: holds what its writer sends from now on, or what comes from its network. */
export function BlockSender({ commentId, name }: Props) {
  const t = useTexts()
  const [isOpen, setOpen] = useState(false)
  return isOpen ? (
    <SenderForm commentId={commentId} name={name} onClose={() => setOpen(false)} />
  ) : (
    <Button variant="default" size="compact-sm" onClick={() => setOpen(true)} aria-expanded={false}>
      {t('blocks.block')}
    </Button>
  )
}

function SenderForm({ commentId, name, onClose }: Props & { onClose: () => void }) {
  const t = useTexts()
  const client = useQueryClient()
  const [kind, setKind] = useState('writer')
  const [reason, setReason] = useState('')
  const [days, setDays] = useState(30)
  const block = useMutation({
    mutationFn: () => post('/moderation/blocks', { commentId, kind, days, reason: reason.trim() }),
    onSuccess: async () => {
      say(t('blocks.done', { name: kind === 'writer' ? name : t('blocks.kind.network'), count: days }))
      onClose()
      await client.invalidateQueries({ queryKey: ['moderation', 'blocks'] })
    },
  })
  const errors = fieldErrors(block.error)
  return (
    <form
      className={styles.sender}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        if (reason.trim() !== '') block.mutate()
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose()
      }}
    >
      <NativeSelect
        label={t('blocks.kind')}
        value={kind}
        onChange={({ currentTarget }) => setKind(currentTarget.value)}
        data={[
          { value: 'writer', label: t('blocks.kind.writer') },
          { value: 'network', label: t('blocks.kind.network') },
        ]}
      />
      <NativeSelect
        label={t('blocks.term')}
        value={String(days)}
        onChange={({ currentTarget }) => setDays(Number(currentTarget.value))}
        data={blockTerms.map((each) => ({ value: String(each), label: t('blocks.days', { count: each }) }))}
      />
      <TextInput
        label={t('blocks.reason')}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        error={errors.reason}
        maxLength={200}
        autoFocus
      />
      <Button
        type="submit"
        size="sm"
        h={32}
        variant="default"
        disabled={reason.trim() === ''}
        loading={block.isPending}
      >
        {t('blocks.block')}
      </Button>
      {block.error && Object.keys(errors).length === 0 ? <ProblemNote error={block.error} /> : null}
      <p className={styles.hint}>{t('blocks.hint')}</p>
    </form>
  )
}
