import type { CSSProperties } from 'react'
import { useTexts } from '../texts/use-texts.tsx'
import styles from './media.module.css'
import { type Media, pictureAddress, useMedia } from './queries.ts'

type Props = {
  mediaId: string | null
  alt?: string | null
  width: number
  className?: string | undefined
  crop?: 'wide' | 'square'
}

/** A picture of the library by its id; its place is kept in its colour until it has loaded. */
export function MediaPicture({ mediaId, alt, ...props }: Props) {
  const t = useTexts()
  const { data: media, isError } = useMedia(mediaId)
  if (isError) return <div className={styles.missing}>{t('media.missing')}</div>
  if (!media) return <div className={styles.missing} />
  return <Picture media={media} alt={alt ?? media.alt ?? ''} {...props} />
}

export function Picture({
  media,
  alt,
  width,
  className,
  crop,
}: { media: Media; alt: string } & Omit<Props, 'mediaId' | 'alt'>) {
  const shown = crop && media.previews ? media.previews[crop] : media
  const style: CSSProperties = { backgroundColor: media.color ?? 'var(--ground)' }
  if (crop)
    Object.assign(style, {
      aspectRatio: crop === 'wide' ? '16 / 9' : '1',
      objectFit: 'cover',
      width: '100%',
      height: 'auto',
    })
  return (
    <img
      src={pictureAddress(media, width, crop)}
      alt={alt}
      width={shown.width ?? undefined}
      height={shown.height ?? undefined}
      loading="lazy"
      decoding="async"
      draggable={false}
      className={className}
      style={style}
    />
  )
}
