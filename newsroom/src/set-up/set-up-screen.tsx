import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Session } from '../../../src/newsroom-api/contract/accounts.ts'
import type { SetUpInput, SetUpState } from '../../../src/newsroom-api/contract/set-up.ts'
import { isApiError, post } from '../api.ts'
import styles from '../session/door.module.css'
import { Door } from '../session/door.tsx'
import { sessionQuery } from '../session/session.ts'
import { fieldErrors } from '../shell/form.ts'
import { ProblemNote } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { DemoProgress } from './demo-progress.tsx'
import { setUpStateQuery } from './queries.ts'
import {
  AdministratorStep,
  CodeStep,
  ImprintStep,
  SiteStep,
  StartStep,
  type StepProps,
} from './set-up-steps.tsx'
import { firstInput, isComplete, type Step, stepOf, stepsFor } from './steps.ts'

const views: Record<Step, (props: StepProps) => React.ReactNode> = {
  code: CodeStep,
  site: SiteStep,
  administrator: AdministratorStep,
  imprint: ImprintStep,
  start: StartStep,
}

/** The first visit: makes the paper, one question at a time, and goes in as its administrator. */
export function SetUpScreen({ state }: { state: SetUpState }) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const steps = stepsFor(state)
  const [input, setInput] = useState<SetUpInput>(() =>
    firstInput(t.language, Intl.DateTimeFormat().resolvedOptions().timeZone),
  )
  const [step, setStep] = useState<Step>(steps[0] ?? 'site')
  const enter = () => void queryClient.fetchQuery({ ...setUpStateQuery, staleTime: 0 })
  const make = useMutation({
    mutationFn: () => post<Session>('/set-up', input),
    onSuccess: (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session)
      if (input.start === 'empty') enter()
    },
    onError: (error) => {
      const first = isApiError(error) ? error.errors[0]?.path : undefined
      if (first) setStep(stepOf(first))
    },
  })
  if (make.isSuccess && input.start === 'demo')
    return <DemoProgress siteName={input.siteName} onDone={enter} />
  const index = steps.indexOf(step)
  const isLast = index === steps.length - 1
  const View = views[step]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isLast) make.mutate()
    else setStep(steps[index + 1] ?? step)
  }
  return (
    <Door name={input.siteName.trim() || 'Depesche'} title={t(`setUp.${step}Title`)} wide>
      <p className={styles.step}>{t('setUp.step', { number: index + 1, of: steps.length })}</p>
      <form onSubmit={submit} key={step}>
        <View
          input={input}
          onChange={(changes) => setInput({ ...input, ...changes })}
          errors={fieldErrors(make.error)}
        />
        <ProblemNote error={make.error} />
        <div className={styles.foot}>
          {index > 0 ? (
            <Button variant="default" size="sm" onClick={() => setStep(steps[index - 1] ?? step)}>
              {t('action.back')}
            </Button>
          ) : (
            <span />
          )}
          <Button type="submit" size="sm" disabled={!isComplete(step, input)} loading={make.isPending}>
            {isLast ? t('setUp.finish') : t('action.next')}
          </Button>
        </div>
      </form>
    </Door>
  )
}
