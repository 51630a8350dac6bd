import { useEffect, useRef } from 'react'
import { remove } from '../api.ts'
import { claim, type QueueItem } from './queries.ts'

const renewed = 45_000
/** Clocks differ a little. */
const grace = 2_000

/** Says to the others that one is at a comment, for as long as it is shown. */
export function useClaim(commentId: string | null, onTheirs: (commentId: string) => void): void {
  const tell = useRef(onTheirs)
  tell.current = onTheirs
  useEffect(() => {
    if (!commentId) return
    const ask = () =>
      void claim(commentId).then(
        ({ isMine }) => {
          if (!isMine) tell.current(commentId)
        },
        // The queue tells by itself when the server cannot be reached.
        () => {},
      )
    const leave = () => void remove(`/moderation/comments/${commentId}/claim`).catch(() => {})
    ask()
    const timer = setInterval(ask, renewed)
    addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [commentId])
}

/** Nobody tells when a claim runs out or is renewed: looks again at the claims of others when their time is over. */
export function useClaimsEnding(
  items: readonly QueueItem[],
  onEnded: (ids: readonly string[]) => void,
): void {
  const tell = useRef(onEnded)
  tell.current = onEnded
  const ends = items.flatMap(({ id, claim: held }) => (held ? [{ id, at: Date.parse(held.until) }] : []))
  const next = Math.min(...ends.map(({ at }) => at))
  const key = ends.map(({ id, at }) => `${id}${at}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the claims
  useEffect(() => {
    if (!Number.isFinite(next)) return
    const timer = setTimeout(
      () => tell.current(ends.filter(({ at }) => at <= next + grace).map(({ id }) => id)),
      Math.max(1_000, next - Date.now() + grace),
    )
    return () => clearTimeout(timer)
  }, [key])
}
