import { Button, Group, Modal } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../api.ts'
import { ProblemNote } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './mailings.module.css'
import { isOver, type Mailing } from './queries.ts'

/** Pausing, going on and cancelling, while there is somebody who has not got it. */
export function MailingActions({ mailing: { id, progress } }: { mailing: Mailing }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState(false)
  const act = useMutation({
    mutationFn: (what: 'pause' | 'resume' | 'cancel') => post(`/mailings/${id}/${what}`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['mailings'] }),
  })
  if (isOver(progress)) return <ProblemNote error={act.error} />
  const isStarted = progress.status === 'sending' || progress.status === 'waiting-for-smtp'
  const button = (what: 'pause' | 'resume') => (
    <Button
      variant="default"
      loading={act.isPending && act.variables === what}
      onClick={() => act.mutate(what)}
    >
      {t(`newsletters.${what}`)}
    </Button>
  )
  return (
    <>
      <div className={styles.actions}>
        {isStarted && button('pause')}
        {progress.status === 'paused' && button('resume')}
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('newsletters.cancel')}
        </Button>
      </div>
      <ProblemNote error={act.error} />
      {asking && (
        <Modal opened onClose={() => setAsking(false)} title={t('newsletters.cancelTitle')} size="sm">
          <p>{t('mailings.cancelHint', { count: progress.pending })}</p>
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('newsletters.cancelNot')}
            </Button>
            <Button
              color="red"
              onClick={() => {
                setAsking(false)
                act.mutate('cancel')
              }}
            >
              {t('newsletters.cancelYes')}
            </Button>
          </Group>
        </Modal>
      )}
    </>
  )
}
