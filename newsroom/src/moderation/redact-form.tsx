import { Button, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './moderation.module.css'
import { withPassage } from './passages.ts'
import type { Passage, QueueItem, Reasons } from './queries.ts'
import { RejectForm } from './reject-form.tsx'
import { suggestedRule } from './words.ts'

type Props = {
  item: QueueItem
  onRedact: (given: Reasons & { passages: readonly Passage[] }) => void
  onCancel: () => void
}

/**
 * Which passages are taken out: marked in the comment's own text, by mouse or keys, and shown struck through; then by
 * which rule.
 */
export function RedactForm({ item, onRedact, onCancel }: Props) {
  const t = useTexts()
  const field = useRef<HTMLTextAreaElement>(null)
  const [passages, setPassages] = useState<readonly Passage[]>([])
  const take = () => {
    const { selectionStart: start = 0, selectionEnd: end = 0 } = field.current ?? {}
    if (start < end) setPassages(withPassage(passages, { start, end }))
    field.current?.focus()
  }
  return (
    <section className={styles.redact} aria-label={t('redact.title')}>
      <Textarea
        label={t('redact.mark')}
        description={t('redact.hint')}
        value={item.text}
        readOnly
        autosize
        minRows={2}
        maxRows={10}
        lang={item.language ?? undefined}
        classNames={{ input: styles.redactText ?? '' }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel()
          if (event.key !== 'Enter') return
          event.preventDefault()
          take()
        }}
        ref={(input) => {
          field.current = input
          if (!input || input.dataset.met) return
          input.dataset.met = 'yes'
          input.focus()
          const first = item.spans.find(({ signal }) => signal !== 'offTopic')
          input.setSelectionRange(first?.start ?? 0, first?.end ?? 0)
        }}
      />
      <div className={styles.buttons}>
        <Button variant="default" onClick={take}>
          {t('redact.take')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          disabled={passages.length === 0}
          onClick={() => setPassages(passages.slice(0, -1))}
        >
          {t('redact.back')}
        </Button>
      </div>
      {passages.length > 0 && (
        <div className={styles.part}>
          <h3 className={styles.partTitle}>{t('redact.preview')}</h3>
          <p className={styles.text} lang={item.language ?? undefined}>
            <Redacted text={item.text} passages={passages} />
          </p>
        </div>
      )}
      <RejectForm
        start={suggestedRule(item)}
        label="redact.now"
        isReady={passages.length > 0}
        takesFocus={false}
        onReject={(reasons) => onRedact({ ...reasons, passages })}
        onCancel={onCancel}
      />
    </section>
  )
}

/** The text as it will be: what goes is struck through. */
function Redacted({ text, passages }: { text: string; passages: readonly Passage[] }) {
  const ordered = passages.toSorted((a, b) => a.start - b.start)
  return (
    <>
      {ordered.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(ordered[index - 1]?.end ?? 0, start)}
          <del>{text.slice(start, end)}</del>
        </span>
      ))}
      {text.slice(ordered.at(-1)?.end ?? 0)}
    </>
  )
}
