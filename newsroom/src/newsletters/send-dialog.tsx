import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { post } from '../api.ts'
import { useSession, useSite } from '../session/session.ts'
import { exactTime, instantOf, localTime } from '../shell/dates.ts'
import { Loading, ProblemNote } from '../shell/page.tsx'
import { say } from '../shell/undo.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './newsletters.module.css'
import { checksQuery, type Issue, issuePath, useNewslettersChanged } from './queries.ts'

type Props = { issue: Issue; revision: number; onClose: () => void }

const nextHour = () => new Date((Math.floor(Date.now() / 3_600_000) + 1) * 3_600_000).toISOString()

/** The last look: to how many, now or at a time. It does not go while a check blocks. */
export function SendDialog({ issue, revision, onClose }: Props) {
  const t = useTexts()
  const { timeZone } = useSite()
  const changed = useNewslettersChanged()
  const checks = useQuery({ ...checksQuery(issue, revision), refetchOnMount: 'always' })
  const [later, setLater] = useState(issue.status === 'scheduled')
  const [time, setTime] = useState(() => localTime(issue.scheduledAt ?? nextHour(), timeZone))
  const at = instantOf(time, timeZone)
  const send = useMutation({
    mutationFn: () => post(`${issuePath(issue)}/submit`, later && at ? { at } : {}),
    onSuccess: async () => {
      await changed()
      onClose()
    },
  })
  const blocking = checks.data?.items.filter(({ result }) => result === 'blocking') ?? []
  const isPast = later && (!at || Date.parse(at) <= Date.now())
  return (
    <Modal opened onClose={onClose} title={t('newsletters.sendTitle')} size="md">
      {!checks.data && !checks.error && <Loading />}
      <ProblemNote error={checks.error} />
      {checks.data && (
        <form
          onSubmit={(event: SubmitEvent) => {
            event.preventDefault()
            send.mutate()
          }}
        >
          <p className={styles.lastLook}>
            <strong>{issue.subject || t('newsletters.noSubject')}</strong>
            <span className="soft">{t('newsletters.toSubscribers', { count: checks.data.subscribers })}</span>
          </p>
          {blocking.length > 0 && (
            <div className={styles.blocking} role="alert">
              <p>{t('newsletters.mendFirst')}</p>
              <ul>
                {blocking.map(({ message, about, block }) => (
                  <li key={`${message} ${about} ${block}`}>{message}</li>
                ))}
              </ul>
            </div>
          )}
          <Radio.Group
            value={later ? 'later' : 'now'}
            onChange={(value) => setLater(value === 'later')}
            aria-label={t('newsletters.when')}
          >
            <Stack gap={8}>
              <Radio value="now" label={t('newsletters.now')} />
              <Radio value="later" label={t('newsletters.later')} />
            </Stack>
          </Radio.Group>
          {later && (
            <TextInput
              type="datetime-local"
              mt="sm"
              label={t('newsletters.at')}
              description={
                at && !isPast
                  ? `${exactTime(at, { language: t.language, timeZone })} (${timeZone})`
                  : timeZone
              }
              error={isPast && t('newsletters.past')}
              value={time}
              onChange={({ currentTarget }) => setTime(currentTarget.value)}
            />
          )}
          <ProblemNote error={send.error} />
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={send.isPending} disabled={blocking.length > 0 || isPast}>
              {t(later ? 'newsletters.schedule' : 'newsletters.sendNow')}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  )
}

/** A test to oneself or others, at most ten. */
export function TestDialog({ issue, onClose }: Omit<Props, 'revision'>) {
  const t = useTexts()
  const { staff } = useSession()
  const [to, setTo] = useState(staff.email)
  const addresses = to.split(/[\s,;]+/).filter(Boolean)
  const send = useMutation({
    mutationFn: () => post(`${issuePath(issue)}/test`, { to: addresses }),
    onSuccess: () => {
      say(t('newsletters.testSent', { count: addresses.length, to: addresses.join(', ') }))
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('newsletters.test')} size="md">
      <form
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <TextInput
          label={t('newsletters.testTo')}
          description={t('newsletters.testHint')}
          value={to}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
          autoCapitalize="off"
          spellCheck={false}
          data-autofocus
        />
        <ProblemNote error={send.error} />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            loading={send.isPending}
            disabled={addresses.length === 0 || addresses.length > 10}
          >
            {t('newsletters.testSend')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
