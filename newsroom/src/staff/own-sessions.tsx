import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, remove } from '../api.ts'
import { FieldGroup } from '../shell/fields.tsx'
import { Loading, ProblemNote } from '../shell/page.tsx'
import { Time } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './account.module.css'
import { ownSessionsQuery } from './queries.ts'

/** The devices on which one is signed in. */
export function OwnSessions() {
  const t = useTexts()
  const queryClient = useQueryClient()
  const sessions = useQuery(ownSessionsQuery)
  const end = useMutation({
    mutationFn: (id: string | 'others') =>
      id === 'others' ? call('DELETE', '/sessions') : remove(`/sessions/${id}`),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  })
  const items = sessions.data?.items ?? []
  return (
    <FieldGroup title={t('account.sessions')} hint={t('account.sessionsHint')}>
      {sessions.error && <ProblemNote error={sessions.error} retry={() => void sessions.refetch()} />}
      {sessions.isPending && <Loading />}
      <ul className="plain-list">
        {items.map(({ id, device, network, seenAt, createdAt, isCurrent }) => (
          <li key={id} className={styles.session}>
            <span className={styles.device}>
              {device || t('account.unknownDevice')}
              {isCurrent && <strong> · {t('account.thisDevice')}</strong>}
            </span>
            <span className="small soft">
              {t('account.seen')} <Time at={seenAt} /> · {t('account.since')} <Time at={createdAt} />
              {network && ` · ${network}`}
            </span>
            {!isCurrent && (
              <Button
                variant="default"
                size="compact-sm"
                className={styles.end}
                loading={end.isPending && end.variables === id}
                onClick={() => end.mutate(id)}
                aria-label={t('account.endOf', { device: device || t('account.unknownDevice') })}
              >
                {t('account.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNote error={end.error} />
      {items.length > 1 && (
        <div>
          <Button
            variant="default"
            loading={end.isPending && end.variables === 'others'}
            onClick={() => end.mutate('others')}
          >
            {t('account.endOthers')}
          </Button>
        </div>
      )}
    </FieldGroup>
  )
}
