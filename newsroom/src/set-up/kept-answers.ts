import type { SetUpInput } from '../../../src/newsroom-api/contract/set-up.ts'
import { type Step, steps } from './steps.ts'

/** What was answered so far. */
export type Answers = { input: SetUpInput; step: Step }

const key = 'depesche.set-up'

/** Keeps the answers for a reload of this tab: all but the password, which is written down nowhere. */
export function keepAnswers(storage: Storage, { input, step }: Answers): void {
  const administrator = { ...input.administrator, password: '' }
  try {
    storage.setItem(key, JSON.stringify({ input: { ...input, administrator }, step }))
  } catch {
    return
  }
}

/**
 * The answers kept in this tab, on top of `first`. One goes on at the step where one was, but not past the password,
 * which has to be typed again.
 */
export function keptAnswers(storage: Storage, first: Answers): Answers {
  const kept = read(storage)
  if (!kept) return first
  const input: SetUpInput = {
    ...first.input,
    ...kept.input,
    administrator: { ...first.input.administrator, ...kept.input.administrator, password: '' },
    imprint: { ...first.input.imprint, ...kept.input.imprint },
  }
  const step = Math.min(steps.indexOf(kept.step), steps.indexOf('administrator'))
  return { input, step: steps[Math.max(step, steps.indexOf(first.step))] ?? first.step }
}

export const dropAnswers = (storage: Storage): void => storage.removeItem(key)

function read(storage: Storage): Answers | null {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? 'null') as Partial<Answers> | null
    return kept?.input && kept.step ? { input: kept.input, step: kept.step } : null
  } catch {
    return null
  }
}
