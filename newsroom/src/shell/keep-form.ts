import { isApiError } from '../api.ts'
import { isSame } from './form.ts'

/** What the server has, and the revision that the next change names. */
export type Stored<T> = { values: T; revision: number }

export type FormWorld<T> = {
  /** Stores the changed fields on top of the revision; 412 when somebody saved since. */
  write(changes: Partial<T>, stored: Stored<T>): Promise<Stored<T>>
  /** The newest state, for the case of 412. */
  read(): Promise<Stored<T>>
  /** What must be mended before anything is sent, by field. */
  check?(values: T): Findings<T>
}

/** What is wrong, by field, in words. */
export type Findings<T> = { [F in keyof T]?: string }

export type FormState<T> = {
  values: T
  save: 'saved' | 'unsaved' | 'saving' | 'refused' | 'conflict'
  error: unknown
  findings: Findings<T>
  /** Fields that somebody else changed too since this person began, and what stands there now. */
  conflict: { fields: (keyof T)[]; theirs: Stored<T> } | null
  /** What stood there before the last save, so that it can be taken back. */
  before: Partial<T> | null
}

/**
 * Keeps one form. Only what was changed is sent, so that two people who change different fields do not disturb each
 * other; where both changed the same field, the one who saves later decides.
 */
export function keepForm<T extends object>(world: FormWorld<T>, start: Stored<T>) {
  let base = start
  let running: Promise<boolean> | null = null
  let state: FormState<T> = {
    values: start.values,
    save: 'saved',
    error: null,
    findings: {},
    conflict: null,
    before: null,
  }
  const listeners = new Set<() => void>()
  const set = (changes: Partial<FormState<T>>) => {
    state = { ...state, ...changes }
    for (const listener of listeners) listener()
  }
  const isChanged = () => changedFields(base.values, state.values).length > 0

  function change(changes: Partial<T>) {
    const values = { ...state.values, ...changes }
    const findings = without(state.findings, Object.keys(changes) as (keyof T)[])
    set({ values, findings, save: state.save === 'conflict' ? 'conflict' : 'unsaved' })
    if (!isChanged() && !running && state.save === 'unsaved') set({ save: 'saved', error: null })
  }

  /** Sends what is not stored yet. False when it could not be; the state says why. */
  async function save(): Promise<boolean> {
    if (running) {
      const stored = await running
      return isChanged() ? save() : stored
    }
    running = saveOnce().finally(() => {
      running = null
    })
    return running
  }

  async function saveOnce(): Promise<boolean> {
    const sent = state.values
    const fields = changedFields(base.values, sent)
    if (state.conflict) return false
    if (fields.length === 0) {
      set({ save: 'saved', error: null, findings: {} })
      return true
    }
    const findings = world.check?.(sent) ?? {}
    if (Object.keys(findings).length > 0) {
      set({ save: 'refused', error: null, findings })
      return false
    }
    set({ save: 'saving', error: null, findings: {} })
    try {
      const before = pick(base.values, fields)
      settle(await world.write(pick(sent, fields), base), sent)
      set({ before })
      return true
    } catch (error) {
      if (isApiError(error, 412)) return meetOthers()
      set({ save: 'refused', error, findings: findingsOf<T>(error, sent) })
      return false
    }
  }

  /** The server has `sent`; what was typed meanwhile is still to be saved. */
  function settle(stored: Stored<T>, sent: T) {
    const typedMeanwhile = pick(state.values, changedFields(sent, state.values))
    base = stored
    set({ values: { ...stored.values, ...typedMeanwhile }, error: null })
    set({ save: isChanged() ? 'unsaved' : 'saved' })
  }

  /** Somebody saved since: what they changed elsewhere is taken over, the same field is asked about. */
  async function meetOthers(): Promise<boolean> {
    try {
      const theirs = await world.read()
      const mine = changedFields(base.values, state.values)
      const fields = changedFields(base.values, theirs.values).filter(
        (field) => mine.includes(field) && !isSame(theirs.values[field], state.values[field]),
      )
      const values = { ...theirs.values, ...pick(state.values, mine) }
      base = theirs
      if (fields.length > 0) {
        set({ values, save: 'conflict', conflict: { fields, theirs } })
        return false
      }
      set({ values })
      return await saveOnce()
    } catch (error) {
      set({ save: 'refused', error })
      return false
    }
  }

  /** Ends a conflict: with theirs where both changed something, or with mine. */
  function decide(whose: 'mine' | 'theirs'): Promise<boolean> {
    const { conflict } = state
    if (!conflict) return Promise.resolve(true)
    const values =
      whose === 'mine' ? state.values : { ...state.values, ...pick(conflict.theirs.values, conflict.fields) }
    set({ values, conflict: null, save: 'unsaved' })
    return save()
  }

  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    change,
    save,
    decide,
    isChanged,
    /** Newer values from the server replace the form's as long as nothing was typed. */
    offer: (stored: Stored<T>) => {
      if (stored.revision <= base.revision || running || isChanged()) return
      base = stored
      set({ values: stored.values, before: null })
    },
    /** Takes the last save back. */
    undo: async (): Promise<void> => {
      if (!state.before) return
      change(state.before)
      await save()
      set({ before: null })
    },
    /** Gives up what is not stored. */
    discard: () => set({ values: base.values, save: 'saved', error: null, findings: {}, conflict: null }),
  }
}

const changedFields = <T extends object>(before: T, after: T): (keyof T)[] =>
  (Object.keys(after) as (keyof T)[]).filter((field) => !isSame(before[field], after[field]))

const pick = <T extends object>(values: T, fields: readonly (keyof T)[]): Partial<T> =>
  Object.fromEntries(fields.map((field) => [field, values[field]])) as Partial<T>

const without = <T>(findings: Findings<T>, fields: readonly (keyof T)[]): Findings<T> =>
  Object.fromEntries(
    Object.entries(findings).filter(([field]) => !fields.includes(field as keyof T)),
  ) as Findings<T>

/** The server's findings that belong to a field of the form; `main.2.url` belongs to `main`. */
function findingsOf<T extends object>(error: unknown, values: T): Findings<T> {
  if (!isApiError(error)) return {}
  const found = error.errors.flatMap(({ path, message }) => {
    const field = path.split('.').find((part) => Object.hasOwn(values, part))
    return field ? [[field, message] as const] : []
  })
  return Object.fromEntries(found) as Findings<T>
}
