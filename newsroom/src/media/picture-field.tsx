import { Button, Input } from '@mantine/core'
import { useState } from 'react'
import { useTexts } from '../texts/use-texts.tsx'
import { MediaPicker } from './media-picker.tsx'
import { MediaPicture } from './media-picture.tsx'
import styles from './picture-field.module.css'

type Props = {
  /** Also what the picker is called. */
  label: string
  /** The label is not shown where a heading says the same. */
  hidesLabel?: boolean
  description?: string
  mediaId: string | null
  onChange: (mediaId: string | null) => void
}

/** One picture of the library, or none. */
export function PictureField({ label, hidesLabel, description, mediaId, onChange }: Props) {
  const t = useTexts()
  const [picking, setPicking] = useState(false)
  return (
    <Input.Wrapper label={hidesLabel ? null : label} description={description} labelElement="div">
      <div className={styles.row}>
        {mediaId && <MediaPicture mediaId={mediaId} width={320} className={styles.picture} />}
        <Button variant="default" onClick={() => setPicking(true)}>
          {t(mediaId ? 'picture.other' : 'picture.choose')}
        </Button>
        {mediaId && (
          <Button variant="subtle" color="gray" onClick={() => onChange(null)}>
            {t('action.remove')}
          </Button>
        )}
      </div>
      {picking && (
        <MediaPicker
          title={label}
          onClose={() => setPicking(false)}
          onPick={([media]) => {
            setPicking(false)
            if (media) onChange(media.id)
          }}
        />
      )}
    </Input.Wrapper>
  )
}
