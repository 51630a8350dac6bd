import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ListDetail } from '../shell/list-detail.tsx'
import { NoMailServer } from '../shell/no-mail-server.tsx'
import { Empty, PageHead } from '../shell/page.tsx'
import { type Column, RowList } from '../shell/row-list.tsx'
import { Time } from '../shell/time.tsx'
import { usePages } from '../shell/use-pages.ts'
import { useSelected } from '../shell/use-selected.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { MailingDetailView } from './mailing-detail.tsx'
import { MailingState, Share, useKindWords } from './mailing-state.tsx'
import { isOver, liveEvery, type Mailing, type MailingPage } from './queries.ts'

/** Mails to many: how far each is, and one of them with its message and who gets it. Opening one is recorded. */
export function MailingsScreen() {
  const t = useTexts()
  const kindWords = useKindWords()
  const [selected, select] = useSelected()
  const list = usePages<Mailing, MailingPage>('/mailings')
  useLive(list.items?.some(({ progress }) => !isOver(progress)) ?? false)
  const open = list.items?.find(({ id }) => id === selected)
  const columns: Column<Mailing>[] = [
    { key: 'subject', head: t('outbox.subject'), width: 'minmax(0, 1fr)', cell: ({ subject }) => subject },
    {
      key: 'kind',
      head: t('mailings.kind'),
      width: '150px',
      wideOnly: true,
      cell: ({ kind }) => kindWords(kind),
    },
    {
      key: 'state',
      head: t('outbox.state'),
      width: '180px',
      cell: ({ progress }) => <MailingState {...progress} />,
    },
    {
      key: 'progress',
      head: t('mailings.done'),
      width: '210px',
      cell: ({ progress }) => <Share progress={progress} />,
    },
    {
      key: 'at',
      head: t('mailings.at'),
      width: '110px',
      align: 'end',
      cell: ({ startedAt, createdAt }) => <Time at={startedAt ?? createdAt} />,
    },
  ]
  return (
    <>
      <PageHead title={t('place.mailings')} />
      {list.first?.hasSmtp === false && <NoMailServer inset>{t('mailings.noSmtp')}</NoMailServer>}
      <ListDetail
        wide
        title={open?.subject ?? t('mailings.one')}
        onClose={() => select(null)}
        list={
          <RowList
            label={t('place.mailings')}
            columns={selected ? columns.filter(({ key }) => key !== 'kind' && key !== 'progress') : columns}
            items={list.items}
            idOf={({ id }) => id}
            onOpen={({ id }) => select(id)}
            selectedId={selected}
            error={list.error}
            more={list.more}
            empty={<Empty title={t('mailings.none')}>{t('mailings.noneHint')}</Empty>}
          />
        }
        detail={selected ? <MailingDetailView key={selected} id={selected} /> : null}
      />
    </>
  )
}

/** The list is read anew while something in it moves. */
function useLive(isMoving: boolean): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    if (!isMoving) return
    const timer = setInterval(
      () => void queryClient.invalidateQueries({ queryKey: ['mailings', 'pages'] }),
      liveEvery,
    )
    return () => clearInterval(timer)
  }, [isMoving, queryClient])
}
