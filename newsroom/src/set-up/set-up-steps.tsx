import { PasswordInput, Radio, Select, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { SetUpInput } from '../../../src/newsroom-api/contract/set-up.ts'
import styles from '../session/door.module.css'
import { tooLong } from '../shell/limits.ts'
import type { TextKey } from '../texts/texts.ts'
import { useSetLanguage, useTexts } from '../texts/use-texts.tsx'

export type StepProps = {
  input: SetUpInput
  onChange: (changes: Partial<SetUpInput>) => void
  /** What the server found, by path. */
  errors: Record<string, string>
}

const Fields = ({ hint, children }: { hint?: string; children: ReactNode }) => (
  <>
    {hint && <p className={styles.hint}>{hint}</p>}
    <div className={styles.fields}>{children}</div>
  </>
)

export function CodeStep({ input, onChange, errors }: StepProps) {
  const t = useTexts()
  return (
    <Fields hint={t('setUp.codeHint')}>
      <TextInput
        label={t('setUp.code')}
        placeholder="XXXX-XXXX-XXXX"
        value={input.code ?? ''}
        onChange={(event) => onChange({ code: event.target.value })}
        error={errors.code}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
      />
    </Fields>
  )
}

const siteLanguages = ['de-formal', 'de-informal', 'en'] as const
type SiteLanguage = (typeof siteLanguages)[number]

export function SiteStep({ input, onChange, errors }: StepProps) {
  const t = useTexts()
  const setLanguage = useSetLanguage()
  const chosen: SiteLanguage =
    input.language === 'en' ? 'en' : input.address === 'informal' ? 'de-informal' : 'de-formal'
  const choose = (value: string) => {
    const language = value === 'en' ? 'en' : 'de'
    onChange({ language, address: value === 'de-informal' ? 'informal' : 'formal' })
    setLanguage(language)
  }
  return (
    <Fields>
      <TextInput
        label={t('setUp.siteName')}
        value={input.siteName}
        onChange={(event) => onChange({ siteName: event.target.value })}
        error={tooLong(t, input.siteName, 120) ?? errors.siteName}
      />
      <Radio.Group label={t('setUp.language')} value={chosen} onChange={choose}>
        <div className={styles.choice} style={{ gap: 8, paddingTop: 4 }}>
          {siteLanguages.map((value) => (
            <Radio key={value} value={value} label={t(`setUp.language.${value}`)} />
          ))}
        </div>
      </Radio.Group>
      <Select
        label={t('setUp.timeZone')}
        data={timeZones(input.timeZone)}
        value={input.timeZone ?? null}
        onChange={(timeZone) => timeZone && onChange({ timeZone })}
        error={errors.timeZone}
        allowDeselect={false}
        searchable
      />
    </Fields>
  )
}

const timeZones = (own: string | undefined): string[] => [
  ...new Set([...(own ? [own] : []), ...Intl.supportedValuesOf('timeZone')]),
]

export function AdministratorStep({ input, onChange, errors }: StepProps) {
  const t = useTexts()
  const { administrator } = input
  const set = (changes: Partial<SetUpInput['administrator']>) =>
    onChange({ administrator: { ...administrator, ...changes } })
  return (
    <Fields hint={t('setUp.administratorHint')}>
      <TextInput
        label={t('session.name')}
        autoComplete="name"
        value={administrator.name}
        onChange={(event) => set({ name: event.target.value })}
        error={errors['administrator.name']}
      />
      <TextInput
        label={t('session.email')}
        type="email"
        autoComplete="username"
        value={administrator.email}
        onChange={(event) => set({ email: event.target.value })}
        error={errors['administrator.email']}
      />
      <PasswordInput
        label={t('session.password')}
        description={t('session.passwordHint')}
        autoComplete="new-password"
        value={administrator.password}
        onChange={(event) => set({ password: event.target.value })}
        error={errors['administrator.password']}
      />
    </Fields>
  )
}

type ImprintField = keyof NonNullable<SetUpInput['imprint']>

export function ImprintStep({ input, onChange, errors }: StepProps) {
  const t = useTexts()
  const field = (
    name: ImprintField,
    label: TextKey,
    more: { description?: string; autoComplete?: string } = {},
  ) => (
    <TextInput
      label={t(label)}
      value={input.imprint?.[name] ?? ''}
      onChange={(event) => onChange({ imprint: { ...input.imprint, [name]: event.target.value } })}
      error={errors[`imprint.${name}`]}
      {...more}
    />
  )
  return (
    <Fields hint={t('setUp.imprintHint')}>
      {field('publisher', 'setUp.publisher', {
        description: t('setUp.publisherHint'),
        autoComplete: 'organization',
      })}
      {field('representedBy', 'setUp.representedBy')}
      {field('street', 'setUp.street', { autoComplete: 'street-address' })}
      <div className={styles.pair}>
        {field('postalCode', 'setUp.postalCode', { autoComplete: 'postal-code' })}
        {field('city', 'setUp.city', { autoComplete: 'address-level2' })}
      </div>
      {field('email', 'setUp.imprintEmail', { autoComplete: 'email' })}
      {field('phone', 'setUp.phone', { autoComplete: 'tel' })}
      {field('responsiblePerson', 'setUp.responsiblePerson')}
      {field('responsibleAddress', 'setUp.responsibleAddress')}
    </Fields>
  )
}

export function StartStep({ input, onChange }: StepProps) {
  const t = useTexts()
  return (
    <Radio.Group
      value={input.start ?? 'empty'}
      onChange={(start) => onChange({ start: start === 'demo' ? 'demo' : 'empty' })}
      aria-label={t('setUp.startTitle')}
    >
      <div className={styles.choice}>
        {(['demo', 'empty'] as const).map((start) => (
          <Radio
            key={start}
            value={start}
            label={t(`setUp.start.${start}`)}
            description={t(`setUp.start.${start}Hint`)}
          />
        ))}
      </div>
    </Radio.Group>
  )
}
