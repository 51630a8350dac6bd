import { Button } from '@mantine/core'
import { notifications, notificationsStore } from '@mantine/notifications'
import { useRef } from 'react'
import { useTexts } from '../texts/use-texts.tsx'

/** How long one can take something back, in milliseconds. */
const undoable = 8_000

/** Short words at the edge: what was done. */
export const say = (message: string, topic = crypto.randomUUID() as string): void =>
  showOrReplace({ id: topic, message, autoClose: 4_000 })

/** What was said before about the same thing is no longer true, nor can it be taken back. */
function showOrReplace(notification: Parameters<typeof notifications.show>[0] & { id: string }): void {
  const isThere = notificationsStore.getState().notifications.some(({ id }) => id === notification.id)
  if (isThere) notifications.update(notification)
  else notifications.show(notification)
}

/**
 * Says what was done, with a button that takes it back. `later` is for what the server cannot take back (a deletion):
 * it runs when the time for taking back is over, or at once when the page is left.
 */
export function useUndo() {
  const t = useTexts()
  const waiting = useRef(new Map<string, () => void>())
  const show = (
    message: string,
    undo: (() => void) | null,
    { onGone, topic }: { onGone?: () => void; topic?: string } = {},
  ) => {
    if (!undo) return say(message, topic)
    const id = topic ?? crypto.randomUUID()
    const end = () => {
      waiting.current.delete(id)
      removeEventListener('pagehide', end)
      onGone?.()
    }
    if (onGone) {
      waiting.current.set(id, end)
      addEventListener('pagehide', end)
    }
    showOrReplace({
      id,
      autoClose: undoable,
      onClose: () => waiting.current.get(id)?.(),
      message: (
        <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 12 }}>
          {message}
          <Button
            variant="default"
            size="compact-sm"
            flex="none"
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
    done: (message: string, undo: (() => void) | null, topic?: string) =>
      show(message, undo, topic ? { topic } : {}),
    later: (message: string, { undo, run }: { undo: () => void; run: () => void }) =>
      show(message, undo, { onGone: run }),
  }
}
