import { useMay } from '../session/session.ts'
import { Empty, PageHead } from '../shell/page.tsx'
import { type Column, RowList } from '../shell/row-list.tsx'
import { Time } from '../shell/time.tsx'
import { usePages } from '../shell/use-pages.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { ArchiveUpload } from './archive-upload.tsx'
import type { Import } from './queries.ts'

/** Uploaded archives and earlier imports, and where another is uploaded. */
export function ImportList({ onOpen }: { onOpen: (id: string) => void }) {
  const t = useTexts()
  const may = useMay()
  const list = usePages<Import>('/imports')
  const columns: Column<Import>[] = [
    { key: 'file', head: t('imports.file'), width: 'minmax(0, 1fr)', cell: ({ fileName }) => fileName },
    {
      key: 'state',
      head: t('imports.state'),
      width: '130px',
      cell: ({ state }) => t(`imports.state.${state}`),
    },
    { key: 'by', head: t('imports.by'), width: '160px', wideOnly: true, cell: ({ by }) => by },
    { key: 'at', head: t('imports.at'), width: '110px', align: 'end', cell: ({ at }) => <Time at={at} /> },
  ]
  return (
    <>
      <PageHead title={t('imports.title')} />
      {may('imports.run') && <ArchiveUpload onDone={({ id }) => onOpen(id)} />}
      <RowList
        label={t('imports.title')}
        columns={columns}
        items={list.items}
        idOf={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        error={list.error}
        more={list.more}
        empty={<Empty title={t('imports.none')}>{t('imports.noneHint')}</Empty>}
      />
    </>
  )
}
