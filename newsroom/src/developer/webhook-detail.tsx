import { Button, Group, Switch, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, get, post } from '../api.ts'
import { isWebAddress } from '../shell/checks.ts'
import { Fields } from '../shell/fields.tsx'
import { KeptForm } from '../shell/kept-form.tsx'
import { ProblemNote } from '../shell/page.tsx'
import { RemovePart } from '../shell/remove-part.tsx'
import { Time } from '../shell/time.tsx'
import { say } from '../shell/undo.tsx'
import { useKept } from '../shell/use-kept.ts'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './developer.module.css'
import { EventsField } from './events-field.tsx'
import type { Webhook } from './queries.ts'
import { WebhookDeliveries } from './webhook-deliveries.tsx'

type Values = { url: string; description: string; events: Webhook['events']; enabled: boolean }

const storedOf = ({ url, description, events, enabled, revision }: Webhook) => ({
  values: { url, description: description ?? '', events, enabled },
  revision,
})

type Props = { webhook: Webhook; onSecret: (secret: string) => void; onRemove: () => void }

/** One address with what was sent to it last. */
export function WebhookDetail({ webhook, onSecret, onRemove }: Props) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const path = `/webhooks/${webhook.id}`
  const form = useKept<Values>(storedOf(webhook), {
    check: ({ events, url }) => ({
      ...(events.length > 0 ? {} : { events: t('developer.noEvents') }),
      ...(isWebAddress(url) ? {} : { url: t('form.badAddress') }),
    }),
    read: async () => storedOf(await get<Webhook>(path)),
    write: async (changes, { revision }) => {
      const saved = await call<Webhook>('PATCH', path, { body: changes, revision })
      void queryClient.invalidateQueries({ queryKey: ['webhooks', 'all'] })
      return storedOf(saved)
    },
  })
  const labels = {
    url: t('developer.url'),
    description: t('developer.description'),
    events: t('developer.events'),
    enabled: t('developer.enabled'),
  }
  return (
    <>
      {webhook.disabledReason && webhook.disabledReason !== 'by-hand' && (
        <p className={styles.trouble}>
          {t(`developer.disabled.${webhook.disabledReason}`)}{' '}
          {webhook.disabledAt && <Time at={webhook.disabledAt} />}
        </p>
      )}
      <KeptForm form={form} labels={labels}>
        <Fields>
          <Switch label={labels.enabled} {...form.checked('enabled')} />
          <TextInput label={labels.url} type="url" {...form.text('url')} />
          <TextInput label={labels.description} {...form.text('description', 200)} />
          <EventsField
            value={form.values.events}
            onChange={(events) => form.choose({ events })}
            error={form.state.findings.events}
          />
        </Fields>
      </KeptForm>
      <Actions webhook={webhook} onSecret={onSecret} />
      <WebhookDeliveries webhookId={webhook.id} />
      <RemovePart button={t('developer.removeWebhook')} onRemove={onRemove} />
    </>
  )
}

function Actions({ webhook, onSecret }: Pick<Props, 'webhook' | 'onSecret'>) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const ping = useMutation({
    mutationFn: () => post(`/webhooks/${webhook.id}/ping`),
    onSuccess: () => {
      say(t('developer.pinged'))
      void queryClient.invalidateQueries({ queryKey: ['webhooks', 'deliveries', webhook.id] })
    },
  })
  const renew = useMutation({
    mutationFn: () => post<{ secret: string }>(`/webhooks/${webhook.id}/secret`),
    onSuccess: ({ secret }) => onSecret(secret),
  })
  return (
    <>
      <Group gap="xs" mt="sm">
        <Button
          variant="default"
          loading={ping.isPending}
          disabled={!webhook.enabled}
          onClick={() => ping.mutate()}
        >
          {t('developer.ping')}
        </Button>
        <Button
          variant="default"
          loading={renew.isPending}
          onClick={() => renew.mutate()}
          title={t('developer.renewHint')}
        >
          {t('developer.renewSecret')}
        </Button>
      </Group>
      <ProblemNote error={ping.error ?? renew.error} />
    </>
  )
}
