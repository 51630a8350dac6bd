import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { arrayMove, SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTexts } from '../texts/use-texts.tsx'
import { Icon } from './icons.tsx'
import styles from './sortable-list.module.css'

type Props<T> = {
  label: string
  items: readonly T[]
  idOf: (item: T) => string
  /** What the item is called, for those who hear the list. */
  nameOf: (item: T) => string
  onOrder: (items: T[]) => void
  children: (item: T, index: number) => ReactNode
  /** Rows look chosen, e.g. because their detail is open. */
  selectedId?: string | undefined
}

/** A list whose order a person decides: with the mouse at the handle, or with the arrow keys on it. */
export function SortableList<T>({ label, items, idOf, nameOf, onOrder, children, selectedId }: Props<T>) {
  const t = useTexts()
  const [said, setSaid] = useState('')
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }))
  const move = (from: number, to: number) => {
    const item = items[from]
    if (item === undefined || from === to || to < 0 || to >= items.length) return
    onOrder(arrayMove([...items], from, to))
    setSaid(t('order.moved', { name: nameOf(item), position: to + 1, of: items.length }))
  }
  const end = ({ active, over }: DragEndEvent) => {
    if (!over) return
    const place = (id: unknown) => items.findIndex((item) => idOf(item) === id)
    move(place(active.id), place(over.id))
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={end}
      accessibility={{ announcements: silent, screenReaderInstructions: { draggable: '' } }}
    >
      <SortableContext items={items.map(idOf)} strategy={verticalListSortingStrategy}>
        <ol className={`plain-list ${styles.list}`} aria-label={label}>
          {items.map((item, index) => (
            <Row
              key={idOf(item)}
              id={idOf(item)}
              name={nameOf(item)}
              selected={idOf(item) === selectedId}
              onMove={(by) => move(index, index + by)}
            >
              {children(item, index)}
            </Row>
          ))}
        </ol>
      </SortableContext>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </DndContext>
  )
}

/** The list says itself where something went; the library's own English words are not needed. */
const silent = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}

type RowProps = {
  id: string
  name: string
  selected: boolean
  onMove: (by: number) => void
  children: ReactNode
}

function Row({ id, name, selected, onMove, children }: RowProps) {
  const t = useTexts()
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({
    id,
  })
  const byKey = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    onMove(by)
  }
  return (
    <li
      ref={setNodeRef}
      className={styles.row}
      data-dragging={isDragging || undefined}
      data-selected={selected || undefined}
      style={{ transform: transform ? `translateY(${transform.y}px)` : undefined, transition }}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className={`plain-button ${styles.handle}`}
        aria-label={t('order.handle', { name })}
        title={t('order.how')}
        {...listeners}
        onKeyDown={byKey}
      >
        <Icon name="grip" />
      </button>
      {children}
    </li>
  )
}
