import { Button, FileButton, Group, Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Icon } from '../shell/icons.tsx'
import { Loading, ProblemNote } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { DropArea } from './drop-area.tsx'
import { MediaGrid } from './media-grid.tsx'
import { MediaWordsDialog } from './media-words-dialog.tsx'
import { type Media, mediaPagesQuery } from './queries.ts'
import { UploadList } from './upload-list.tsx'
import { useUploads } from './use-uploads.ts'

type Props = { title: string; many?: boolean; onPick: (media: Media[]) => void; onClose: () => void }

/** Chooses pictures of the library, or uploads new ones, for which it asks for alternative text and credit. */
export function MediaPicker({ title, many, onPick, onClose }: Props) {
  const t = useTexts()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 200)
  const [chosen, setChosen] = useState<Media[]>([])
  const [fresh, setFresh] = useState<Media[]>([])
  const list = useInfiniteQuery(mediaPagesQuery({ q, kind: 'picture' }))
  const uploads = useUploads((media) => {
    setFresh(media)
    setChosen((current) => (many ? [...current, ...media] : media.slice(0, 1)))
  })
  const toggle = (media: Media) => {
    if (!many) return setChosen([media])
    setChosen((current) =>
      current.some(({ id }) => id === media.id)
        ? current.filter(({ id }) => id !== media.id)
        : [...current, media],
    )
  }
  return (
    <>
      <Modal opened onClose={onClose} title={title} size={980}>
        <DropArea onFiles={uploads.send}>
          <Group mb="sm" wrap="nowrap">
            <TextInput
              flex={1}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              placeholder={t('media.search')}
              aria-label={t('media.search')}
              leftSection={<Icon name="search" />}
              data-autofocus
            />
            <FileButton onChange={(files) => uploads.send(files)} accept="image/*" multiple>
              {(props) => (
                <Button {...props} variant="default" size="sm">
                  {t('media.upload')}
                </Button>
              )}
            </FileButton>
          </Group>
          <UploadList uploads={uploads.uploads} dismiss={uploads.dismiss} />
          <div style={{ height: 'min(54vh, 520px)', overflowY: 'auto', margin: '0 -8px' }}>
            {list.isError && <ProblemNote error={list.error} />}
            {list.data ? (
              <MediaGrid
                items={list.data.pages.flatMap(({ items }) => items)}
                selected={new Set(chosen.map(({ id }) => id))}
                onSelect={toggle}
                onOpen={(media) =>
                  onPick(many ? [...chosen.filter(({ id }) => id !== media.id), media] : [media])
                }
                more={
                  list.hasNextPage
                    ? { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage }
                    : undefined
                }
                empty={<p className="soft">{q ? t('media.noneFound', { q }) : t('media.empty')}</p>}
              />
            ) : (
              !list.isError && <Loading />
            )}
          </div>
        </DropArea>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button disabled={chosen.length === 0} onClick={() => onPick(chosen)}>
            {many && chosen.length > 0 ? t('media.insert', { count: chosen.length }) : t('media.choose')}
          </Button>
        </Group>
      </Modal>
      {fresh.length > 0 && <MediaWordsDialog media={fresh} onClose={() => setFresh([])} />}
    </>
  )
}
