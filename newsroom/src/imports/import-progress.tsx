import { Progress } from '@mantine/core'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './imports.module.css'
import type { Import } from './queries.ts'

const steps = ['prepare', 'media', 'entries', 'finish'] as const

/** The steps of a run, the present one with how far it is. */
export function ImportProgress({ run }: { run: Import }) {
  const t = useTexts()
  const present = run.step ? steps.indexOf(run.step) : -1
  const share = run.total > 0 ? (run.done / run.total) * 100 : 0
  const figure = (value: number) => value.toLocaleString(t.language)
  return (
    <section aria-label={t('imports.progress')} className={styles.progress}>
      <ol className="plain-list">
        {steps.map((step, index) => (
          <li key={step} data-at={index === present || undefined} data-past={index < present || undefined}>
            <span>{t(`imports.step.${step}`)}</span>
            {index === present && (
              <span className="soft small">
                {t('imports.doneOf', { done: figure(run.done), total: figure(run.total) })}
              </span>
            )}
          </li>
        ))}
      </ol>
      <Progress value={share} size={6} aria-label={t('imports.progress')} />
    </section>
  )
}
