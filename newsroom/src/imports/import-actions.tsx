import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMay } from '../session/session.ts'
import { ProblemNote } from '../shell/page.tsx'
import { say } from '../shell/undo.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { dropArchive, type Import, importQuery, startImport } from './queries.ts'

/** Starts an import, goes on with one, or takes the file away that nobody wants to bring in. */
export function ImportActions({ run, onGone }: { run: Import; onGone: () => void }) {
  const t = useTexts()
  const may = useMay()
  const queryClient = useQueryClient()
  const start = useMutation({
    mutationFn: () => startImport(run.id),
    onSuccess: (started) => {
      queryClient.setQueryData(importQuery(run.id).queryKey, started)
      say(t('imports.started'))
      return queryClient.invalidateQueries({ queryKey: ['imports'] })
    },
  })
  const discard = useMutation({
    mutationFn: () => dropArchive(run.id),
    onSuccess: async () => {
      say(t('imports.discarded', { name: run.fileName }))
      onGone()
      queryClient.removeQueries({ queryKey: importQuery(run.id).queryKey })
      await queryClient.invalidateQueries({ queryKey: ['imports', 'pages'] })
    },
  })
  if (!may('imports.run')) return null
  const isFile = run.state === 'ready' || run.state === 'refused'
  return (
    <>
      {isFile && (
        <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate()}>
          {t('imports.discard')}
        </Button>
      )}
      {run.canStart && (
        <Button loading={start.isPending} onClick={() => start.mutate()}>
          {t(run.state === 'ready' ? 'imports.start' : 'imports.resume')}
        </Button>
      )}
      <ProblemNote error={start.error ?? discard.error} />
    </>
  )
}
