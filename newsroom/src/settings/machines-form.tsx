import { NumberInput, Switch, TextInput } from '@mantine/core'
import { FieldGroup, Fields } from '../shell/fields.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { GroupForm } from './group-form.tsx'
import { IndexNowNote } from './index-now-note.tsx'

/** What programs are told: text and data mining, search engines, hubs, caches. */
export function MachinesForm() {
  const t = useTexts()
  const labels = {
    reserveTextAndDataMining: t('settings.machines.reserve'),
    sharedMaxAge: t('settings.machines.sharedMaxAge'),
    indexNow: t('settings.machines.indexNow'),
    indexNowEndpoint: t('settings.machines.indexNowEndpoint'),
    externalHub: t('settings.machines.externalHub'),
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
          <FieldGroup title={t('settings.machines.tell')}>
            <Switch
              label={labels.indexNow}
              description={t('settings.machines.indexNowHint')}
              {...form.checked('indexNow')}
            />
            {form.values.indexNow && (
              <>
                <IndexNowNote />
                <TextInput
                  label={labels.indexNowEndpoint}
                  description={t('settings.machines.indexNowEndpointHint')}
                  {...form.text('indexNowEndpoint', 1000)}
                  type="url"
                />
              </>
            )}
            <TextInput
              label={labels.externalHub}
              description={t('settings.machines.externalHubHint')}
              {...form.text('externalHub', 1000)}
              type="url"
            />
          </FieldGroup>
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
