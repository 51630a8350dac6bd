import { Button } from '@mantine/core'
import type { FocusEvent, ReactNode, SubmitEvent } from 'react'
import { isApiError } from '../api.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { Icon } from './icons.tsx'
import styles from './kept-form.module.css'
import { ProblemNote } from './page.tsx'
import type { Kept } from './use-kept.ts'
import { useShortcuts } from './use-shortcuts.ts'

type Props<T extends object> = {
  form: Kept<T>
  /** How the fields are called, for the question of a conflict. */
  labels: { [F in keyof T]?: string }
  children: ReactNode
  className?: string | undefined
}

/** Holds the inputs of a form that saves by itself, and says at its foot how it stands with that. */
export function KeptForm<T extends object>({ form, labels, children, className }: Props<T>) {
  useShortcuts({ 'mod+s': () => void form.save() })
  const saveWhenLeft = (event: FocusEvent<HTMLFormElement>) => {
    const wrote = event.target.matches('input, textarea')
    if (wrote && form.isChanged() && form.state.save === 'unsaved') void form.save()
  }
  return (
    <form
      noValidate
      className={className}
      onBlur={saveWhenLeft}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault()
        void form.save()
      }}
    >
      {children}
      <div className={styles.foot}>
        <Conflict form={form} labels={labels} />
        <FormProblem form={form} />
        <SaveLine form={form} />
      </div>
      <button type="submit" hidden />
    </form>
  )
}

/** What is wrong as a whole; what belongs to a field stands at the field. */
export function FormProblem<T extends object>({ form }: { form: Kept<T> }) {
  const { error, findings } = form.state
  if (error === null || Object.keys(findings).length > 0) return null
  const mayPass = !isApiError(error) || error.status === 0 || error.status >= 500 || error.status === 429
  return <ProblemNote error={error} retry={mayPass ? () => void form.save() : undefined} />
}

function SaveLine<T extends object>({ form }: { form: Kept<T> }) {
  const t = useTexts()
  const { save, before } = form.state
  return (
    <p className={styles.line} role="status">
      {save === 'saved' && before && (
        <>
          <Icon name="check" size={14} />
          {t('form.saved')}
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => void form.undo()}>
            {t('undo.action')}
          </Button>
        </>
      )}
      {save === 'unsaved' && t('form.unsaved')}
      {save === 'saving' && t('form.saving')}
      {save === 'refused' && (
        <>
          <span className="error">{t('form.refused')}</span>
          <Button variant="subtle" color="gray" size="compact-xs" onClick={form.discard}>
            {t('form.discard')}
          </Button>
        </>
      )}
    </p>
  )
}

type ConflictProps<T extends object> = Pick<Props<T>, 'form' | 'labels'> & {
  words?: (value: unknown, field: keyof T) => string
}

/** Both changed the same: shows what stands there now and asks which shall stand. */
export function Conflict<T extends object>({ form, labels, words = wordsOf }: ConflictProps<T>) {
  const t = useTexts()
  const { conflict } = form.state
  if (!conflict) return null
  return (
    <div className={styles.conflict} role="alert">
      <p>{t('form.conflict')}</p>
      <dl>
        {conflict.fields.map((field) => (
          <div key={String(field)}>
            <dt>{labels[field] ?? String(field)}</dt>
            <dd>{words(conflict.theirs.values[field], field) || t('form.empty')}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.choice}>
        <Button variant="default" onClick={() => void form.decide('theirs')}>
          {t('form.takeTheirs')}
        </Button>
        <Button variant="default" onClick={() => void form.decide('mine')}>
          {t('form.keepMine')}
        </Button>
      </div>
    </div>
  )
}

function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(wordsOf).join(', ')
  if (typeof value === 'object') return Object.values(value).map(wordsOf).filter(Boolean).join(' – ')
  return String(value)
}
