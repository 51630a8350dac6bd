/**
 * What is typed between a key that opens a place for writing and the moment when that place is there. It must neither
 * be lost nor work as shortcuts: „n“ and then „Große Pläne“ is a headline, not a walk through the rooms.
 */
let caught = ''
let stop = () => {}

/** The longest that keys are held back, in milliseconds: whatever was to come then did not. */
const atMost = 5_000

/** Catches keys until `takeTyped` is called, until somebody writes or clicks elsewhere, or for some seconds. */
export function catchTyping(): void {
  stop()
  caught = ''
  const onKeyDown = (event: KeyboardEvent) => {
    const next = typedAfter(caught, event)
    if (next === null) return
    event.preventDefault()
    event.stopImmediatePropagation()
    caught = next
  }
  const end = () => {
    caught = ''
    stop()
  }
  const timer = setTimeout(end, atMost)
  addEventListener('keydown', onKeyDown, true)
  addEventListener('pointerdown', end, true)
  stop = () => {
    clearTimeout(timer)
    removeEventListener('keydown', onKeyDown, true)
    removeEventListener('pointerdown', end, true)
    stop = () => {}
  }
}

/** What was typed meanwhile; from now on keys go where the cursor is. */
export function takeTyped(): string {
  stop()
  const typed = caught
  caught = ''
  return typed
}

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'getModifierState'>

/** The text after one more key; null for keys that write nothing. */
export function typedAfter(text: string, event: Key): string | null {
  // The key that opened the place may still be held down.
  if (event.repeat && text === '') return ''
  const isChord = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph')
  if (isChord) return null
  if (event.key === 'Backspace') return text.slice(0, -1)
  return event.key.length === 1 ? text + event.key : null
}
