import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { say } from '../shell/undo.tsx'

/** Sends a decision on a complaint or report, says what became of it, and looks at the list again. */
export function useCaseDecision() {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const run = async (send: () => Promise<void>, done: string) => {
    setBusy(true)
    setError(null)
    try {
      await send()
      say(done)
    } catch (caught) {
      setError(caught)
    }
    setBusy(false)
    await client.invalidateQueries({ queryKey: ['moderation'] })
  }
  return { busy, error, run: (send: () => Promise<void>, done: string) => void run(send, done) }
}
