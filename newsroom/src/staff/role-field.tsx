import { Radio, Stack } from '@mantine/core'
import type { Role } from '../session/session.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { roles } from './queries.ts'

type Props = { value: Role; onChange: (role: Role) => void; disabled?: boolean; error?: string | null }

/** The roles, each with what it may do. */
export function RoleField({ value, onChange, disabled = false, error }: Props) {
  const t = useTexts()
  return (
    <Radio.Group
      label={t('staff.role')}
      value={value}
      onChange={(role) => onChange(role as Role)}
      error={error}
    >
      <Stack gap={8} mt={4}>
        {roles.map((role) => (
          <Radio
            key={role}
            value={role}
            label={t(`role.${role}`)}
            description={t(`staff.may.${role}`)}
            disabled={disabled}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
