import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import type { Session } from '../../../src/newsroom-api/contract/accounts.ts'
import type { SetUpInput, SetUpState } from '../../../src/newsroom-api/contract/set-up.ts'
import { isApiError, post } from '../api.ts'
import styles from '../session/door.module.css'
import { Door } from '../session/door.tsx'
import { sessionQuery } from '../session/session.ts'
import { fieldErrors } from '../shell/form.ts'
import { ProblemNote } from '../shell/page.tsx'
import type { TextKey } from '../texts/texts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { DemoProgress } from './demo-progress.tsx'
import { dropAnswers, keepAnswers, keptAnswers } from './kept-answers.ts'
import { setUpStateQuery } from './queries.ts'
import {
  AdministratorStep,
  CodeStep,
  ImprintStep,
  SiteStep,
  StartStep,
  type StepProps,
} from './set-up-steps.tsx'
import { firstInput, type Lack, lacksOf, type Step, stepOf, stepsFor } from './steps.ts'

const views: Record<Step, (props: StepProps) => React.ReactNode> = {
  code: CodeStep,
  site: SiteStep,
  administrator: AdministratorStep,
  imprint: ImprintStep,
  start: StartStep,
}

const lackTexts = {
  missing: 'form.missing',
  'bad-email': 'form.badEmail',
  short: 'setUp.passwordShort',
} as const satisfies Record<Lack, TextKey>

/** The first visit: makes the paper, one question at a time, and goes in as its administrator. */
export function SetUpScreen({ state }: { state: SetUpState }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const steps = stepsFor(state)
  const { input, setInput, step, attempts, goTo } = useAnswers(steps[0] ?? 'site')
  const enter = () => void queryClient.fetchQuery({ ...setUpStateQuery, staleTime: 0 })
  const make = useMutation({
    mutationFn: () => post<Session>('/set-up', input),
    onSuccess: (session) => {
      dropAnswers(sessionStorage)
      queryClient.setQueryData(sessionQuery.queryKey, session)
      if (input.start === 'empty') enter()
    },
    onError: (error) => {
      const first = isApiError(error) ? error.errors[0]?.path : undefined
      if (first) goTo(stepOf(first), 0)
    },
  })
  if (make.isSuccess && input.start === 'demo')
    return <DemoProgress siteName={input.siteName} onDone={enter} />
  const index = steps.indexOf(step)
  const isLast = index === steps.length - 1
  const View = views[step]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const asked = isLast ? steps : [step]
    const unfinished = asked.find((each) => Object.keys(lacksOf(each, input)).length > 0)
    if (unfinished) goTo(unfinished, attempts + 1)
    else if (isLast) make.mutate()
    else goTo(steps[index + 1] ?? step, 0)
  }
  const lacks = attempts > 0 ? lacksOf(step, input) : {}
  const lacksInWords = Object.fromEntries(
    Object.entries(lacks).map(([path, lack]) => [path, t(lackTexts[lack])]),
  )
  return (
    <Door name={input.siteName.trim() || 'Depesche'} title={t(`setUp.${step}Title`)} wide>
      <p className={styles.step}>{t('setUp.step', { number: index + 1, of: steps.length })}</p>
      <form onSubmit={submit} key={step} noValidate>
        <View
          input={input}
          onChange={(changes) => setInput({ ...input, ...changes })}
          errors={{ ...fieldErrors(make.error), ...lacksInWords }}
        />
        <ProblemNote error={make.error} />
        <div className={styles.foot}>
          {index > 0 ? (
            <Button variant="default" size="sm" onClick={() => goTo(steps[index - 1] ?? step, 0)}>
              {t('action.back')}
            </Button>
          ) : (
            <span />
          )}
          <Button type="submit" size="sm" loading={make.isPending}>
            {isLast ? t('setUp.finish') : t('action.next')}
          </Button>
        </div>
      </form>
    </Door>
  )
}

/** What was answered so far, kept for a reload of this tab, and the step one is at. */
function useAnswers(first: Step) {
  const t = useTexts()
  const [start] = useState(() => {
    const input = firstInput(t.language, Intl.DateTimeFormat().resolvedOptions().timeZone)
    return keptAnswers(sessionStorage, { input, step: first })
  })
  const [input, setInput] = useState<SetUpInput>(start.input)
  // What is missing is marked once somebody wanted to go on without it; the number makes each attempt count.
  const [{ step, attempts }, setPlace] = useState({ step: start.step, attempts: 0 })
  useEffect(() => keepAnswers(sessionStorage, { input, step }), [input, step])
  useEffect(() => {
    if (attempts > 0) document.querySelector<HTMLElement>('form [aria-invalid=true]')?.focus()
  }, [attempts])
  const goTo = (next: Step, attempt: number) => setPlace({ step: next, attempts: attempt })
  return { input, setInput, step, attempts, goTo }
}
