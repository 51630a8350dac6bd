import { Button, Group, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { MediaPicker } from '../../../media/media-picker.tsx'
import { MediaPicture } from '../../../media/media-picture.tsx'
import { useMedia } from '../../../media/queries.ts'
import { useTexts } from '../../../texts/use-texts.tsx'
import type { LeadPicture } from '../../draft.ts'
import { useFindingWords } from '../use-finding-words.ts'
import styles from './panel.module.css'
import { Part } from './part.tsx'
import type { PartProps } from './side-panel.tsx'

/** The picture over the article and in lists. Words given here win over the library's for this article. */
export function LeadPicturePart({ draft, findings, onChange, readOnly }: PartProps) {
  const t = useTexts()
  const [picking, setPicking] = useState(false)
  const picture = draft.leadPicture
  const wrong = useFindingWords(findings)('leadPicture')
  const { data: media } = useMedia(picture?.mediaId ?? null)
  const set = (changes: Partial<LeadPicture>) =>
    picture && onChange({ leadPicture: { ...picture, ...changes } })
  return (
    <Part
      name="picture"
      title={t('articles.leadPicture')}
      note={picture ? (media?.fileName ?? '') : t('panel.none')}
      openAtFirst
      wrong={wrong !== null}
    >
      {wrong && (
        <p className="error small" role="status">
          {wrong}
        </p>
      )}
      {picture && (
        <div className={styles.leadPicture}>
          <MediaPicture mediaId={picture.mediaId} alt={picture.alt} width={480} />
        </div>
      )}
      {!readOnly && (
        <Group gap={6}>
          <Button variant="default" onClick={() => setPicking(true)}>
            {picture ? t('panel.changePicture') : t('panel.choosePicture')}
          </Button>
          {picture && (
            <Button variant="default" onClick={() => onChange({ leadPicture: null })}>
              {t('action.remove')}
            </Button>
          )}
        </Group>
      )}
      {picture && (
        <>
          <Textarea
            label={t('media.alt')}
            placeholder={media?.alt ?? ''}
            value={picture.alt ?? ''}
            onChange={(event) => set({ alt: event.target.value || null })}
            error={picture.alt === null && media?.alt === null ? t('media.altMissing') : null}
            readOnly={readOnly}
            autosize
            minRows={2}
          />
          <Textarea
            label={t('media.caption')}
            placeholder={media?.caption ?? ''}
            value={picture.caption ?? ''}
            onChange={(event) => set({ caption: event.target.value || null })}
            readOnly={readOnly}
            autosize
          />
          <TextInput
            label={t('media.credit')}
            placeholder={media?.credit ?? ''}
            value={picture.credit ?? ''}
            onChange={(event) => set({ credit: event.target.value || null })}
            error={!picture.credit && media && !media.credit ? t('media.creditMissing') : null}
            readOnly={readOnly}
          />
        </>
      )}
      {picking && (
        <MediaPicker
          title={t('articles.leadPicture')}
          onClose={() => setPicking(false)}
          onPick={([chosen]) => {
            setPicking(false)
            if (chosen)
              onChange({ leadPicture: { mediaId: chosen.id, alt: null, caption: null, credit: null } })
          }}
        />
      )}
    </Part>
  )
}
