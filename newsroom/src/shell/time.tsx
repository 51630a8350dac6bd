import { useEffect, useState } from 'react'
import { useSite } from '../session/session.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { exactTime, relativeTime } from './dates.ts'

/** The present in milliseconds, renewed every half minute so that „vor 3 Minuten“ stays true. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** A time as people say it, exact on hover, in the zone of the site. */
export function Time({ at }: { at: string }) {
  const t = useTexts()
  const { timeZone } = useSite()
  const now = useNow()
  const words = { language: t.language, timeZone }
  return (
    <time dateTime={at} title={exactTime(at, words)} className="nowrap">
      {relativeTime(at, now, words)}
    </time>
  )
}
