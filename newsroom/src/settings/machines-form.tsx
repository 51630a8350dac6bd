import { NumberInput, Switch } from '@mantine/core'
import { FieldGroup, Fields } from '../shell/fields.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { GroupForm } from './group-form.tsx'

/** What programs are told: text and data mining, caches. */
export function MachinesForm() {
  const t = useTexts()
  const labels = {
    reserveTextAndDataMining: t('settings.machines.reserve'),
    sharedMaxAge: t('settings.machines.sharedMaxAge'),
  }
  return (
    <GroupForm group="machines" labels={labels}>
      {(form) => (
        <>
          <Fields>
            <Switch
              label={labels.reserveTextAndDataMining}
              description={t('settings.machines.reserveHint')}
              {...form.checked('reserveTextAndDataMining')}
            />
          </Fields>
          <FieldGroup title={t('settings.machines.cache')}>
            <NumberInput
              label={labels.sharedMaxAge}
              description={t('settings.machines.sharedMaxAgeHint')}
              value={form.values.sharedMaxAge}
              onChange={(value) => form.change({ sharedMaxAge: Number(value) || 0 })}
              error={form.state.findings.sharedMaxAge}
              min={0}
              max={31_536_000}
              allowDecimal={false}
              suffix={` ${t('settings.machines.seconds')}`}
              styles={{ wrapper: { maxWidth: 200 } }}
            />
          </FieldGroup>
        </>
      )}
    </GroupForm>
  )
}
