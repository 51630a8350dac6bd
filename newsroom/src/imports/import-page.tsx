import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { isApiError } from '../api.ts'
import { Icon } from '../shell/icons.tsx'
import { Empty, Loading, PageBody, PageHead, ProblemNote } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { ImportActions } from './import-actions.tsx'
import { ImportPreview } from './import-preview.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ImportReport } from './import-report.tsx'
import { ImportResult } from './import-result.tsx'
import styles from './imports.module.css'
import { type Import, importQuery } from './queries.ts'
import { refusalWords } from './words.ts'

/** One import from the first look into its file to the last line of its report. */
export function ImportPage({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts()
  const run = useQuery(importQuery(id))
  const title = run.data?.fileName ?? t('imports.title')
  return (
    <>
      <PageHead title={title} actions={run.data && <ImportActions run={run.data} onGone={onClose} />}>
        {run.data && (
          <span className="soft nowrap" role="status">
            {t(`imports.state.${run.data.state}`)}
          </span>
        )}
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<Icon name="back" size={14} />}
          onClick={onClose}
        >
          {t('imports.all')}
        </Button>
      </PageHead>
      <PageBody>
        {isApiError(run.error, 404) ? (
          <Empty title={t('imports.gone')} />
        ) : (
          <ProblemNote error={run.error} retry={() => void run.refetch()} />
        )}
        {run.data ? <Parts run={run.data} /> : !run.error && <Loading />}
      </PageBody>
    </>
  )
}

function Parts({ run }: { run: Import }) {
  const t = useTexts()
  const { state, preview, counts } = run
  if (state === 'reading') return <p className={styles.say}>{t('imports.reading')}</p>
  if (state === 'refused') return <p className={`${styles.say} error`}>{refusalWords(t, run.refusal)}</p>
  const isBefore = state === 'ready' || state === 'waiting'
  return (
    <>
      {state === 'failed' && (
        <p className={`${styles.say} error`} role="alert">
          {t('imports.failure', { reason: run.refusal ?? '' })}
        </p>
      )}
      {state === 'interrupted' && <p className={styles.say}>{t('imports.interruptedHint')}</p>}
      {(state === 'running' || state === 'waiting') && <ImportProgress run={run} />}
      {counts && !isBefore && <ImportResult counts={counts} />}
      {isBefore && preview && <ImportPreview preview={preview} />}
      {!isBefore && state !== 'running' && <ImportReport run={run} />}
    </>
  )
}
