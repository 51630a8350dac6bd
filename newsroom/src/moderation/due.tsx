import { Time, useNow } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'

/** Until when a complaint or report is to be answered; what is late says so. */
export function Due({ at }: { at: string }) {
  const t = useTexts()
  const isLate = Date.parse(at) < useNow()
  return (
    <span className={isLate ? 'error' : undefined}>
      {t(isLate ? 'cases.late' : 'cases.due')} <Time at={at} />
    </span>
  )
}
