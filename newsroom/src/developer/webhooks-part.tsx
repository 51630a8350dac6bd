import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { remove } from '../api.ts'
import { ListDetail } from '../shell/list-detail.tsx'
import { type Column, RowList } from '../shell/row-list.tsx'
import { DotWord } from '../shell/state-word.tsx'
import { Time } from '../shell/time.tsx'
import { useRemoval } from '../shell/use-removal.tsx'
import { useSelected } from '../shell/use-selected.ts'
import type { Texts } from '../texts/texts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './developer.module.css'
import { NewWebhook } from './new-webhook.tsx'
import { type Webhook, webhooksQuery } from './queries.ts'
import { SecretNote } from './secret-note.tsx'
import { WebhookDetail } from './webhook-detail.tsx'

/** Addresses of programs that are told of events, each with what was sent there last. */
export function WebhooksPart() {
  const t = useTexts()
  const webhooks = useQuery(webhooksQuery)
  const removal = useRemoval()
  const [selected, select] = useSelected()
  const [fresh, setFresh] = useState<{ url: string; secret: string } | null>(null)
  const items = webhooks.data?.items.filter(({ id }) => !removal.hidden.has(id))
  const chosen = items?.find(({ id }) => id === selected)
  const adding = selected === 'new'
  const removeOne = (webhook: Webhook) => {
    select(null)
    removal.remove({
      id: webhook.id,
      message: t('developer.webhookRemoved', { url: webhook.url }),
      run: () => remove(`/webhooks/${webhook.id}`),
      list: 'webhooks',
    })
  }
  return (
    <section className={styles.part} aria-labelledby="webhooks-title">
      <div className={styles.head}>
        <h2 className={styles.title} id="webhooks-title">
          {t('developer.webhooks')}
        </h2>
        <Button variant="default" onClick={() => select('new')}>
          {t('developer.addWebhook')}
        </Button>
      </div>
      <p className={styles.hint}>{t('developer.webhooksHint')}</p>
      {fresh && (
        <SecretNote
          title={t('developer.secretOf', { url: fresh.url })}
          secret={fresh.secret}
          onClose={() => setFresh(null)}
        />
      )}
      <div className={styles.list}>
        <ListDetail
          wide
          title={adding ? t('developer.addWebhook') : (chosen?.url ?? '')}
          onClose={() => select(null)}
          list={
            <RowList
              label={t('developer.webhooks')}
              columns={
                selected ? columnsOf(t).filter(({ key }) => key === 'url' || key === 'state') : columnsOf(t)
              }
              items={items}
              idOf={({ id }) => id}
              onOpen={({ id }) => select(id)}
              onSelect={({ id }) => select(id)}
              selectedId={selected}
              error={webhooks.error ?? undefined}
              empty={<p className={styles.none}>{t('developer.noWebhooks')}</p>}
            />
          }
          detail={
            adding ? (
              <NewWebhook
                onMade={(made) => {
                  setFresh(made)
                  select(made.id)
                }}
              />
            ) : chosen ? (
              <WebhookDetail
                key={chosen.id}
                webhook={chosen}
                onSecret={(secret) => setFresh({ url: chosen.url, secret })}
                onRemove={() => removeOne(chosen)}
              />
            ) : null
          }
        />
      </div>
    </section>
  )
}

const columnsOf = (t: Texts): Column<Webhook>[] => [
  {
    key: 'url',
    head: t('developer.url'),
    width: 'minmax(0, 2fr)',
    cell: ({ url, description }) => description || url,
  },
  {
    key: 'events',
    head: t('developer.events'),
    width: 'minmax(0, 1.2fr)',
    wideOnly: true,
    cell: ({ events }) => events.map((event) => t(`developer.event.${event}`)).join(', '),
  },
  {
    key: 'state',
    head: t('developer.state'),
    width: '150px',
    cell: (webhook) => <WebhookState webhook={webhook} />,
  },
  {
    key: 'made',
    head: t('developer.made'),
    width: '110px',
    align: 'end',
    wideOnly: true,
    cell: ({ createdAt }) => <Time at={createdAt} />,
  },
]

function WebhookState({ webhook }: { webhook: Webhook }) {
  const t = useTexts()
  if (!webhook.enabled) return <DotWord tone="quiet">{t('developer.off')}</DotWord>
  if (webhook.failingSince) return <DotWord tone="bad">{t('developer.failing')}</DotWord>
  return <DotWord tone="good">{t('developer.on')}</DotWord>
}
