import type { Texts } from '../../texts/texts.ts'
import { useTexts } from '../../texts/use-texts.tsx'
import type { DraftField } from '../draft.ts'
import type { Finding, Findings } from './findings.ts'

/** What to mend and what becomes of it until then, for the field it belongs to; null where nothing is wrong. */
export function useFindingWords(findings: Findings): (field: DraftField) => string | null {
  const t = useTexts()
  return (field) => {
    const finding = findings[field]
    return finding ? `${findingInWords(finding, t)} ${t('save.fieldWaits')}` : null
  }
}

/** What to mend. */
export function findingInWords(finding: Finding, t: Texts): string {
  if (finding.kind === 'refused') return finding.message
  const { over, most } = finding
  return t('form.tooLong', {
    count: over,
    over: over.toLocaleString(t.language),
    most: most.toLocaleString(t.language),
  })
}
