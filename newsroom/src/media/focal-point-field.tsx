import type { KeyboardEvent, PointerEvent } from 'react'
import { useTexts } from '../texts/use-texts.tsx'
import { moved, type Point, pointAt } from './focal-point.ts'
import styles from './media.module.css'
import { type Media, pictureAddress } from './queries.ts'

type Props = { media: Media; point: Point | null; onChange: (point: Point) => void; readOnly: boolean }

/** The point that crops keep in view: set with a click, moved with the arrow keys; two crops show what it does. */
export function FocalPointField({ media, point, onChange, readOnly }: Props) {
  const t = useTexts()
  const { x, y } = point ?? { x: 0.5, y: 0.5 }
  const place = (event: PointerEvent<HTMLElement>) => {
    if (readOnly || (event.type === 'pointermove' && event.buttons !== 1)) return
    onChange(pointAt({ x: event.clientX, y: event.clientY }, event.currentTarget.getBoundingClientRect()))
  }
  const byKey = (event: KeyboardEvent) => {
    const next = readOnly ? null : moved({ x, y }, event.key, event.shiftKey)
    if (!next) return
    event.preventDefault()
    onChange(next)
  }
  const position = `${x * 100}% ${y * 100}%`
  return (
    <div className={styles.focal}>
      <div className={styles.focalPicture} onPointerDown={place} onPointerMove={place}>
        <img
          src={pictureAddress(media, 640)}
          alt={media.alt ?? ''}
          width={media.width ?? undefined}
          height={media.height ?? undefined}
          draggable={false}
        />
        {!readOnly && (
          <span
            className={styles.focalHandle}
            style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
            role="slider"
            tabIndex={0}
            aria-label={t('media.focalPoint')}
            aria-valuenow={Math.round(x * 100)}
            aria-valuetext={`${Math.round(x * 100)} %, ${Math.round(y * 100)} %`}
            onKeyDown={byKey}
          />
        )}
      </div>
      {!readOnly && <p className="small soft">{t('media.focalPointHint')}</p>}
      <section className={styles.crops} aria-label={t('media.crops')}>
        {['16 / 9', '1'].map((ratio) => (
          <img
            key={ratio}
            src={pictureAddress(media, 480)}
            alt=""
            style={{ aspectRatio: ratio, objectPosition: position }}
          />
        ))}
      </section>
    </div>
  )
}
