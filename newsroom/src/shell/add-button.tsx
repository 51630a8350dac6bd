import { Button, Popover, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './add-button.module.css'
import { tooLong } from './limits.ts'
import { ProblemNote } from './page.tsx'
import { useShortcuts } from './use-shortcuts.ts'

type Props = {
  /** On the button. */
  name: string
  /** What is typed. */
  label: string
  busy: boolean
  error: unknown
  /** Rejects when it could not be added; what was typed then stays. */
  onAdd: (name: string) => Promise<unknown>
}

/** Adds to a list by a name alone (key A); the rest is filled in beside the list. */
export function AddButton({ name, label, busy, error, onAdd }: Props) {
  const t = useTexts()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  useShortcuts({ a: () => setOpen(true) })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!typed.trim()) return
    onAdd(typed.trim()).then(
      () => {
        setTyped('')
        setOpen(false)
      },
      () => {},
    )
  }
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button onClick={() => setOpen(!open)} title="A">
          {name}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit} className={styles.form}>
          <TextInput
            label={label}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            error={tooLong(t, typed, 120)}
            data-autofocus
          />
          {error ? <ProblemNote error={error} /> : null}
          <Button type="submit" loading={busy} disabled={!typed.trim()}>
            {t('form.add')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
