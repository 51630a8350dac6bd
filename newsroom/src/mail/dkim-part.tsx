import { Button, CopyButton, Group, Modal } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DkimKey } from '../../../src/newsroom-api/contract/mail.ts'
import { post, remove } from '../api.ts'
import { Loading, ProblemNote } from '../shell/page.tsx'
import { DotWord } from '../shell/state-word.tsx'
import { Time } from '../shell/time.tsx'
import { say } from '../shell/undo.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './mail.module.css'
import { dkimKeysQuery } from './queries.ts'

const tones = { 'waiting-for-record': 'waiting', signing: 'good', retired: 'quiet' } as const

/** Keys that sign mails: made, published by hand, checked, changed. */
export function DkimPart() {
  const t = useTexts()
  const queryClient = useQueryClient()
  const keys = useQuery(dkimKeysQuery)
  const make = useMutation({
    mutationFn: () => post<DkimKey>('/mail/dkim-keys'),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: dkimKeysQuery.queryKey }),
  })
  const items = keys.data?.items ?? []
  const signs = items.some(({ status }) => status === 'signing')
  return (
    <section className={styles.part} aria-labelledby="dkim-title">
      <h3 className={styles.title} id="dkim-title">
        {t('mail.dkim')}
      </h3>
      <p className={styles.hint}>{t('mail.dkimHint')}</p>
      {keys.error && <ProblemNote error={keys.error} />}
      {keys.isPending && <Loading />}
      {keys.data && !signs && <p className={styles.trouble}>{t('mail.dkim.none')}</p>}
      {items.map((key) => (
        <Key key={key.id} dkimKey={key} />
      ))}
      {keys.data && !items.some(({ status }) => status === 'waiting-for-record') && (
        <Button
          variant="default"
          size="sm"
          h={32}
          loading={make.isPending}
          onClick={() => make.mutate()}
          mt={signs ? 8 : 0}
        >
          {t(signs ? 'mail.dkim.renew' : 'mail.dkim.make')}
        </Button>
      )}
      <ProblemNote error={make.error} />
    </section>
  )
}

function Key({ dkimKey: key }: { dkimKey: DkimKey }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [isAsked, setAsked] = useState(false)
  const check = useMutation({
    mutationFn: () => post(`/mail/dkim-keys/${key.id}/start`),
    onSuccess: async () => {
      say(t('mail.dkim.started', { selector: key.id }))
      await queryClient.invalidateQueries({ queryKey: dkimKeysQuery.queryKey })
    },
  })
  const isWaiting = key.status === 'waiting-for-record'
  const at = key.retiredAt ?? key.signingSince ?? key.madeAt
  return (
    <article className={styles.key}>
      <div className={styles.keyHead}>
        <strong>{t('mail.dkim.of', { selector: key.id, domain: key.domain })}</strong>
        <DotWord tone={tones[key.status]}>{t(`mail.dkim.status.${key.status}`)}</DotWord>
        <Time at={at} />
      </div>
      {isWaiting && <p>{t('mail.dkim.waits')}</p>}
      {key.status === 'retired' && <p>{t('mail.dkim.keepOld')}</p>}
      {key.status !== 'retired' && <Record record={key.record} isOpen={isWaiting} />}
      <div className={styles.buttons}>
        {isWaiting && (
          <Button size="sm" h={32} loading={check.isPending} onClick={() => check.mutate()}>
            {t('mail.dkim.check')}
          </Button>
        )}
        <Button size="sm" h={32} variant="subtle" color="gray" onClick={() => setAsked(true)}>
          {t('mail.dkim.remove')}
        </Button>
      </div>
      <ProblemNote error={check.error} />
      {isAsked && <RemoveDialog dkimKey={key} onClose={() => setAsked(false)} />}
    </article>
  )
}

/** The record part by part, as the forms of providers ask for it. */
function Record({ record, isOpen }: { record: DkimKey['record']; isOpen: boolean }) {
  const t = useTexts()
  return (
    <details open={isOpen} className={styles.record}>
      <summary>{record.name}</summary>
      <dl>
        <Copied name={t('mail.dkim.name')} label={t('mail.copyName')} value={record.name} />
        <div>
          <dt>{t('mail.dkim.type')}</dt>
          <dd>TXT</dd>
        </div>
        <Copied name={t('mail.dkim.value')} label={t('mail.copyValue')} value={record.value} />
        <Copied name={t('mail.dkim.zone')} label={t('mail.copyZone')} value={record.zone} />
      </dl>
    </details>
  )
}

function Copied({ name, label, value }: { name: string; label: string; value: string }) {
  const t = useTexts()
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code>{value}</code>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button
              size="compact-xs"
              variant="default"
              onClick={copy}
              aria-label={copied ? undefined : label}
            >
              {t(copied ? 'mail.copied' : 'mail.copy')}
            </Button>
          )}
        </CopyButton>
      </dd>
    </div>
  )
}

/** A removed key cannot be brought back, so this is asked. */
function RemoveDialog({ dkimKey: key, onClose }: { dkimKey: DkimKey; onClose: () => void }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const removal = useMutation({
    mutationFn: () => remove(`/mail/dkim-keys/${key.id}`),
    onSuccess: async () => {
      onClose()
      say(t('mail.dkim.removed', { selector: key.id }))
      await queryClient.invalidateQueries({ queryKey: dkimKeysQuery.queryKey })
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('mail.dkim.removeTitle', { selector: key.id })} size="md">
      <p>{t(key.status === 'signing' ? 'mail.dkim.removeSigning' : 'mail.dkim.removeOther')}</p>
      <ProblemNote error={removal.error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('action.cancel')}
        </Button>
        <Button color="red" loading={removal.isPending} onClick={() => removal.mutate()}>
          {t('action.remove')}
        </Button>
      </Group>
    </Modal>
  )
}
