import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useRef, useState } from 'react'
import type { Redirect } from '../../../src/newsroom-api/contract/redirects.ts'
import { post } from '../api.ts'
import { fieldErrors } from '../shell/form.ts'
import { ProblemNote } from '../shell/page.tsx'
import { say } from '../shell/undo.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './redirects.module.css'

type Props = { start: { from: string; to: string } | null; onDone: () => void }

/** Sets a redirect; for an old address that has one already, a new target. */
export function RedirectForm({ start, onDone }: Props) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const first = useRef<HTMLInputElement>(null)
  const [from, setFrom] = useState(start?.from ?? '')
  const [to, setTo] = useState(start?.to ?? '')
  const set = useMutation({
    mutationFn: () => post<Redirect>('/redirects', { from: asPath(from), to: to.trim() }),
    onSuccess: async (redirect) => {
      say(t('redirects.set', { from: redirect.from, to: redirect.to ?? '' }))
      setFrom('')
      setTo('')
      onDone()
      first.current?.focus()
      await queryClient.invalidateQueries({ queryKey: ['redirects'] })
    },
  })
  const errors = fieldErrors(set.error)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (from.trim() && to.trim()) set.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        ref={first}
        label={t('redirects.from')}
        placeholder="/2019/alter-artikel"
        value={from}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        error={errors.from}
        readOnly={start !== null}
        autoCapitalize="off"
        spellCheck={false}
      />
      <TextInput
        label={t('redirects.to')}
        placeholder="/politik/neuer-artikel"
        value={to}
        onChange={({ currentTarget }) => setTo(currentTarget.value)}
        error={errors.to}
        autoFocus={start !== null}
        autoCapitalize="off"
        spellCheck={false}
      />
      <div className={styles.buttons}>
        <Button
          type="submit"
          size="sm"
          h={32}
          variant="default"
          loading={set.isPending}
          disabled={!from.trim() || !to.trim()}
        >
          {t(start ? 'redirects.change' : 'redirects.add')}
        </Button>
        {start && (
          <Button size="sm" h={32} variant="subtle" color="gray" onClick={onDone}>
            {t('action.cancel')}
          </Button>
        )}
      </div>
      {set.error && Object.keys(errors).length === 0 && <ProblemNote error={set.error} />}
    </form>
  )
}

/** Old addresses are often pasted whole: only their path is ours. */
function asPath(typed: string): string {
  const address = URL.parse(typed.trim())
  return address ? `${address.pathname}` : typed.trim()
}
