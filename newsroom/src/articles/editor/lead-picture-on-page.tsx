import { memo } from 'react'
import { MediaPicture } from '../../media/media-picture.tsx'
import { useMedia } from '../../media/queries.ts'
import type { LeadPicture } from '../draft.ts'
import styles from './editor.module.css'

/** The lead picture where readers see it; chosen and worded in the side panel. */
export const LeadPictureOnPage = memo(function LeadPictureOnPage({
  picture,
}: {
  picture: LeadPicture | null
}) {
  const { data: media } = useMedia(picture?.mediaId ?? null)
  if (!picture) return null
  const caption = picture.caption ?? media?.caption
  const credit = picture.credit ?? media?.credit
  return (
    <figure className={styles.lead}>
      <MediaPicture mediaId={picture.mediaId} alt={picture.alt} width={960} />
      {(caption || credit) && (
        <figcaption>
          {caption} {credit && <span className="soft">{credit}</span>}
        </figcaption>
      )}
    </figure>
  )
})
