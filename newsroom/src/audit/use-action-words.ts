import { useTexts } from '../texts/use-texts.tsx'
import { auditActions } from './actions.ts'

/** A recorded action in words; one that the newsroom does not know yet as it is recorded. */
export function useActionWords(): (action: string) => string {
  const t = useTexts()
  return (action) => {
    const known = auditActions.find((each) => each === action)
    return known ? t(`audit.action.${known}`) : action
  }
}
