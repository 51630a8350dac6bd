import { Button, Modal, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { ProblemNote } from '../../shell/page.tsx'
import { say } from '../../shell/undo.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import styles from './persons.module.css'
import { erase } from './queries.ts'

type Props = { email: string; onClose: () => void; onErased: () => void }

/** There is no way back: the address is typed once more. */
export function EraseDialog({ email, onClose, onErased }: Props) {
  const t = useTexts()
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const isSame = typed.trim().toLowerCase() === email
  const erasing = useMutation({
    mutationFn: () => erase(email),
    onSuccess: async ({ comments, tombstones }) => {
      say(t('persons.erased', { count: comments, tombstones }))
      await client.invalidateQueries({ queryKey: ['moderation'] })
      onErased()
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('persons.eraseTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        className={styles.dialog}
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault()
          if (isSame) erasing.mutate()
        }}
      >
        <p>{t('persons.eraseHint')}</p>
        <TextInput
          label={t('persons.eraseConfirm', { email })}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
        <ProblemNote error={erasing.error} />
        <div className={styles.buttons}>
          <Button type="submit" color="red" disabled={!isSame} loading={erasing.isPending}>
            {t('persons.eraseNow')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
