import { Button, FileButton, Progress } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type DragEvent, useState } from 'react'
import { ProblemNote } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './imports.module.css'
import { type Import, uploadArchive } from './queries.ts'

type Sending = { name: string; share: number }

/** Takes one archive, chosen or dropped, and tells how far it has come. */
export function ArchiveUpload({ onDone }: { onDone: (uploaded: Import) => void }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [sending, setSending] = useState<Sending | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isOver, setOver] = useState(false)
  const send = async (file: File | null | undefined) => {
    if (!file || sending) return
    setError(null)
    setSending({ name: file.name, share: 0 })
    try {
      const uploaded = await uploadArchive(file, (share) => setSending({ name: file.name, share }))
      await queryClient.invalidateQueries({ queryKey: ['imports', 'pages'] })
      onDone(uploaded)
    } catch (problem) {
      setError(problem)
    }
    setSending(null)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void send(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button in it does the same by keyboard
    <div
      className={styles.upload}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={styles.uploadLine}>
        <FileButton onChange={(file) => void send(file)} accept=".xml,.wxr,.gz,.json">
          {(props) => (
            <Button {...props} loading={sending !== null}>
              {t('imports.upload')}
            </Button>
          )}
        </FileButton>
        <span className="soft small">{t('imports.drop')}</span>
      </div>
      {sending && (
        <div className={styles.sending}>
          <span className="small">{t('imports.uploading', { name: sending.name })}</span>
          <Progress
            value={sending.share * 100}
            size={4}
            aria-label={t('imports.uploading', { name: sending.name })}
          />
        </div>
      )}
      <ProblemNote error={error} />
      <p className="small soft">{t('imports.hint')}</p>
      <p className="small soft">{t('imports.safe')}</p>
    </div>
  )
}
