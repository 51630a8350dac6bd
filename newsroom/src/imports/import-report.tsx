import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf } from '../api.ts'
import { Empty, Loading, ProblemNote } from '../shell/page.tsx'
import { usePages } from '../shell/use-pages.ts'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './imports.module.css'
import { type Import, type ImportNote, setHandled } from './queries.ts'
import { reasonWords, subjectWords } from './words.ts'

/** What did not arrive as it was, to be worked through line by line. */
export function ImportReport({ run }: { run: Import }) {
  const t = useTexts()
  const [reason, setReason] = useState('')
  const [openOnly, setOpenOnly] = useState(false)
  const list = usePages<ImportNote>(`/imports/${run.id}/notes`, {
    reason,
    handled: openOnly ? 'no' : '',
    limit: 100,
  })
  if (run.notes.length === 0) return <p className="soft">{t('imports.noNotes')}</p>
  return (
    <section aria-labelledby="import-report">
      <h2 id="import-report" className={styles.title}>
        {t('imports.report')}
      </h2>
      <p className="small soft">{t('imports.reportHint')}</p>
      <div className={styles.filters}>
        <NativeSelect
          aria-label={t('imports.anyReason')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          data={[
            { value: '', label: t('imports.anyReason') },
            ...run.notes.map(({ reason: value, open, handled }) => ({
              value,
              label: t('imports.reasonCount', { reason: reasonWords(t, value), count: open + handled }),
            })),
          ]}
        />
        <Checkbox
          label={t('imports.openOnly')}
          checked={openOnly}
          onChange={({ currentTarget }) => setOpenOnly(currentTarget.checked)}
        />
        <Button
          component="a"
          variant="default"
          size="compact-sm"
          href={addressOf(`/imports/${run.id}/notes.csv`)}
          download
        >
          {t('imports.download')}
        </Button>
      </div>
      <ProblemNote error={list.error} />
      {!list.items && !list.error && <Loading />}
      {list.items?.length === 0 && <Empty title={t('imports.nothingOpen')} />}
      <ul className={`plain-list ${styles.notes}`} aria-label={t('imports.report')}>
        {list.items?.map((note) => (
          <NoteLine key={note.number} note={note} importId={run.id} />
        ))}
      </ul>
      {list.more && (
        <Button variant="subtle" color="gray" loading={list.more.loading} onClick={list.more.load}>
          {t('list.more')}
        </Button>
      )}
    </section>
  )
}

function NoteLine({ note, importId }: { note: ImportNote; importId: string }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [isHandled, setIsHandled] = useState(note.handledAt !== null)
  const [error, setError] = useState<unknown>(null)
  const title = note.title || note.key || note.subject
  const tick = async (handled: boolean) => {
    setIsHandled(handled)
    setError(null)
    try {
      await setHandled(importId, note.number, handled)
      await queryClient.invalidateQueries({ queryKey: ['imports', 'one', importId] })
    } catch (problem) {
      setIsHandled(!handled)
      setError(problem)
    }
  }
  return (
    <li data-handled={isHandled || undefined}>
      <Checkbox
        aria-label={t('imports.handle', { title: `${reasonWords(t, note.reason)} – ${title}` })}
        checked={isHandled}
        onChange={({ currentTarget }) => void tick(currentTarget.checked)}
      />
      <div className={styles.words}>
        <span className={styles.reason}>
          {reasonWords(t, note.reason)} · {subjectWords(t, note.subject)}
        </span>
        <span className={styles.noteTitle}>{title}</span>
        {note.detail && <span className={styles.detail}>{note.detail}</span>}
        {isHandled && note.handledBy && (
          <span className="small soft">{t('imports.handledBy', { name: note.handledBy })}</span>
        )}
        <ProblemNote error={error} />
      </div>
      {note.articleId && (
        <Link to="/articles/$id" params={{ id: note.articleId }} className="nowrap">
          {t('imports.toArticle')}
        </Link>
      )}
    </li>
  )
}
