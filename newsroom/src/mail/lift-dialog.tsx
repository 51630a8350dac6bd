import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import type { Suppression } from '../../../src/newsroom-api/contract/mail.ts'
import { post } from '../api.ts'
import { fieldErrors } from '../shell/form.ts'
import { ProblemNote } from '../shell/page.tsx'
import { say } from '../shell/undo.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './mail.module.css'

/** The reason is kept in the log: somebody may have to answer for the next mail. */
export function LiftDialog({ entry, onClose }: { entry: Suppression; onClose: () => void }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [reason, setReason] = useState('')
  const lift = useMutation({
    mutationFn: () => post(`/suppressions/${entry.id}/lift`, { reason: reason.trim() }),
    onSuccess: async () => {
      onClose()
      say(t('mail.suppressed.lifted'))
      await queryClient.invalidateQueries({ queryKey: ['suppressions'] })
    },
  })
  const errors = fieldErrors(lift.error)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (reason.trim()) lift.mutate()
  }
  const address = entry.address ?? t('mail.suppressed.erased')
  return (
    <Modal opened onClose={onClose} title={t('mail.suppressed.liftTitle', { address })} size="md">
      <form onSubmit={submit}>
        {entry.detail && <p className={styles.detail}>{entry.detail}</p>}
        {entry.reason === 'complained' && (
          <p className={styles.trouble}>{t('mail.suppressed.liftAfterComplaint')}</p>
        )}
        <TextInput
          label={t('mail.suppressed.liftReason')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          error={errors.reason}
          maxLength={500}
          data-autofocus
        />
        {lift.error && Object.keys(errors).length === 0 ? <ProblemNote error={lift.error} /> : null}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" disabled={!reason.trim()} loading={lift.isPending}>
            {t('mail.suppressed.lift')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
