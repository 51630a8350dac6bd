import type { SetUpInput, SetUpState } from '../../../src/newsroom-api/contract/set-up.ts'

export const steps = ['code', 'site', 'administrator', 'imprint', 'start'] as const
export type Step = (typeof steps)[number]

/** The one-time code is asked for only where the server wants it. */
export const stepsFor = ({ needsCode }: Pick<SetUpState, 'needsCode'>): Step[] =>
  steps.filter((step) => needsCode || step !== 'code')

/** The step in which what the server names (`administrator.email`) was entered. */
export function stepOf(path: string): Step {
  if (path === 'code') return 'code'
  const [first] = path.split('.')
  return first === 'administrator' || first === 'imprint' || first === 'start' ? first : 'site'
}

/** Whether a step has all that it needs. The imprint may be completed later. */
export function isComplete(step: Step, input: SetUpInput): boolean {
  switch (step) {
    case 'code':
      return Boolean(input.code?.trim())
    case 'site':
      return Boolean(input.siteName.trim() && input.timeZone)
    case 'administrator': {
      const { name, email, password } = input.administrator
      return Boolean(name.trim() && /^\S+@\S+\.\S+$/.test(email.trim()) && password.length >= 10)
    }
    default:
      return true
  }
}

/** What is likely before anything is entered: the browser's zone, its language. */
export function firstInput(language: string, timeZone: string): SetUpInput {
  const isGerman = language.startsWith('de')
  return {
    siteName: '',
    language: isGerman ? 'de' : 'en',
    address: 'formal',
    // A machine set to UTC says nothing of where its paper appears.
    timeZone: timeZone === 'UTC' && isGerman ? 'Europe/Berlin' : timeZone,
    administrator: { name: '', email: '', password: '' },
    imprint: {},
    start: 'demo',
  }
}
