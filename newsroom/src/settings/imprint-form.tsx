import { Textarea, TextInput } from '@mantine/core'
import { isEmailAddress } from '../shell/checks.ts'
import { FieldGroup, Fields, Pair } from '../shell/fields.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { GroupForm } from './group-form.tsx'
import type { GroupValues } from './queries.ts'
import styles from './settings.module.css'

type Imprint = GroupValues['imprint']

/** What § 5 DDG and § 18 (2) MStV ask of everybody who publishes journalism. */
const needed = ['publisher', 'street', 'postalCode', 'city', 'email', 'responsiblePerson'] as const

/** Who publishes and who answers for the content. */
export function ImprintForm() {
  const t = useTexts()
  const labels = Object.fromEntries(fields.map((field) => [field, t(`settings.imprint.${field}`)])) as Record<
    keyof Imprint,
    string
  >
  const check = ({ email }: Imprint) =>
    email.trim() && !isEmailAddress(email) ? { email: t('form.badEmail') } : {}
  return (
    <GroupForm group="imprint" labels={labels} check={check}>
      {(form) => {
        const missing = needed.filter((field) => !form.values[field].trim())
        const line = (field: keyof Imprint) => ({
          label: labels[field],
          ...form.text(field),
          withAsterisk: needed.some((each) => each === field),
        })
        return (
          <>
            {missing.length > 0 && (
              <p className={styles.needed}>
                {t('settings.imprint.missing', { fields: missing.map((field) => labels[field]).join(', ') })}
              </p>
            )}
            <Fields>
              <TextInput {...line('publisher')} autoComplete="organization" maxLength={200} />
              <TextInput {...line('street')} autoComplete="street-address" maxLength={200} />
              <Pair tracks="110px minmax(0, 1fr) minmax(0, 1fr)">
                <TextInput {...line('postalCode')} autoComplete="postal-code" maxLength={20} />
                <TextInput {...line('city')} autoComplete="address-level2" maxLength={120} />
                <TextInput {...line('country')} autoComplete="country-name" maxLength={80} />
              </Pair>
              <Pair>
                <TextInput {...line('email')} type="email" autoComplete="email" maxLength={254} />
                <TextInput {...line('phone')} type="tel" autoComplete="tel" maxLength={60} />
              </Pair>
              <TextInput {...line('representedBy')} maxLength={300} />
            </Fields>
            <FieldGroup
              title={t('settings.imprint.responsible')}
              hint={t('settings.imprint.responsibleHint')}
            >
              <TextInput {...line('responsiblePerson')} maxLength={200} />
              <TextInput
                {...line('responsibleAddress')}
                description={t('settings.imprint.responsibleAddressHint')}
                maxLength={400}
              />
            </FieldGroup>
            <FieldGroup title={t('settings.imprint.register')} hint={t('settings.imprint.registerHint')}>
              <Pair>
                <TextInput {...line('registerCourt')} maxLength={120} />
                <TextInput {...line('registerNumber')} maxLength={60} />
                <TextInput {...line('vatId')} maxLength={40} />
              </Pair>
              <Textarea
                {...line('more')}
                description={t('settings.imprint.moreHint')}
                autosize
                minRows={3}
                maxLength={10_000}
              />
            </FieldGroup>
          </>
        )
      }}
    </GroupForm>
  )
}

const fields: readonly (keyof Imprint)[] = [
  'publisher',
  'street',
  'postalCode',
  'city',
  'country',
  'representedBy',
  'email',
  'phone',
  'registerCourt',
  'registerNumber',
  'vatId',
  'responsiblePerson',
  'responsibleAddress',
  'more',
]
