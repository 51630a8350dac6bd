import { ActionIcon, Progress } from '@mantine/core'
import { Icon } from '../shell/icons.tsx'
import { useProblemText } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './media.module.css'
import type { Upload } from './use-uploads.ts'

/** Files on their way, and those that could not be taken, with the reason. */
export function UploadList({
  uploads,
  dismiss,
}: {
  uploads: readonly Upload[]
  dismiss: (key: string) => void
}) {
  if (uploads.length === 0) return null
  return (
    <ul className={`plain-list ${styles.uploads}`}>
      {uploads.map((upload) => (
        <UploadRow key={upload.key} upload={upload} dismiss={() => dismiss(upload.key)} />
      ))}
    </ul>
  )
}

function UploadRow({ upload, dismiss }: { upload: Upload; dismiss: () => void }) {
  const t = useTexts()
  const problem = useProblemText(upload.error)
  return (
    <li className={styles.upload}>
      <span className={styles.uploadName}>{upload.name}</span>
      {upload.error ? (
        <>
          <span className="error small" role="alert">
            {problem.text}
          </span>
          <ActionIcon onClick={dismiss} aria-label={t('list.dismiss')}>
            <Icon name="close" />
          </ActionIcon>
        </>
      ) : (
        <Progress
          value={upload.share * 100}
          size={4}
          w={140}
          aria-label={t('media.uploading', { name: upload.name })}
        />
      )}
    </li>
  )
}
