import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { GroupForm } from '../settings/group-form.tsx'
import type { GroupValues } from '../settings/queries.ts'
import { isEmailAddress } from '../shell/checks.ts'
import { Fields } from '../shell/fields.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { BouncesPart } from './bounces-part.tsx'
import { DkimPart } from './dkim-part.tsx'
import styles from './mail.module.css'
import { mailStateQuery } from './queries.ts'
import { SuppressionsPart } from './suppressions-part.tsx'

/** Everything about mails that leave: sender, signature, what comes back, who gets none. */
export function MailDesk() {
  return (
    <>
      <div className={styles.form}>
        <SenderForm />
      </div>
      <DkimPart />
      <BouncesPart />
      <SuppressionsPart />
    </>
  )
}

function SenderForm() {
  const t = useTexts()
  const { data } = useQuery(mailStateQuery)
  const labels = {
    senderAddress: t('settings.mail.senderAddress'),
    bounceAddress: t('settings.mail.bounceAddress'),
  }
  const check = (values: GroupValues['mail']) =>
    Object.fromEntries(
      (['senderAddress', 'bounceAddress'] as const).flatMap((field) =>
        values[field].trim() && !isEmailAddress(values[field]) ? [[field, t('form.badEmail')]] : [],
      ),
    )
  return (
    <GroupForm group="mail" labels={labels} check={check}>
      {(form) => (
        <Fields>
          <TextInput
            label={labels.senderAddress}
            description={t('settings.mail.senderAddressHint', { sender: data?.sender ?? '…' })}
            {...form.text('senderAddress', 254)}
            type="email"
          />
          <TextInput
            label={labels.bounceAddress}
            description={t('settings.mail.bounceAddressHint')}
            {...form.text('bounceAddress', 254)}
            type="email"
          />
        </Fields>
      )}
    </GroupForm>
  )
}
