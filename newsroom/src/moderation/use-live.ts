import { useEffect, useRef, useState } from 'react'
import { addressOf } from '../api.ts'

/** After the stream was refused; a cut one comes back by itself. */
const retryMilliseconds = 30_000

/**
 * Hears what changes at the desk. `onChanged` is given the comments, or none when many changed. Answers whether it hears:
 * as long as it does not, one has to look oneself.
 */
export function useLive(onChanged: (commentIds: readonly string[]) => void): boolean {
  const [isLive, setIsLive] = useState(false)
  const tell = useRef(onChanged)
  tell.current = onChanged
  useEffect(() => {
    let source: EventSource | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let wasCut = false
    const listen = () => {
      source = new EventSource(addressOf('/moderation/live'))
      source.onopen = () => {
        setIsLive(true)
        // What happened while nothing was heard.
        if (wasCut) tell.current([])
        wasCut = false
      }
      source.onerror = () => {
        setIsLive(false)
        wasCut = true
        if (source?.readyState === EventSource.CLOSED) timer = setTimeout(listen, retryMilliseconds)
      }
      source.addEventListener('changed', ({ data }) => {
        const { commentIds } = JSON.parse(data) as { commentIds: string[] }
        tell.current(commentIds)
      })
    }
    listen()
    return () => {
      clearTimeout(timer)
      source?.close()
    }
  }, [])
  return isLive
}
