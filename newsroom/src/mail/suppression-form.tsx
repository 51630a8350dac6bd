import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import type { Suppression } from '../../../src/newsroom-api/contract/mail.ts'
import { post } from '../api.ts'
import { fieldErrors } from '../shell/form.ts'
import { ProblemNote } from '../shell/page.tsx'
import { say } from '../shell/undo.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './mail.module.css'

/** Keeps all mail from an address. */
export function SuppressionForm() {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [address, setAddress] = useState('')
  const [detail, setDetail] = useState('')
  const add = useMutation({
    mutationFn: () => post<Suppression>('/suppressions', { address: address.trim(), detail: detail.trim() }),
    onSuccess: async (added) => {
      say(t('mail.suppressed.added', { address: added.address ?? '' }))
      setAddress('')
      setDetail('')
      await queryClient.invalidateQueries({ queryKey: ['suppressions'] })
    },
  })
  const errors = fieldErrors(add.error)
  const isReady = address.trim() !== '' && detail.trim() !== ''
  return (
    <form
      className={styles.add}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        if (isReady) add.mutate()
      }}
    >
      <TextInput
        label={t('mail.suppressed.address')}
        value={address}
        onChange={({ currentTarget }) => setAddress(currentTarget.value)}
        error={errors.address}
        type="email"
        autoComplete="off"
      />
      <TextInput
        label={t('mail.suppressed.why')}
        value={detail}
        onChange={({ currentTarget }) => setDetail(currentTarget.value)}
        error={errors.detail}
        maxLength={500}
      />
      <Button type="submit" size="sm" h={32} variant="default" disabled={!isReady} loading={add.isPending}>
        {t('mail.suppressed.add')}
      </Button>
      {add.error && Object.keys(errors).length === 0 ? <ProblemNote error={add.error} /> : null}
    </form>
  )
}
