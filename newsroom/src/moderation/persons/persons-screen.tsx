import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, type SubmitEvent, useState } from 'react'
import { useMay } from '../../session/session.ts'
import { isEmailAddress } from '../../shell/checks.ts'
import { Fact, Facts } from '../../shell/fields.tsx'
import { Empty, PageBody, PageHead, ProblemNote } from '../../shell/page.tsx'
import { Time } from '../../shell/time.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import styles from './persons.module.css'
import { type HeldOfPerson, lookUp } from './queries.ts'

/** What is held of a reader, by their address: shown, handed out, forgotten. */
export function PersonsScreen() {
  const t = useTexts()
  const [email, setEmail] = useState('')
  const look = useMutation({ mutationFn: lookUp })
  const isReady = isEmailAddress(email.trim())
  return (
    <>
      <PageHead title={t('place.persons')} />
      <PageBody>
        <form
          className={styles.form}
          onSubmit={(event: SubmitEvent) => {
            event.preventDefault()
            if (isReady) look.mutate(email.trim())
          }}
        >
          <TextInput
            label={t('persons.email')}
            description={t('persons.hint')}
            type="email"
            value={email}
            onChange={({ currentTarget }) => setEmail(currentTarget.value)}
            autoCapitalize="off"
            autoComplete="off"
            spellCheck={false}
          />
          <Button type="submit" size="sm" h={32} disabled={!isReady} loading={look.isPending}>
            {t('persons.look')}
          </Button>
        </form>
        <ProblemNote error={look.error} />
        {look.data && (
          <Held key={look.data.email} held={look.data} onErased={() => look.mutate(email.trim())} />
        )}
      </PageBody>
    </>
  )
}

const isNothing = (held: HeldOfPerson): boolean =>
  held.writer === null &&
  held.reader === null &&
  [held.comments, held.notices, held.complaints, held.blocks, held.mails].every(({ length }) => length === 0)

function Held({ held, onErased }: { held: HeldOfPerson; onErased: () => void }) {
  const t = useTexts()
  const may = useMay()
  const [asking, setAsking] = useState(false)
  if (isNothing(held)) return <Empty title={t('persons.nothing', { email: held.email })} />
  const { comments, decisions, complaints, notices, blocks, mails, reader } = held
  return (
    <>
      <div className={styles.buttons}>
        <Button variant="default" onClick={() => saveAsFile(held)}>
          {t('persons.export')}
        </Button>
        {may('persons.erase') && (
          <Button variant="default" color="red" onClick={() => setAsking(true)}>
            {t('persons.erase')}
          </Button>
        )}
      </div>
      {asking && (
        <EraseDialog
          email={held.email}
          onClose={() => setAsking(false)}
          onErased={() => {
            setAsking(false)
            onErased()
          }}
        />
      )}
      <Facts>
        <Fact name={t('persons.name')}>{held.writer?.name ?? '–'}</Fact>
        <Fact name={t('persons.confirmed')}>
          {held.writer?.confirmedAt ? <Time at={held.writer.confirmedAt} /> : '–'}
        </Fact>
      </Facts>
      <Part title={t('persons.comments', { count: comments.length })}>
        {comments.map((comment) => (
          <Entry
            key={comment.id}
            head={
              <>
                <Time at={comment.createdAt} /> · {t(`persons.status.${comment.status}`)}
                {comment.article.headline && ` · ${comment.article.headline}`}
                {comment.network && ` · ${comment.network}`}
              </>
            }
            words={comment.text}
          />
        ))}
      </Part>
      <Part title={t('persons.decisions', { count: decisions.length })}>
        {decisions.map((decision) => (
          <Entry
            key={`${decision.commentId} ${decision.decidedAt} ${decision.decision}`}
            head={
              <>
                <Time at={decision.decidedAt} /> · {decisionWord(decision.decision, t)}
                {decision.clause && ` · ${t('rules.number', { number: decision.clause })}`}
              </>
            }
            words={decision.explanation ?? ''}
          />
        ))}
      </Part>
      <Part title={t('persons.complaints', { count: complaints.length })}>
        {complaints.map((complaint) => (
          <Entry
            key={complaint.receivedAt}
            head={<Time at={complaint.receivedAt} />}
            words={complaint.text}
          />
        ))}
      </Part>
      <Part title={t('persons.notices', { count: notices.length })}>
        {notices.map((notice) => (
          <Entry
            key={notice.reference}
            head={
              <>
                <Time at={notice.receivedAt} /> · {notice.reference} · {notice.reason}
              </>
            }
            words={notice.explanation}
          />
        ))}
      </Part>
      <Part title={t('persons.blocks', { count: blocks.length })}>
        {blocks.map((block) => (
          <Entry
            key={block.madeAt}
            head={
              <>
                <Time at={block.madeAt} /> · {t('blocks.until')} <Time at={block.until} />
              </>
            }
            words={block.reason}
          />
        ))}
      </Part>
      <Part title={t('persons.subscriptions', { count: reader?.subscriptions.length ?? 0 })}>
        {(reader?.subscriptions ?? []).map(({ id, kind, status, frequency, confirmedAt }) => (
          <Entry
            key={id}
            head={
              <>
                <Time at={confirmedAt} /> · {t(`readers.status.${status}`)} ·{' '}
                {t(`readers.frequency.${frequency}`)}
              </>
            }
            words={t(`readers.kind.${kind}`)}
          />
        ))}
      </Part>
      <Part title={t('persons.mails', { count: mails.length })}>
        {mails.map((mail) => (
          <Entry
            key={`${mail.createdAt} ${mail.subject}`}
            head={<Time at={mail.createdAt} />}
            words={mail.subject}
          />
        ))}
      </Part>
    </>
  )
}

const kinds = ['approve', 'reject', 'remove', 'spam', 'restore'] as const

const decisionWord = (decision: string, t: ReturnType<typeof useTexts>): string => {
  const kind = kinds.find((each) => each === decision)
  return kind ? t(`persons.decision.${kind}`) : t('persons.decision.other')
}

function Part({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{title}</h2>
      <ul className="plain-list">{children}</ul>
    </section>
  )
}

function Entry({ head, words }: { head: ReactNode; words: string }) {
  return (
    <li className={styles.entry}>
      <p className="small soft">{head}</p>
      {words !== '' && <p className={styles.words}>{words}</p>}
    </li>
  )
}

/** The whole answer as a file (GDPR Article 20: structured, commonly used, machine-readable). */
function saveAsFile(held: HeldOfPerson): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `person-${held.email.replace(/[^a-z0-9.-]/g, '-')}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
