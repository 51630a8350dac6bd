import { Button, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import styles from './add-row.module.css'
import { ProblemNote } from './page.tsx'

type Props = {
  /** What is typed. */
  label: string
  button: string
  busy: boolean
  error: unknown
  /** Rejects when it could not be added; what was typed then stays. */
  onAdd: (name: string) => Promise<unknown>
}

/** Adds to a list by its name; the rest is filled in beside it. */
export function AddRow({ label, button, busy, error, onAdd }: Props) {
  const [name, setName] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim())
      onAdd(name.trim()).then(
        () => setName(''),
        () => {},
      )
  }
  return (
    <form onSubmit={submit} className={styles.row}>
      <TextInput
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        placeholder={label}
        aria-label={label}
        maxLength={120}
        flex={1}
      />
      <Button type="submit" variant="default" size="sm" h={32} loading={busy} disabled={!name.trim()}>
        {button}
      </Button>
      {error ? <ProblemNote error={error} /> : null}
    </form>
  )
}
