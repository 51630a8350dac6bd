import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ArticleSummary } from '../../../src/newsroom-api/contract/articles.ts'
import { Keys } from '../shell/keys.tsx'
import { Loading, PageHead, ProblemNote } from '../shell/page.tsx'
import { isChord } from '../shell/shortcuts.ts'
import { DotWord } from '../shell/state-word.tsx'
import { say } from '../shell/undo.tsx'
import { isWriting, useShortcuts } from '../shell/use-shortcuts.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { ArticleFinder } from './article-finder.tsx'
import { type BoardPin, changePin, fallenOut, type PlaceNumber, pinsOf, placePin } from './board.ts'
import { BoardView } from './board-view.tsx'
import { ConflictNote } from './conflict-note.tsx'
import { DragDesk } from './drag-desk.tsx'
import styles from './front-page.module.css'
import { PinForm } from './pin-form.tsx'
import { useBoard } from './use-board.ts'

/** The front page desk: what leads and what follows, in which words, until when. */
export function FrontPageScreen() {
  const t = useTexts()
  const desk = useBoard()
  const [open, setOpen] = useState<string | null>(null)
  useShortcuts({
    'mod+enter': desk.publish,
    'mod+s': desk.publish,
  })
  useStepBackKey(desk.stepBack)
  const { page, board } = desk
  if (page.error && !page.data) return <ProblemNote error={page.error} retry={() => void page.refetch()} />
  if (!page.data || !board) return <Loading />
  const pinned = pinsOf(board)
  const pin = pinned.find(({ articleId }) => articleId === open)
  const place = (next: BoardPin, at: PlaceNumber) => {
    const after = placePin(board, next, at)
    for (const fallen of fallenOut(board, after))
      say(t('frontPage.fellOut', { headline: fallen.article.headline }))
    desk.change(after)
  }
  const placeArticle = (article: ArticleSummary, at: PlaceNumber) => {
    const known = pinned.find(({ articleId }) => articleId === article.id)
    place(known ?? pinFor(article), at)
  }
  return (
    <>
      <PageHead title={t('place.frontPage')} actions={<Actions desk={desk} />} />
      {desk.conflict && (
        <ConflictNote
          theirs={desk.conflict}
          takeTheirs={desk.discard}
          insist={desk.insist}
          busy={desk.saving}
        />
      )}
      <ProblemNote error={desk.error} />
      <DragDesk board={board} place={place} placeArticle={placeArticle}>
        <div className={styles.desk} data-pin={pin ? true : undefined}>
          <BoardView
            board={board}
            shown={page.data.shown}
            change={desk.change}
            place={place}
            open={open}
            setOpen={setOpen}
          />
          <aside className={styles.side}>
            {pin ? (
              <PinForm
                key={pin.articleId}
                pin={pin}
                onChange={(changes) =>
                  desk.change(
                    changePin(board, pin.articleId, changes),
                    'headline' in changes ? `headline ${pin.articleId}` : null,
                  )
                }
                onClose={() => setOpen(null)}
              />
            ) : (
              <ArticleFinder board={board} place={placeArticle} />
            )}
          </aside>
        </div>
      </DragDesk>
    </>
  )
}

/** Ctrl Z goes back on the board; in a field it takes back what was typed there, as everywhere. */
function useStepBackKey(stepBack: (() => void) | null) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!stepBack || event.defaultPrevented || isWriting(event.target) || !isChord(event, 'mod+z')) return
      event.preventDefault()
      stepBack()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [stepBack])
}

const pinFor = (article: ArticleSummary): BoardPin => ({
  slot: 'second',
  articleId: article.id,
  headline: null,
  mediaId: null,
  until: null,
  article: {
    headline: article.headline,
    path: article.path,
    status: article.status,
    section: article.section,
    publishedAt: article.publishedAt,
    publishAt: article.publishAt,
  },
})

function Actions({ desk }: { desk: ReturnType<typeof useBoard> }) {
  const t = useTexts()
  return (
    <>
      {desk.isChanged && (
        <>
          <span className={styles.waits} role="status">
            <DotWord tone="waiting">{t('frontPage.notYet')}</DotWord>
          </span>
          <Button variant="subtle" color="gray" onClick={desk.discard}>
            {t('form.discard')}
          </Button>
        </>
      )}
      <Button variant="default" component="a" href="/" target="_blank" rel="noreferrer">
        {t('frontPage.seePage')}
      </Button>
      <Button
        onClick={desk.publish}
        disabled={!desk.isChanged || desk.conflict !== null}
        loading={desk.saving}
        rightSection={desk.isChanged ? <Keys keys="mod+enter" /> : null}
      >
        {t('frontPage.publish')}
      </Button>
    </>
  )
}
