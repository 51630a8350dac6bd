import { NumberInput } from '@mantine/core'
import { Fields } from '../shell/fields.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { GroupForm } from './group-form.tsx'
import type { GroupValues } from './queries.ts'

type Moderation = GroupValues['moderation']

const fields = ['keepRefusedDays', 'keepNoticesDays', 'keepDecisionsDays'] as const
const [least, most] = [190, 3650]

/** How long words are kept that readers do not see. */
export function ModerationForm() {
  const t = useTexts()
  const labels = Object.fromEntries(
    fields.map((field) => [field, t(`settings.moderation.${field}`)]),
  ) as Record<keyof Moderation, string>
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
        </Fields>
      )}
    </GroupForm>
  )
}
