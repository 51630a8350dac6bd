import type { ArchiveNote, ArchiveReason } from '../archive.ts'
import { detached } from './detached.ts'

/** Past this the list says only that there were more: a report is worked through by people. */
const mostNotes = 100_000

export type NoteList = {
  add(note: NewNote): void
  /** Once for each reason and detail within one entry, however often it happens there. */
  addOnce(note: NewNote): void
  all(): ArchiveNote[]
}

export type NewNote = {
  subject: string
  reason: ArchiveReason
  key?: string | null
  title?: string | null
  detail?: string | null
  entryKey?: string | null
}

const longestWords = 300

/** Collects what did not arrive as it was. */
export function noteList(): NoteList {
  const notes: ArchiveNote[] = []
  let dropped = 0
  let entryKey: string | null = null
  let seen = new Set<string>()
  const add = (note: NewNote) => {
    if (notes.length < mostNotes) notes.push(complete(note))
    else dropped += 1
  }
  return {
    add,
    addOnce(note) {
      if (entryKey !== (note.entryKey ?? null)) {
        entryKey = note.entryKey ?? null
        seen = new Set()
      }
      const mark = `${note.subject} ${note.reason} ${note.detail ?? ''}`
      if (seen.has(mark) || seen.size > 1000) return
      seen.add(mark)
      add(note)
    },
    all: () =>
      dropped > 0
        ? [...notes, complete({ subject: 'notes', reason: 'text-cut', detail: String(dropped) })]
        : [...notes],
  }
}

const complete = (note: NewNote): ArchiveNote => ({
  subject: note.subject,
  key: shortened(note.key),
  title: shortened(note.title),
  reason: note.reason,
  detail: shortened(note.detail),
  entryKey: note.entryKey ?? null,
})

function shortened(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null
  const line = text
    .slice(0, longestWords * 2)
    .replace(/\s+/g, ' ')
    .trim()
  return detached(line.length > longestWords ? `${line.slice(0, longestWords - 1)}…` : line)
}
