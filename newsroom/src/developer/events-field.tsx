import { Checkbox, Stack } from '@mantine/core'
import { useTexts } from '../texts/use-texts.tsx'
import { type Webhook, webhookEvents } from './queries.ts'

type Props = {
  value: Webhook['events']
  onChange: (events: Webhook['events']) => void
  error?: string | null
}

/** Of what the program wants to be told. */
export function EventsField({ value, onChange, error }: Props) {
  const t = useTexts()
  return (
    <Checkbox.Group
      label={t('developer.events')}
      value={value}
      onChange={(events) => onChange(events as Webhook['events'])}
      error={error}
    >
      <Stack gap={8} mt={4} mb={4}>
        {webhookEvents.map((event) => (
          <Checkbox key={event} value={event} label={t(`developer.event.${event}`)} description={event} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
