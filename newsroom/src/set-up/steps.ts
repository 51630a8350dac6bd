import type { SetUpInput, SetUpState } from '../../../src/newsroom-api/contract/set-up.ts'
import { isEmailAddress } from '../shell/checks.ts'

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

/** What an answer lacks: there is none, it is no address, it is too short. */
export type Lack = 'missing' | 'bad-email' | 'short'

/** What a step still needs, by path, in the order of its fields. The imprint may be completed later. */
export function lacksOf(step: Step, input: SetUpInput): Record<string, Lack> {
  const { name, email, password } = input.administrator
  const imprintEmail = input.imprint?.email?.trim()
  switch (step) {
    case 'code':
      return only({ code: !input.code?.trim() && 'missing' })
    case 'site':
      return only({
        siteName: !input.siteName.trim() && 'missing',
        timeZone: !input.timeZone && 'missing',
      })
    case 'administrator':
      return only({
        'administrator.name': !name.trim() && 'missing',
        'administrator.email': email.trim() ? !isEmailAddress(email) && 'bad-email' : 'missing',
        'administrator.password': password ? [...password].length < leastPassword && 'short' : 'missing',
      })
    case 'imprint':
      return only({ 'imprint.email': Boolean(imprintEmail && !isEmailAddress(imprintEmail)) && 'bad-email' })
    default:
      return {}
  }
}

/** Characters; the server asks for as many. */
const leastPassword = 10

const only = (lacks: Record<string, Lack | false>): Record<string, Lack> =>
  Object.fromEntries(Object.entries(lacks).filter((entry): entry is [string, Lack] => entry[1] !== false))

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
