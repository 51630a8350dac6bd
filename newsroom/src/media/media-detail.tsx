import { Button, Group } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isApiError, remove } from '../api.ts'
import { useMay, useSite } from '../session/session.ts'
import { shortTime } from '../shell/dates.ts'
import { Loading, ProblemNote } from '../shell/page.tsx'
import { say, useUndo } from '../shell/undo.tsx'
import { useShortcuts } from '../shell/use-shortcuts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { FocalPointField } from './focal-point-field.tsx'
import styles from './media.module.css'
import { MediaWordsForm } from './media-words-form.tsx'
import { changeMedia, type Media, mediaQuery } from './queries.ts'

/** One picture or file: its words, its focal point, what it is. */
export function MediaDetail({ id, onHide }: { id: string; onHide: (gone: boolean) => void }) {
  const { data, error, refetch } = useQuery({ ...mediaQuery(id), staleTime: 5_000 })
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  // After somebody else's change the form begins anew on their state.
  return data ? <Detail key={data.version} media={data} onHide={onHide} /> : <Loading />
}

function Detail({ media, onHide }: { media: Media; onHide: (gone: boolean) => void }) {
  const t = useTexts()
  const may = useMay()
  const queryClient = useQueryClient()
  const [words, setWords] = useState({ alt: media.alt, caption: media.caption, credit: media.credit })
  const [point, setPoint] = useState(media.focalPoint)
  const changed =
    JSON.stringify({ ...words, point }) !==
    JSON.stringify({ alt: media.alt, caption: media.caption, credit: media.credit, point: media.focalPoint })
  const save = useMutation({
    mutationFn: () => changeMedia(media, { ...words, ...(point ? { focalPoint: point } : {}) }),
    onSuccess: async (saved) => {
      queryClient.setQueryData(mediaQuery(media.id).queryKey, saved)
      say(t('media.saved'))
      await queryClient.invalidateQueries({ queryKey: ['media', 'pages'] })
    },
    onError: (error) => {
      if (!isApiError(error, 412)) return
      say(t('media.changedMeanwhile'))
      void queryClient.invalidateQueries({ queryKey: mediaQuery(media.id).queryKey })
    },
  })
  useShortcuts({ 'mod+s': () => changed && save.mutate() })
  return (
    <>
      {media.kind === 'picture' && (
        <FocalPointField media={media} point={point} onChange={setPoint} readOnly={!may('media.write')} />
      )}
      {may('media.write') ? (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            save.mutate()
          }}
        >
          <MediaWordsForm media={media} words={words} onChange={setWords} />
          <ProblemNote error={save.error} />
          <Button type="submit" disabled={!changed} loading={save.isPending}>
            {t('action.save')}
          </Button>
        </form>
      ) : (
        <p>{[media.caption, media.credit].filter(Boolean).join(' · ')}</p>
      )}
      <Facts media={media} />
      <Group gap={6} mt="md">
        <Button variant="default" component="a" href={`/api/v1/media/${media.id}/original`} download>
          {t('media.original')}
        </Button>
        <Button
          variant="default"
          onClick={() =>
            void navigator.clipboard.writeText(media.url).then(() => say(t('media.addressCopied')))
          }
        >
          {t('media.copyAddress')}
        </Button>
        {may('media.remove') && <RemoveButton media={media} onHide={onHide} />}
      </Group>
    </>
  )
}

/** Goes from the screen at once and from the server when there is no way back; what is still shown somewhere stays. */
function RemoveButton({ media, onHide }: { media: Media; onHide: (gone: boolean) => void }) {
  const t = useTexts()
  const undo = useUndo()
  const queryClient = useQueryClient()
  const run = async () => {
    try {
      await remove(`/media/${media.id}`)
      await queryClient.invalidateQueries({ queryKey: ['media', 'pages'] })
    } catch (error) {
      onHide(false)
      say(t('media.stillUsed', { name: media.fileName, reason: error instanceof Error ? error.message : '' }))
    }
  }
  return (
    <Button
      variant="default"
      c="var(--mantine-color-error)"
      onClick={() => {
        onHide(true)
        undo.later(t('media.removed', { name: media.fileName }), {
          undo: () => onHide(false),
          run: () => void run(),
        })
      }}
    >
      {t('media.remove')}
    </Button>
  )
}

function Facts({ media }: { media: Media }) {
  const t = useTexts()
  const { timeZone } = useSite()
  const size = new Intl.NumberFormat(t.language, {
    style: 'unit',
    unit: media.bytes > 1_000_000 ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: 1,
  })
  return (
    <dl className={styles.facts}>
      <dt>{t('media.fileName')}</dt>
      <dd>{media.fileName}</dd>
      <dt>{t('media.size')}</dt>
      <dd>
        {media.width && media.height
          ? `${t('media.pixels', { width: media.width, height: media.height })}, `
          : ''}
        {size.format(media.bytes / (media.bytes > 1_000_000 ? 1_000_000 : 1_000))}
      </dd>
      <dt>{t('media.added')}</dt>
      <dd>{shortTime(media.createdAt, { language: t.language, timeZone })}</dd>
    </dl>
  )
}
