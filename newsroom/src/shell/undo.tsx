import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRef } from 'react'
import { useTexts } from '../texts/use-texts.tsx'

/** How long one can take something back, in milliseconds. */
const undoable = 8_000

/** Short words at the edge: what was done. */
export const say = (message: string): void => void notifications.show({ message, autoClose: 4_000 })

/**
 * Says what was done, with a button that takes it back. `later` is for what the server cannot take back (a deletion):
 * it runs when the time for taking back is over, or at once when the page is left.
 */
export function useUndo() {
  const t = useTexts()
  const waiting = useRef(new Map<string, () => void>())
  const show = (message: string, undo: (() => void) | null, onGone?: () => void) => {
    if (!undo) return say(message)
    const id = crypto.randomUUID()
    const end = () => {
      waiting.current.delete(id)
      removeEventListener('pagehide', end)
      onGone?.()
    }
    if (onGone) {
      waiting.current.set(id, end)
      addEventListener('pagehide', end)
    }
    notifications.show({
      id,
      autoClose: undoable,
      onClose: () => waiting.current.get(id)?.(),
      message: (
        <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 12 }}>
          {message}
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              waiting.current.delete(id)
              removeEventListener('pagehide', end)
              notifications.hide(id)
              undo()
            }}
          >
            {t('undo.action')}
          </Button>
        </span>
      ),
    })
  }
  return {
    /** `null`: there is no way back, it is only said. */
    done: (message: string, undo: (() => void) | null) => show(message, undo),
    later: (message: string, { undo, run }: { undo: () => void; run: () => void }) =>
      show(message, undo, run),
  }
}
