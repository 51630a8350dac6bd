import { useEffect, useRef } from 'react'
import { typographicReplacement } from './typographic.ts'

/**
 * Typographic signs in a plain field. The browser's own undo knows what was typed and its replacement as two steps,
 * so that Ctrl Z brings back what was typed.
 */
export function useTypographicField<E extends HTMLInputElement | HTMLTextAreaElement>(language: string) {
  const field = useRef<E>(null)
  useEffect(() => {
    const element = field.current
    if (!element) return
    let replacing = false
    const onBeforeInput = (event: Event) => {
      if (!(event instanceof InputEvent)) return
      const { selectionStart: start, value } = element
      if (replacing || event.inputType !== 'insertText' || event.data?.length !== 1 || start === null) return
      const replacement = typographicReplacement(value.slice(0, start), event.data, language)
      if (!replacement) return
      event.preventDefault()
      replacing = true
      // Deprecated, but the only way that leaves the browser's undo whole.
      document.execCommand('insertText', false, event.data)
      const end = element.selectionStart ?? start + 1
      element.setSelectionRange(end - replacement.remove, end)
      document.execCommand('insertText', false, replacement.insert)
      replacing = false
    }
    element.addEventListener('beforeinput', onBeforeInput)
    return () => element.removeEventListener('beforeinput', onBeforeInput)
  }, [language])
  return field
}
