import type { Texts } from '../texts/texts.ts'

/**
 * Fields never cut what is typed or pasted: what is too long stays as it is, and these sentences say by how much.
 * Lengths count as the API counts them.
 */
export function tooLong(t: Texts, text: string, most: number): string | null {
  const over = text.trim().length - most
  if (over <= 0) return null
  return t('form.tooLong', { count: over, over: number(t, over), most: number(t, most) })
}

/** How far one has come, once the end is near. */
export function nearLimit(t: Texts, text: string, most: number): string | null {
  const { length } = text.trim()
  if (length < most * 0.9 || length > most) return null
  return t('form.length', { length: number(t, length), most: number(t, most) })
}

const number = (t: Texts, value: number): string => value.toLocaleString(t.language)
