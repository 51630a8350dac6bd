import { imports } from '../texts/de/imports.ts'
import type { TextKey, Texts } from '../texts/texts.ts'

const isKey = (key: string): key is TextKey & keyof typeof imports => Object.hasOwn(imports, key)

/** Why something did not arrive as it was. One that this newsroom does not know yet is shown as it is named. */
export function reasonWords(t: Texts, reason: string): string {
  const key = `imports.reason.${reason}`
  return isKey(key) ? t(key) : reason
}

/** What a note is about; a type of content that is known only there is shown as it is named. */
export function subjectWords(t: Texts, subject: string): string {
  const key = `imports.subject.${subject}`
  return isKey(key) ? t(key) : subject
}

/** Why a file cannot be read. */
export function refusalWords(t: Texts, refusal: string | null): string {
  const key = `imports.refusal.${refusal}`
  return isKey(key) ? t(key) : t('imports.refusal.unreadable')
}
