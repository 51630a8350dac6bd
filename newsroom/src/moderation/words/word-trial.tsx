import { Button, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldErrors } from '../../shell/form.ts'
import { ProblemNote } from '../../shell/page.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import { markedPieces } from '../marked-text.ts'
import { trialQuery, type WordsMet } from './queries.ts'
import { linesOf } from './word-lines.ts'
import styles from './words.module.css'

type Props = {
  typed: string
  setTyped: (typed: string) => void
  saved: readonly string[]
  busy: boolean
  onAdd: (entries: string[]) => void
}

/** New entries, and what they would meet; without any, the list as it stands is tried. */
export function WordTrial({ typed, setTyped, saved, busy, onAdd }: Props) {
  const t = useTexts()
  const [sample, setSample] = useState('')
  const lines = linesOf(typed)
  const [settled] = useDebouncedValue(typed, 300)
  const [settledSample] = useDebouncedValue(sample, 200)
  const fresh = linesOf(settled)
  const isTryingNew = fresh.length > 0
  const entries = isTryingNew ? fresh : settledSample.trim() ? saved : []
  const trial = useQuery(trialQuery(entries, settledSample))
  const bad = fieldErrors(trial.error).entries
  return (
    <form
      className={styles.trial}
      onSubmit={(event) => {
        event.preventDefault()
        if (lines.length > 0) onAdd(lines)
      }}
    >
      <Textarea
        label={t('words.new')}
        description={t('words.newHint')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={bad}
        autosize
        minRows={4}
        maxRows={12}
        spellCheck={false}
        autoCapitalize="off"
      />
      <Textarea
        label={t('words.sample')}
        description={t(isTryingNew || !sample.trim() ? 'words.sampleHint' : 'words.sampleHintSaved')}
        value={sample}
        onChange={(event) => setSample(event.currentTarget.value)}
        maxLength={20_000}
        autosize
        minRows={2}
        maxRows={8}
      />
      {trial.error && !bad ? <ProblemNote error={trial.error} /> : null}
      {/* What was met stays while the next trial is on its way, as long as it belongs to these words. */}
      {trial.data && entries.length > 0 && !trial.error && (
        <Met met={trial.data} sample={trial.isPlaceholderData ? '' : settledSample} />
      )}
      <div>
        <Button type="submit" disabled={lines.length === 0} loading={busy}>
          {lines.length === 0 ? t('words.addNone') : t('words.addCount', { count: lines.length })}
        </Button>
      </div>
    </form>
  )
}

function Met({ met, sample }: { met: WordsMet; sample: string }) {
  const t = useTexts()
  const { looked, met: count, examples } = met.recent
  return (
    <div className={styles.met} role="status">
      {sample.trim() !== '' && (
        <>
          <p className={styles.sample}>
            <Marked text={sample} matches={met.matches} />
          </p>
          <p>{met.matches.length === 0 ? t('words.meetsNone') : t('words.meets', { words: namesOf(met) })}</p>
        </>
      )}
      <p>
        <strong>{count.toLocaleString(t.language)}</strong>{' '}
        {t('words.recent', { count, looked: looked.toLocaleString(t.language) })}
      </p>
      {examples.length > 0 && (
        <details className={styles.examples}>
          <summary>{t('words.examples', { count: examples.length })}</summary>
          <ul className="plain-list">
            {examples.map(({ commentId, excerpt, pattern, start, end }) => (
              <li key={commentId} className={styles.example}>
                <Marked text={excerpt} matches={[{ pattern, start, end }]} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const namesOf = ({ matches }: WordsMet): string =>
  [...new Set(matches.map(({ pattern }) => pattern))].slice(0, 12).join(' · ')

function Marked({ text, matches }: { text: string; matches: WordsMet['matches'] }) {
  return markedPieces(
    text,
    matches.map(({ pattern, start, end }) => ({ signal: pattern, start, end })),
  ).map(({ text: piece, signals, start }) =>
    signals.length > 0 ? (
      <mark key={start} className={styles.mark} title={signals.join(' · ')}>
        {piece}
      </mark>
    ) : (
      piece
    ),
  )
}
