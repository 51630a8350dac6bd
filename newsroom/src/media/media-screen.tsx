import { Button, FileButton, SegmentedControl } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { SearchField } from '../articles/list/article-filters.tsx'
import { useMay } from '../session/session.ts'
import { ListDetail } from '../shell/list-detail.tsx'
import { Empty, Loading, PageHead, ProblemNote } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { DropArea } from './drop-area.tsx'
import { MediaDetail } from './media-detail.tsx'
import { MediaGrid } from './media-grid.tsx'
import { MediaWordsDialog } from './media-words-dialog.tsx'
import { type Media, mediaPagesQuery } from './queries.ts'
import { UploadList } from './upload-list.tsx'
import { useUploads } from './use-uploads.ts'

export type MediaSearch = { q?: string; kind?: 'picture' | 'file'; open?: string }

/** The media library: a wall of pictures, the chosen one in detail beside it; files are dropped anywhere on it. */
export function MediaScreen() {
  const t = useTexts()
  const may = useMay()
  const search = useSearch({ from: '/media' })
  const navigate = useNavigate()
  const [fresh, setFresh] = useState<Media[]>([])
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const uploads = useUploads(setFresh)
  const { q, kind, open } = search
  const change = useCallback(
    (changes: { [K in keyof MediaSearch]: MediaSearch[K] | undefined }) => {
      const next = Object.fromEntries(
        Object.entries({ q, kind, open, ...changes }).filter(([, value]) => value !== undefined),
      )
      void navigate({ to: '/media', search: next, replace: true })
    },
    [navigate, q, kind, open],
  )
  const searchFor = useCallback((words: string) => change({ q: words || undefined }), [change])
  const list = useInfiniteQuery({ ...mediaPagesQuery({ q, kind }), placeholderData: keepPreviousData })
  const items = list.data?.pages.flatMap((page) => page.items).filter(({ id }) => !hidden.has(id))
  const hide = (id: string, gone: boolean) =>
    setHidden((current) =>
      gone ? new Set([...current, id]) : new Set([...current].filter((each) => each !== id)),
    )
  return (
    <DropArea onFiles={uploads.send}>
      <PageHead title={t('place.media')} actions={may('media.write') && <UploadButton send={uploads.send} />}>
        <SearchField value={q ?? ''} onChange={searchFor} label={t('media.search')} />
        <SegmentedControl
          size="xs"
          aria-label={t('media.kind')}
          value={kind ?? 'all'}
          onChange={(value) => change({ kind: value === 'all' ? undefined : (value as 'picture') })}
          data={[
            { value: 'all', label: t('media.all') },
            { value: 'picture', label: t('media.pictures') },
            { value: 'file', label: t('media.files') },
          ]}
        />
      </PageHead>
      <UploadList uploads={uploads.uploads} dismiss={uploads.dismiss} />
      <ListDetail
        title={t('media.detail')}
        onClose={() => change({ open: undefined })}
        detail={
          open && !hidden.has(open) ? (
            <MediaDetail key={open} id={open} onHide={(gone) => hide(open, gone)} />
          ) : null
        }
        list={
          list.error ? (
            <ProblemNote error={list.error} retry={() => void list.refetch()} />
          ) : !items ? (
            <Loading />
          ) : (
            <MediaGrid
              items={items}
              selected={new Set(open ? [open] : [])}
              onSelect={(media) => change({ open: media.id })}
              more={
                list.hasNextPage
                  ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage }
                  : undefined
              }
              empty={
                q ? (
                  <Empty title={t('media.noneFound', { q })} />
                ) : (
                  <Empty
                    title={t('media.emptyTitle')}
                    action={may('media.write') && <UploadButton send={uploads.send} />}
                  >
                    {t('media.empty')}
                  </Empty>
                )
              }
            />
          )
        }
      />
      {fresh.length > 0 && <MediaWordsDialog media={fresh} onClose={() => setFresh([])} />}
    </DropArea>
  )
}

function UploadButton({ send }: { send: (files: File[]) => void }) {
  const t = useTexts()
  return (
    <FileButton onChange={send} accept="image/*,application/pdf" multiple>
      {(props) => <Button {...props}>{t('media.upload')}</Button>}
    </FileButton>
  )
}
