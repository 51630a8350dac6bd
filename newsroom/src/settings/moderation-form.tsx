import { NumberInput, Switch } from '@mantine/core'
import { Fields } from '../shell/fields.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { GroupForm } from './group-form.tsx'
import type { GroupValues } from './queries.ts'

type Moderation = GroupValues['moderation']

const fields = ['keepRefusedDays', 'keepNoticesDays', 'keepDecisionsDays'] as const
const [least, most] = [190, 3650]

/** How long words are kept that readers do not see, and what readers see of moderation. */
export function ModerationForm() {
  const t = useTexts()
  const names = [...fields, 'transparencyPage'] as const
  const labels = Object.fromEntries(names.map((name) => [name, t(`settings.moderation.${name}`)])) as Record<
    keyof Moderation,
    string
  >
  const check = (values: Moderation) =>
    Object.fromEntries(
      fields.flatMap((field) =>
        values[field] >= least && values[field] <= most
          ? []
          : [[field, t('form.between', { min: least, max: most })]],
      ),
    )
  return (
    <GroupForm group="moderation" labels={labels} check={check}>
      {(form) => (
        <Fields>
          {fields.map((field) => (
            <NumberInput
              key={field}
              label={labels[field]}
              description={t(`settings.moderation.${field}Hint`)}
              value={form.values[field]}
              onChange={(value) => form.change({ [field]: Number(value) || 0 })}
              error={form.state.findings[field]}
              min={least}
              max={most}
              allowDecimal={false}
              suffix={` ${t('settings.moderation.days')}`}
              styles={{ wrapper: { maxWidth: 200 } }}
            />
          ))}
          <Switch
            label={labels.transparencyPage}
            description={t('settings.moderation.transparencyPageHint')}
            {...form.checked('transparencyPage')}
          />
        </Fields>
      )}
    </GroupForm>
  )
}
