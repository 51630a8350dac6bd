import { NativeSelect } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OutboxItem, OutboxPage } from '../../../src/newsroom-api/contract/deliveries.ts'
import { ListDetail } from '../shell/list-detail.tsx'
import { NoMailServer } from '../shell/no-mail-server.tsx'
import { Empty, PageHead } from '../shell/page.tsx'
import { type Column, RowList } from '../shell/row-list.tsx'
import { Time } from '../shell/time.tsx'
import { usePages } from '../shell/use-pages.ts'
import { useSelected } from '../shell/use-selected.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { MailDetail } from './mail-detail.tsx'
import { MailState } from './mail-state.tsx'

const states = ['open', 'failed', 'accepted', 'cancelled'] as const

/**
 * Mails of the system: what waits, what went out, what could not be delivered. A mail is opened on purpose only, not
 * by moving over its row: opening is recorded.
 */
export function OutboxScreen() {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [state, setState] = useState('')
  const [selected, select] = useSelected()
  const list = usePages<OutboxItem, OutboxPage>('/outbox', { state })
  const open = list.items?.find(({ id }) => id === selected)
  const columns: Column<OutboxItem>[] = [
    { key: 'subject', head: t('outbox.subject'), width: 'minmax(0, 2fr)', cell: ({ subject }) => subject },
    { key: 'to', head: t('outbox.to'), width: 'minmax(0, 1.4fr)', cell: ({ to }) => to },
    { key: 'state', head: t('outbox.state'), width: '160px', cell: (mail) => <MailState mail={mail} /> },
    {
      key: 'tries',
      head: t('outbox.tries'),
      width: '60px',
      align: 'end',
      wideOnly: true,
      cell: ({ tries }) => tries,
    },
    {
      key: 'at',
      head: t('outbox.createdAt'),
      width: '110px',
      align: 'end',
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
  ]
  return (
    <>
      <PageHead title={t('outbox.title')}>
        <NativeSelect
          aria-label={t('outbox.state')}
          value={state}
          onChange={({ currentTarget }) => setState(currentTarget.value)}
          data={[
            { value: '', label: t('outbox.all') },
            ...states.map((value) => ({ value, label: t(`outbox.filter.${value}`) })),
          ]}
        />
      </PageHead>
      {list.first?.hasSmtp === false && <NoMailServer inset>{t('outbox.noSmtp')}</NoMailServer>}
      <ListDetail
        wide
        title={open?.subject ?? t('outbox.mail')}
        onClose={() => select(null)}
        list={
          <RowList
            label={t('outbox.title')}
            columns={selected ? columns.filter(({ key }) => key !== 'to' && key !== 'tries') : columns}
            items={list.items}
            idOf={({ id }) => id}
            onOpen={({ id }) => select(id)}
            selectedId={selected}
            error={list.error}
            more={list.more}
            empty={
              state ? (
                <Empty title={t('outbox.noneLikeThis')} />
              ) : (
                <Empty title={t('outbox.none')}>{t('outbox.noneHint')}</Empty>
              )
            }
          />
        }
        detail={
          selected ? (
            <MailDetail
              key={selected}
              id={selected}
              onChanged={() => void queryClient.invalidateQueries({ queryKey: ['outbox'] })}
            />
          ) : null
        }
      />
    </>
  )
}
