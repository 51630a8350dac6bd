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

const addresses = ['email', 'contactForAuthorities', 'contactForReaders'] as const

/** Who publishes and who answers for the content. */
export function ImprintForm() {
  const t = useTexts()
  const labels = Object.fromEntries(fields.map((field) => [field, t(`settings.imprint.${field}`)])) as Record<
    keyof Imprint,
    string
  >
  const check = (values: Imprint) =>
    Object.fromEntries(
      addresses.flatMap((field) =>
        values[field].trim() && !isEmailAddress(values[field]) ? [[field, t('form.badEmail')]] : [],
      ),
    )
  return (
    <GroupForm group="imprint" labels={labels} check={check}>
      {(form) => {
        const missing = needed.filter((field) => !form.values[field].trim())
        const line = (field: keyof Imprint, most: number) => ({
          label: labels[field],
          ...form.text(field, most),
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
              <TextInput {...line('publisher', 200)} autoComplete="organization" />
              <TextInput {...line('street', 200)} autoComplete="street-address" />
              <Pair tracks="110px minmax(0, 1fr) minmax(0, 1fr)">
                <TextInput {...line('postalCode', 20)} autoComplete="postal-code" />
                <TextInput {...line('city', 120)} autoComplete="address-level2" />
                <TextInput {...line('country', 80)} autoComplete="country-name" />
              </Pair>
              <Pair>
                <TextInput {...line('email', 254)} type="email" autoComplete="email" />
                <TextInput {...line('phone', 60)} type="tel" autoComplete="tel" />
              </Pair>
              <TextInput {...line('representedBy', 300)} />
            </Fields>
            <FieldGroup
              title={t('settings.imprint.responsible')}
              hint={t('settings.imprint.responsibleHint')}
            >
              <TextInput {...line('responsiblePerson', 200)} />
              <TextInput
                {...line('responsibleAddress', 400)}
                description={t('settings.imprint.responsibleAddressHint')}
              />
            </FieldGroup>
            <FieldGroup
              title={t('settings.imprint.contactPoints')}
              hint={t('settings.imprint.contactPointsHint')}
            >
              <Pair>
                <TextInput {...line('contactForAuthorities', 254)} type="email" />
                <TextInput {...line('contactForReaders', 254)} type="email" />
              </Pair>
              <TextInput {...line('contactLanguages', 120)} placeholder={t('settings.imprint.languages')} />
            </FieldGroup>
            <FieldGroup title={t('settings.imprint.register')} hint={t('settings.imprint.registerHint')}>
              <Pair>
                <TextInput {...line('registerCourt', 120)} />
                <TextInput {...line('registerNumber', 60)} />
                <TextInput {...line('vatId', 40)} />
              </Pair>
              <Textarea
                {...line('more', 10_000)}
                description={t('settings.imprint.moreHint')}
                autosize
                minRows={3}
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
  'contactForAuthorities',
  'contactForReaders',
  'contactLanguages',
  'more',
]
