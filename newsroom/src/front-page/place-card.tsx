import { ActionIcon } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { KeyboardEvent } from 'react'
import { articleQuery } from '../articles/queries.ts'
import { MediaPicture } from '../media/media-picture.tsx'
import { Icon } from '../shell/icons.tsx'
import { StateWord } from '../shell/state-word.tsx'
import { Time, useNow } from '../shell/time.tsx'
import { useTexts } from '../texts/use-texts.tsx'
import { type BoardPin, holds, type Shown } from './board.ts'
import { useDragged, usePlace } from './drag-desk.tsx'
import styles from './front-page.module.css'

type Props = {
  shown: Shown
  isOpen: boolean
  onOpen: (articleId: string) => void
  onMove: (pin: BoardPin, by: 1 | -1) => void
  onLift: (pin: BoardPin) => void
  onPin: (pin: BoardPin) => void
}

/** One place of the page: pinned, filled by date, or empty. Articles are dropped here. */
export function PlaceCard(props: Props) {
  const t = useTexts()
  const { place, pin, story } = props.shown
  const drop = usePlace(place)
  return (
    <li
      {...drop}
      className={styles.place}
      data-place={place}
      data-pinned={pin ? true : undefined}
      data-open={props.isOpen || undefined}
    >
      <span className={styles.number} title={t(place === 1 ? 'frontPage.lead' : 'frontPage.second')}>
        {place}
      </span>
      {pin ? (
        <Pinned {...props} pin={pin} />
      ) : story ? (
        <ByDate {...props} />
      ) : (
        <p className={styles.empty}>{t(place === 1 ? 'frontPage.emptyLead' : 'frontPage.emptySecond')}</p>
      )}
    </li>
  )
}

function Pinned({ pin, shown, onOpen, onMove, onLift }: Props & { pin: BoardPin }) {
  const t = useTexts()
  const now = useNow()
  const drag = useDragged(`pin-${pin.articleId}`, { pinId: pin.articleId })
  const headline = pin.headline ?? pin.article.headline
  const byKey = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key] as 1 | -1 | undefined
    if (by) onMove(pin, by)
    else if (event.key === 'Delete' || event.key === 'Backspace') onLift(pin)
    else return
    event.preventDefault()
  }
  return (
    <>
      <PinPicture pin={pin} fallback={shown.story?.mediaId ?? null} place={shown.place} />
      <div className={styles.words}>
        <span className={styles.kicker}>{shown.story?.kicker ?? pin.article.section.name}</span>
        <button
          type="button"
          {...drag}
          className={`plain-button ${styles.headline}`}
          onClick={() => onOpen(pin.articleId)}
          onKeyDown={byKey}
          title={t('frontPage.keys')}
        >
          {headline}
        </button>
        <span className={styles.note}>
          {!holds(pin, now) && (
            <>
              <StateWord status={pin.article.status} />{' '}
              {pin.article.publishAt ? <Time at={pin.article.publishAt} /> : t('frontPage.waits')} ·{' '}
            </>
          )}
          {pin.until ? (
            <>
              {t('frontPage.until')} <Time at={pin.until} />
            </>
          ) : (
            t('frontPage.pinned')
          )}
          {pin.headline !== null && ` · ${t('frontPage.ownHeadline')}`}
          {pin.mediaId !== null && ` · ${t('frontPage.ownPicture')}`}
        </span>
      </div>
      <ActionIcon
        className={styles.lift}
        onClick={() => onLift(pin)}
        aria-label={t('frontPage.lift', { headline })}
        title={t('frontPage.liftShort')}
      >
        <Icon name="close" />
      </ActionIcon>
    </>
  )
}

/** The picture of its own, else the article's. */
function PinPicture({ pin, fallback, place }: { pin: BoardPin; fallback: string | null; place: number }) {
  const known = pin.mediaId ?? fallback
  const article = useQuery({ ...articleQuery(pin.articleId), enabled: known === null, staleTime: 60_000 })
  const mediaId = known ?? article.data?.leadPicture?.mediaId ?? null
  return mediaId ? <PlacePicture mediaId={mediaId} place={place} /> : null
}

const PlacePicture = ({ mediaId, place }: { mediaId: string; place: number }) => (
  <MediaPicture
    mediaId={mediaId}
    alt=""
    width={place === 1 ? 640 : 320}
    crop="wide"
    className={styles.picture}
  />
)

/** Nobody put it there; one key makes it stay. */
function ByDate({ shown, onPin }: Props) {
  const t = useTexts()
  const { story, place } = shown
  if (!story) return null
  const pin: BoardPin = {
    slot: 'second',
    articleId: story.id,
    headline: null,
    mediaId: null,
    until: null,
    article: {
      headline: story.headline,
      path: story.path,
      status: 'published',
      section: story.section,
      publishedAt: story.publishedAt,
      publishAt: null,
    },
  }
  return (
    <>
      {story.mediaId && <PlacePicture mediaId={story.mediaId} place={place} />}
      <div className={styles.words}>
        <span className={styles.kicker}>{story.kicker ?? story.section.name}</span>
        <button
          type="button"
          className={`plain-button ${styles.headline}`}
          onClick={() => onPin(pin)}
          title={t('frontPage.pinIt')}
        >
          {story.headline}
        </button>
        <span className={styles.note}>
          {t('frontPage.fills')} <Time at={story.publishedAt} />
        </span>
      </div>
    </>
  )
}
