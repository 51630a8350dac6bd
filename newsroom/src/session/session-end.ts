const ended = 'depesche:session-ended'

/** Says that the server no longer knows who is at work. */
export const announceSessionEnd = (): void => void window.dispatchEvent(new Event(ended))

export function onSessionEnd(listener: () => void): () => void {
  window.addEventListener(ended, listener)
  return () => window.removeEventListener(ended, listener)
}
