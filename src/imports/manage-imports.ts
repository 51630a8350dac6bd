import type { Actor } from '../accounts/index.ts'
import { recordAudit } from '../audit/index.ts'
import { inTransaction } from '../platform/db/db.ts'
import { ok, type Result, refused } from '../platform/result.ts'
import type { World } from '../platform/world.ts'
import { queueForgetting } from './forget-imports.ts'
import {
  type ImportNote,
  type ImportRun,
  type ImportSystem,
  type NoteCounts,
  noCounts,
} from './import-run.ts'
import {
  countNotes,
  importById,
  importsBefore,
  insertImport,
  type NoteFilter,
  notesAfter,
  updateNote,
} from './store.ts'

type Needs = Pick<World, 'db' | 'clock' | 'ids' | 'events'>
type Reads = Pick<World, 'db' | 'clock'>

export type NewImport = {
  /** When its file was uploaded under an id already. */
  id?: string
  system: ImportSystem
  fileName: string
  /** An uploaded file, removed some days after the run has ended; null for a file of the operator's. */
  filePath: string | null
  mediaPath: string | null
}

/** Notes down that an import is to run; `importArchive` then runs it, in this process or another. */
export async function startImport(world: Needs, input: NewImport, actor: Actor): Promise<ImportRun> {
  const run: ImportRun = {
    ...input,
    id: input.id ?? world.ids.newId(),
    siteUrl: null,
    state: 'waiting',
    step: null,
    done: 0,
    total: 0,
    counts: noCounts(),
    failure: null,
    startedAt: world.clock.now(),
    endedAt: null,
    startedByName: actor.name,
  }
  await inTransaction(world, async (tx) => {
    await insertImport(tx, { ...run, startedBy: actor.id })
    await queueForgetting(tx, world)
    await recordAudit(tx, world, {
      actor,
      action: 'import.started',
      subject: { kind: 'import', id: run.id, label: run.fileName },
      detail: { system: run.system },
    })
  })
  return run
}

/** How far it is, and how many notes of each reason there are; null when there is no such import. */
export async function importProgress(
  world: Reads,
  id: string,
): Promise<{ run: ImportRun; notes: NoteCounts } | null> {
  const run = await importById(world.db, id, world.clock.now())
  return run && { run, notes: await countNotes(world.db, id) }
}

/** Newest first, from behind the id `before`. */
export const listImports = (
  world: Reads,
  page: { before: string | null; limit: number },
): Promise<ImportRun[]> => importsBefore(world.db, page, world.clock.now())

/** The report of one run, in its order, from behind the number `after`. */
export const listNotes = (world: Pick<World, 'db'>, filter: NoteFilter): Promise<ImportNote[]> =>
  notesAfter(world.db, filter)

/** Ticks a line of the report off, or takes the tick back. */
export async function setNoteHandled(
  world: Needs,
  note: { importId: string; seq: number; handled: boolean },
  actor: Actor,
): Promise<Result<null, 'not-found'>> {
  return inTransaction(world, async (tx) => {
    const handledAt = note.handled ? world.clock.now() : null
    const handledBy = note.handled ? actor.name : null
    const found = await updateNote(tx, { ...note, handledAt, handledBy })
    return found ? ok(null) : refused('not-found')
  })
}
