import { useEffect, useRef } from 'react'
import { isChord } from './shortcuts.ts'

type Action = (event: KeyboardEvent) => void

/** Whether somebody is writing there: plain keys are then letters, not commands. */
export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest(
      'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [role=combobox]',
    ) !== null)

const inDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role=dialog], [role=menu]') !== null

/** How long after the first key of a pair the second may come, in milliseconds. */
const pairWithin = 1_200

/**
 * Works keys while the component is shown: chords such as `mod+k` and keys such as `f1` everywhere, plain keys (`j`, `?`) and pairs (`g a`)
 * only where nobody is writing and no dialog is open. The later mounted component wins.
 */
export function useShortcuts(actions: Record<string, Action>): void {
  const current = useRef(actions)
  current.current = actions
  useEffect(() => {
    let first: { key: string; at: number } | null = null
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const plainAllowed = !isWriting(event.target) && !inDialog(event.target)
      const pair = first && event.timeStamp - first.at < pairWithin ? `${first.key} ${event.key}` : null
      first = plainAllowed && event.key.length === 1 ? { key: event.key, at: event.timeStamp } : null
      const found = Object.entries(current.current).find(([keys]) => {
        if (keys.includes(' ')) return plainAllowed && keys === pair
        return (/mod\+|^f\d/.test(keys) || plainAllowed) && isChord(event, keys)
      })
      if (!found) return
      event.preventDefault()
      first = null
      found[1](event)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
