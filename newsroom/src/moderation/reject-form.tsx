import { Button, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './moderation.module.css'
import { focusOnce } from './notes.tsx'
import { rulesQuery } from './queries.ts'

/**
 * By which rule a comment is rejected, removed or redacted: its number and Enter; a reason may follow. `label` names the
 * act; it waits until all else `isReady`.
 */
export function RejectForm({
  start,
  label = 'moderation.rejectNow',
  isReady = true,
  takesFocus = true,
  onReject,
  onCancel,
}: {
  start: string
  label?:
    | 'moderation.rejectNow'
    | 'notices.removeNow'
    | 'comments.removeNow'
    | 'redact.now'
    | 'bulk.rejectNow'
  isReady?: boolean
  takesFocus?: boolean
  onReject: (reasons: { rule: string; explanation: string | null }) => void
  onCancel: () => void
}) {
  const t = useTexts()
  const loaded = useQuery(rulesQuery).data
  const rules = loaded?.clauses ?? []
  const [number, setNumber] = useState(start)
  const [explanation, setExplanation] = useState('')
  const rule = rules.find((each) => each.number === number.trim())
  const reject = () => {
    if (rule && isReady) onReject({ rule: rule.number, explanation: explanation.trim() || null })
  }
  // Who types the number and Enter before the rules are there means it all the same.
  const [isEarly, setIsEarly] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the rules come
  useEffect(() => {
    if (loaded && isEarly) reject()
  }, [loaded])
  return (
    <form
      className={styles.reject}
      onSubmit={(event) => {
        event.preventDefault()
        reject()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
        if (event.key === 'Enter' && !loaded) setIsEarly(true)
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) reject()
      }}
    >
      <ol className={`plain-list ${styles.rules}`} aria-label={t('moderation.rules')}>
        {rules.map((each) => (
          <li key={each.number}>
            <button
              type="button"
              className={`plain-button ${styles.rule}`}
              aria-pressed={each.number === rule?.number}
              onClick={() => setNumber(each.number)}
            >
              <span className={styles.number}>{each.number}</span>
              {each.title[t.language]}
            </button>
          </li>
        ))}
      </ol>
      <TextInput
        label={t('moderation.rule')}
        description={t('moderation.ruleHint')}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        inputMode="numeric"
        autoComplete="off"
        w={220}
        ref={(input) => {
          if (takesFocus) focusOnce(input)
        }}
      />
      <Textarea
        label={t('moderation.explanation')}
        value={explanation}
        onChange={(event) => setExplanation(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={6}
      />
      <div className={styles.buttons}>
        <Button type="submit" disabled={!rule || !isReady}>
          {t(label, { rule: rule?.number ?? '…' })}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  )
}
