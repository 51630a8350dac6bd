import { ActionIcon } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BlockInForce } from '../../../../src/newsroom-api/contract/moderation-lists.ts'
import { get, remove } from '../../api.ts'
import { Icon } from '../../shell/icons.tsx'
import { Empty, PageHead } from '../../shell/page.tsx'
import { type Column, RowList } from '../../shell/row-list.tsx'
import { Time } from '../../shell/time.tsx'
import { useRemoval } from '../../shell/use-removal.tsx'
import { useTexts } from '../../texts/use-texts.tsx'
import { BlockForm } from './block-form.tsx'

const blocksQuery = queryOptions({
  queryKey: ['moderation', 'blocks'],
  queryFn: () => get<{ items: BlockInForce[] }>('/moderation/blocks'),
})

const nameOf = ({ writer, subject }: BlockInForce): string =>
  writer ? `${writer.name} · ${writer.email}` : subject

/** Writers and networks whose comments wait for a person for a time. */
export function BlocksScreen() {
  const t = useTexts()
  const blocks = useQuery(blocksQuery)
  const removal = useRemoval()
  const [renewed, setRenewed] = useState<BlockInForce | null>(null)
  const lift = (block: BlockInForce) =>
    removal.remove({
      id: block.id,
      message: t('blocks.lifted', { name: block.writer?.name ?? block.subject }),
      run: () => remove(`/moderation/blocks/${block.id}`),
      list: 'moderation',
    })
  const columns: Column<BlockInForce>[] = [
    { key: 'who', head: t('blocks.who'), width: 'minmax(0, 1.2fr)', cell: nameOf },
    { key: 'why', head: t('blocks.reason'), width: 'minmax(0, 1fr)', cell: ({ reason }) => reason },
    {
      key: 'kind',
      head: t('blocks.kind'),
      width: '80px',
      wideOnly: true,
      cell: ({ kind }) => t(`blocks.kind.${kind}`),
    },
    {
      key: 'by',
      head: t('blocks.by'),
      width: '140px',
      wideOnly: true,
      cell: ({ madeBy }) => madeBy ?? '–',
    },
    {
      key: 'until',
      head: t('blocks.until'),
      width: '116px',
      align: 'end',
      cell: ({ until }) => (
        <>
          <span className="visually-hidden">{t('blocks.until')} </span>
          <Time at={until} />
        </>
      ),
    },
    {
      key: 'lift',
      head: '',
      width: '28px',
      cell: (block) => (
        <ActionIcon
          aria-label={t('blocks.lift', { name: nameOf(block) })}
          title={t('blocks.liftShort')}
          onClick={(event) => {
            event.stopPropagation()
            lift(block)
          }}
        >
          <Icon name="trash" />
        </ActionIcon>
      ),
    },
  ]
  return (
    <>
      <PageHead title={t('place.blocks')} />
      <BlockForm
        key={renewed?.id ?? ''}
        start={renewed && { who: renewed.writer?.email ?? renewed.subject, reason: renewed.reason }}
        onDone={() => setRenewed(null)}
      />
      <RowList
        label={t('place.blocks')}
        columns={columns}
        items={blocks.data?.items.filter(({ id }) => !removal.hidden.has(id))}
        idOf={({ id }) => id}
        onOpen={setRenewed}
        selectedId={renewed?.id}
        error={blocks.error}
        empty={<Empty title={t('blocks.none')}>{t('blocks.noneHint')}</Empty>}
      />
    </>
  )
}
