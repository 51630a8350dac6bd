import { Button, Group, Modal } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ProblemNote } from '../shell/page.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './media.module.css'
import { Picture } from './media-picture.tsx'
import { MediaWordsForm } from './media-words-form.tsx'
import { changeMedia, type Media, mediaQuery } from './queries.ts'

/** After an upload, asks for each picture in turn what readers need: alternative text and credit. */
export function MediaWordsDialog({ media, onClose }: { media: readonly Media[]; onClose: () => void }) {
  const [index, setIndex] = useState(0)
  const current = media[index]
  const next = () => (index + 1 < media.length ? setIndex(index + 1) : onClose())
  if (!current) return null
  return (
    <WordsOf
      key={current.id}
      media={current}
      position={{ number: index + 1, of: media.length }}
      next={next}
      onClose={onClose}
    />
  )
}

type Props = { media: Media; position: { number: number; of: number }; next: () => void; onClose: () => void }

function WordsOf({ media, position, next, onClose }: Props) {
  const t = useTexts()
  const queryClient = useQueryClient()
  const [words, setWords] = useState({
    alt: media.alt,
    caption: media.caption,
    credit: media.credit ?? media.proposed.credit,
  })
  const save = useMutation({
    mutationFn: () => changeMedia(media, words),
    onSuccess: (saved) => {
      queryClient.setQueryData(mediaQuery(saved.id).queryKey, saved)
      next()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={position.of > 1 ? t('media.wordsOf', position) : t('media.words')}
      size={760}
    >
      <form onSubmit={submit} className={styles.wordsDialog}>
        {media.kind === 'picture' && (
          <Picture media={media} alt="" width={480} className={styles.wordsPicture} />
        )}
        <div>
          <MediaWordsForm media={media} words={words} onChange={setWords} />
          <ProblemNote error={save.error} />
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={next}>
              {t('media.wordsLater')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('action.save')}
            </Button>
          </Group>
        </div>
      </form>
    </Modal>
  )
}
