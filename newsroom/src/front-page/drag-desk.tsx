import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { type ReactNode, useState } from 'react'
import type { ArticleSummary } from '../../../src/newsroom-api/contract/articles.ts'
import { type Board, type BoardPin, type PlaceNumber, pinsOf } from './board.ts'
import styles from './front-page.module.css'

type Props = {
  board: Board
  place: (pin: BoardPin, at: PlaceNumber) => void
  placeArticle: (article: ArticleSummary, at: PlaceNumber) => void
  children: ReactNode
}

/** What can be dragged: an article of the list, or a pin that is on the board. */
type Dragged = { article: ArticleSummary } | { pinId: string }

/** Dragging with the mouse or a long touch. Everything it does has keys as well (figures, arrows, Delete). */
export function DragDesk({ board, place, placeArticle, children }: Props) {
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
  )
  const pinOf = (id: string) => pinsOf(board).find(({ articleId }) => articleId === id)
  const start = ({ active }: DragStartEvent) => setDragged(active.data.current as Dragged)
  const end = ({ over }: DragEndEvent) => {
    setDragged(null)
    const at = over?.data.current?.place as PlaceNumber | undefined
    if (!at || !dragged) return
    if ('article' in dragged) return placeArticle(dragged.article, at)
    const pin = pinOf(dragged.pinId)
    if (pin) place(pin, at)
  }
  const headline =
    dragged && ('article' in dragged ? dragged.article.headline : headlineOf(pinOf(dragged.pinId)))
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      onDragStart={start}
      onDragEnd={end}
      onDragCancel={() => setDragged(null)}
      accessibility={{ announcements: silent, screenReaderInstructions: { draggable: '' } }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {headline ? <span className={styles.dragged}>{headline}</span> : null}
      </DragOverlay>
    </DndContext>
  )
}

const headlineOf = (pin: BoardPin | undefined): string => pin?.headline ?? pin?.article.headline ?? ''

/** The desk says itself what happened; the library's own English words are not needed. */
const silent = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}

/** Makes an element draggable by the mouse; it keeps its own role and keys. */
export function useDragged(id: string, dragged: Dragged) {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id, data: dragged })
  return { ref: setNodeRef, 'data-dragging': isDragging || undefined, ...listeners }
}

export function usePlace(place: PlaceNumber) {
  const { setNodeRef, isOver } = useDroppable({ id: `place-${place}`, data: { place } })
  return { ref: setNodeRef, 'data-over': isOver || undefined }
}
