import { useState } from 'react'
import { useTexts } from '../texts/use-texts.tsx'
import { type Board, type BoardPin, liftPin, movePin, type PlaceNumber, placesOf } from './board.ts'
import styles from './front-page.module.css'
import { PlaceCard } from './place-card.tsx'
import type { FrontPage } from './queries.ts'

type Props = {
  board: Board
  shown: FrontPage['shown']
  change: (board: Board) => void
  place: (pin: BoardPin, at: PlaceNumber) => void
  open: string | null
  setOpen: (articleId: string | null) => void
}

/** The top of the page in small: the lead, the second rank, and in grey what follows by itself. */
export function BoardView({ board, shown, change, place, open, setOpen }: Props) {
  const t = useTexts()
  const [said, setSaid] = useState('')
  const places = placesOf(board, shown)
  const atTop = new Set(places.map(({ pin, story }) => pin?.articleId ?? story?.id))
  const after = shown.latest.filter(({ id }) => !atTop.has(id)).slice(0, 6)
  const move = (pin: BoardPin, by: 1 | -1) => {
    const next = movePin(board, pin.articleId, by)
    change(next)
    const now = placesOf(next, shown).find((each) => each.pin?.articleId === pin.articleId)
    if (now) setSaid(t('frontPage.movedTo', { headline: pin.article.headline, place: now.place }))
  }
  const lift = (pin: BoardPin) => {
    change(liftPin(board, pin.articleId))
    setSaid(t('frontPage.lifted', { headline: pin.article.headline }))
    if (open === pin.articleId) setOpen(null)
  }
  return (
    <section className={styles.board} aria-label={t('frontPage.board')}>
      <ol className={`plain-list ${styles.places}`}>
        {places.map((each) => (
          <PlaceCard
            key={each.pin?.articleId ?? each.story?.id ?? `empty-${each.place}`}
            shown={each}
            isOpen={each.pin !== null && each.pin.articleId === open}
            onOpen={setOpen}
            onMove={move}
            onLift={lift}
            onPin={(pin) => place(pin, each.place)}
          />
        ))}
      </ol>
      {after.length > 0 && (
        <div className={styles.after}>
          <h2>{t('frontPage.byDate')}</h2>
          <ul className="plain-list">
            {after.map(({ id, headline, section }) => (
              <li key={id}>
                <span>{headline}</span>
                <span className="small soft">{section.name}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </section>
  )
}
