import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { ProblemNote } from '../shell/page.tsx'
import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './moderation.module.css'
import { addNote, type QueueItem } from './queries.ts'

type Props = {
  item: QueueItem
  isOpen: boolean
  onOpen: () => void
  onClose: () => void
  onNoted: () => void
}

/** What moderators have noted for each other beside a comment, and room for one more. */
export function Notes({ item, isOpen, onOpen, onClose, onNoted }: Props) {
  const t = useTexts()
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t('notes.title')}</h3>
      {item.notes.length > 0 && (
        <ul className={`plain-list ${styles.notes}`}>
          {item.notes.map((note) => (
            <li key={note.id}>
              <p className={styles.note}>{note.text}</p>
              <p className="small soft">
                {note.by} · <Time at={note.writtenAt} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {isOpen ? (
        <NoteForm key={item.id} commentId={item.id} onClose={onClose} onNoted={onNoted} />
      ) : (
        <div>
          <Button variant="default" size="compact-sm" onClick={onOpen}>
            {t('notes.add')}
          </Button>
        </div>
      )}
    </section>
  )
}

function NoteForm({
  commentId,
  onClose,
  onNoted,
}: {
  commentId: string
  onClose: () => void
  onNoted: () => void
}) {
  const t = useTexts()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const send = async () => {
    if (!text.trim()) return
    setBusy(true)
    try {
      await addNote(commentId, text.trim())
      onNoted()
      onClose()
    } catch (caught) {
      setError(caught)
      setBusy(false)
    }
  }
  return (
    <form
      className={styles.noteForm}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
      }}
    >
      <ProblemNote error={error} />
      <Textarea
        label={t('notes.text')}
        description={t('notes.hint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={8}
        data-autofocus
        ref={focusOnce}
      />
      <div className={styles.buttons}>
        <Button type="submit" disabled={!text.trim()} loading={busy}>
          {t('notes.save')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** As a form opens, its first field has the focus; not again with each change. */
export const focusOnce = (field: HTMLElement | null): void => {
  if (!field || field.dataset.met) return
  field.dataset.met = 'yes'
  field.focus()
}
