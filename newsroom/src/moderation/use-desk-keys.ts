import { useEffect, useRef } from 'react'
import { isWriting } from '../shell/use-shortcuts.ts'

/** Within this time a letter after G leads to another place and decides nothing. */
const pairWithin = 1_200

/**
 * The desk's own keys, before those of the newsroom (N begins an article elsewhere): only plain ones, and none while
 * somebody writes or a dialog is open. With Shift a key is another one: `shift+j`.
 */
export function useDeskKeys(actions: Record<string, () => void>): void {
  const current = useRef(actions)
  current.current = actions
  useEffect(() => {
    let goAt = Number.NEGATIVE_INFINITY
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return
      // Space presses the button that has the focus, also on its way up.
      if (event.key === ' ' && event.target instanceof Element && event.target.closest('button, a, input'))
        return
      if (isWriting(event.target) || document.querySelector('[role=dialog], [role=menu]')) return
      const key = `${event.shiftKey && event.key !== '?' ? 'shift+' : ''}${event.key.toLowerCase()}`
      const leadsAway = event.timeStamp - goAt < pairWithin
      goAt = key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
      const action = current.current[key]
      if (!action || leadsAway) return
      event.preventDefault()
      event.stopPropagation()
      action()
    }
    document.addEventListener('keydown', onKeyDown, true)
    return () => document.removeEventListener('keydown', onKeyDown, true)
  }, [])
}
