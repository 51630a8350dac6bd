import type { AuditEntry } from '../../../src/newsroom-api/contract/audit.ts'
import type { Texts } from '../texts/texts.ts'

const settingsNames = [
  'site',
  'imprint',
  'look',
  'texts',
  'reading',
  'moderation',
  'mail',
  'machines',
] as const

/** What an action was done to, as people call it: its name at that time, else what the record says of it. */
export function subjectWords({ subject, detail }: Pick<AuditEntry, 'subject' | 'detail'>, t: Texts): string {
  if (subject.kind === 'settings') {
    const group = settingsNames.find((name) => name === subject.id)
    return group
      ? t(`settings.${group}`)
      : subject.id === 'navigation'
        ? t('place.navigation')
        : (subject.id ?? '')
  }
  const told = [subject.label, detail.headline, detail.title, detail.name].find(
    (word) => typeof word === 'string',
  )
  return String(told ?? subject.id ?? '')
}
