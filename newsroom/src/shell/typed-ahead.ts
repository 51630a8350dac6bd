/**
 * What is typed between a key that opens a place for writing and the moment when that place is there. It must neither
 * be lost nor work as shortcuts: N and then „Große Pläne“ is a headline, not a walk through the rooms. Until then the
 * cursor stands in a field that nobody sees, where everything works that works in fields, dead keys too.
 */
let field: HTMLTextAreaElement | null = null

/** The longest that the cursor waits there, in milliseconds: whatever was to come then did not. */
const atMost = 5_000

/** Catches what is typed until `takeTyped` is called, until one goes elsewhere, or for some seconds. */
export function catchTyping(label: string): void {
  takeTyped()
  const catcher = document.createElement('textarea')
  catcher.className = 'visually-hidden'
  catcher.setAttribute('aria-label', label)
  catcher.addEventListener('keydown', (event) => {
    // The key that opened the place may still be held down.
    if (event.repeat && catcher.value === '') event.preventDefault()
  })
  catcher.onblur = () => leave(catcher)
  setTimeout(() => leave(catcher), atMost)
  document.body.append(catcher)
  catcher.focus()
  field = catcher
}

/** What was typed meanwhile, empty when nothing was. */
export function takeTyped(): string {
  const typed = field?.value ?? ''
  if (field) leave(field)
  return typed.replace(/\s*\n+\s*/g, ' ')
}

function leave(catcher: HTMLTextAreaElement): void {
  if (field === catcher) field = null
  // A field that is removed loses the cursor, and would be removed again.
  catcher.onblur = null
  catcher.remove()
}
