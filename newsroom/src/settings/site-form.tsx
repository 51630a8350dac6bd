import { NativeSelect, SegmentedControl, Select, TextInput } from '@mantine/core'
import { isEmailAddress } from '../shell/checks.ts'
import { FieldGroup, Fields, Pair } from '../shell/fields.tsx'
import type { Texts } from '../texts/texts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { countriesIn } from './countries.ts'
import { GroupForm } from './group-form.tsx'

const timeZones = Intl.supportedValuesOf('timeZone')

/** Name, language, time and place of the paper. */
export function SiteForm() {
  const t = useTexts()
  const labels = {
    name: t('settings.site.name'),
    tagline: t('settings.site.tagline'),
    language: t('settings.site.language'),
    address: t('settings.site.address'),
    timeZone: t('settings.site.timeZone'),
    country: t('settings.site.country'),
    contactEmail: t('settings.site.contactEmail'),
  }
  const check = ({ name, contactEmail }: { name: string; contactEmail: string }) => ({
    ...(name.trim() ? {} : { name: t('form.missing') }),
    ...(contactEmail.trim() && !isEmailAddress(contactEmail) ? { contactEmail: t('form.badEmail') } : {}),
  })
  return (
    <GroupForm group="site" labels={labels} check={check}>
      {(form) => (
        <>
          <Fields>
            <TextInput label={labels.name} {...form.text('name', 120)} required />
            <TextInput
              label={labels.tagline}
              description={t('settings.site.taglineHint')}
              {...form.text('tagline', 200)}
            />
            <TextInput
              label={labels.contactEmail}
              description={t('settings.site.contactEmailHint')}
              {...form.text('contactEmail', 254)}
              type="email"
            />
          </Fields>
          <FieldGroup title={t('settings.site.where')}>
            <Pair>
              <NativeSelect
                label={labels.language}
                data={languagesOf(t)}
                value={form.values.language}
                onChange={({ currentTarget }) =>
                  form.choose({ language: currentTarget.value as 'de' | 'en' })
                }
              />
              <Select
                label={labels.country}
                data={countriesIn(t.language)}
                searchable
                {...form.chosen('country')}
              />
              <Select
                label={labels.timeZone}
                data={timeZones}
                searchable
                allowDeselect={false}
                {...form.chosen('timeZone')}
              />
            </Pair>
            {form.values.language === 'de' && (
              <div>
                <p className="small soft" id="address-label">
                  {labels.address}
                </p>
                <SegmentedControl
                  aria-labelledby="address-label"
                  data={[
                    { value: 'formal', label: t('settings.site.formal') },
                    { value: 'informal', label: t('settings.site.informal') },
                  ]}
                  {...form.chosen('address')}
                />
              </div>
            )}
          </FieldGroup>
        </>
      )}
    </GroupForm>
  )
}

const languagesOf = (t: Texts) => [
  { value: 'de', label: t('settings.site.german') },
  { value: 'en', label: t('settings.site.english') },
]
