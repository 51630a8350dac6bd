import { useTexts } from '../../texts/use-texts.tsx'
import type { DraftField } from '../draft.ts'
import type { Findings } from './findings.ts'

/** What to mend, in words, for the field it belongs to; null where nothing is wrong. */
export function useFindingWords(findings: Findings): (field: DraftField) => string | null {
  const t = useTexts()
  return (field) => {
    const finding = findings[field]
    if (!finding) return null
    const what =
      finding.kind === 'refused'
        ? finding.message
        : t('form.tooLong', {
            count: finding.over,
            over: finding.over.toLocaleString(t.language),
            most: finding.most.toLocaleString(t.language),
          })
    return `${what} ${t('save.fieldWaits')}`
  }
}
