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

/** All that is known of one form. The functions below change it; `state` is what the screen shows. */
type Kept<T> = {
  readonly world: FormWorld<T>
  readonly listeners: Set<() => void>
  base: Stored<T>
  state: FormState<T>
  running: Promise<boolean> | null
}

/**
 * Keeps one form. Only what was changed is sent, so that two people who change different fields do not disturb each
 * other; where both changed the same field, the one who saves later decides.
 */
export function keepForm<T extends object>(world: FormWorld<T>, start: Stored<T>) {
  const form = begin(world, start)
  return {
    state: () => form.state,
    subscribe: (listener: () => void) => {
      form.listeners.add(listener)
      return () => void form.listeners.delete(listener)
    },
    change: (changes: Partial<T>) => change(form, changes),
    save: () => save(form),
    decide: (whose: 'mine' | 'theirs') => decide(form, whose),
    isChanged: () => isChanged(form),
    offer: (stored: Stored<T>) => offer(form, stored),
    undo: () => undo(form),
    /** Gives up what is not stored. */
    discard: () =>
      show(form, { values: form.base.values, save: 'saved', error: null, findings: {}, conflict: null }),
  }
}

const begin = <T extends object>(world: FormWorld<T>, start: Stored<T>): Kept<T> => ({
  world,
  listeners: new Set(),
  base: start,
  state: {
    values: start.values,
    save: 'saved',
    error: null,
    findings: {},
    conflict: null,
    before: null,
  },
  running: null,
})

function show<T extends object>(form: Kept<T>, changes: Partial<FormState<T>>): void {
  form.state = { ...form.state, ...changes }
  for (const listener of form.listeners) listener()
}

const isChanged = <T extends object>({ base, state }: Kept<T>): boolean =>
  changedFields(base.values, state.values).length > 0

function change<T extends object>(form: Kept<T>, changes: Partial<T>): void {
  const { state } = form
  const values = { ...state.values, ...changes }
  const findings = without(state.findings, Object.keys(changes) as (keyof T)[])
  show(form, { values, findings, save: state.save === 'conflict' ? 'conflict' : 'unsaved' })
  if (!isChanged(form) && !form.running && form.state.save === 'unsaved')
    show(form, { save: 'saved', error: null })
}

/** Sends what is not stored yet. False when it could not be; the state says why. */
async function save<T extends object>(form: Kept<T>): Promise<boolean> {
  if (form.running) {
    const stored = await form.running
    return isChanged(form) ? save(form) : stored
  }
  form.running = saveOnce(form).finally(() => {
    form.running = null
  })
  return form.running
}

async function saveOnce<T extends object>(form: Kept<T>): Promise<boolean> {
  const { world, base } = form
  const sent = form.state.values
  const fields = changedFields(base.values, sent)
  if (form.state.conflict) return false
  if (fields.length === 0) {
    show(form, { save: 'saved', error: null, findings: {} })
    return true
  }
  const findings = world.check?.(sent) ?? {}
  if (Object.keys(findings).length > 0) {
    show(form, { save: 'refused', error: null, findings })
    return false
  }
  show(form, { save: 'saving', error: null, findings: {} })
  try {
    const before = pick(base.values, fields)
    settle(form, await world.write(pick(sent, fields), base), sent)
    show(form, { before })
    return true
  } catch (error) {
    if (isApiError(error, 412)) return meetOthers(form)
    show(form, { save: 'refused', error, findings: findingsOf<T>(error, sent) })
    return false
  }
}

/** The server has `sent`; what was typed meanwhile is still to be saved. */
function settle<T extends object>(form: Kept<T>, stored: Stored<T>, sent: T): void {
  const { values } = form.state
  const typedMeanwhile = pick(values, changedFields(sent, values))
  form.base = stored
  show(form, { values: { ...stored.values, ...typedMeanwhile }, error: null })
  show(form, { save: isChanged(form) ? 'unsaved' : 'saved' })
}

/** Somebody saved since: what they changed elsewhere is taken over, the same field is asked about. */
async function meetOthers<T extends object>(form: Kept<T>): Promise<boolean> {
  try {
    const theirs = await form.world.read()
    const { values: typed } = form.state
    const mine = changedFields(form.base.values, typed)
    const fields = changedFields(form.base.values, theirs.values).filter(
      (field) => mine.includes(field) && !isSame(theirs.values[field], typed[field]),
    )
    const values = { ...theirs.values, ...pick(typed, mine) }
    form.base = theirs
    if (fields.length > 0) {
      show(form, { values, save: 'conflict', conflict: { fields, theirs } })
      return false
    }
    show(form, { values })
    return await saveOnce(form)
  } catch (error) {
    show(form, { save: 'refused', error })
    return false
  }
}

/** Ends a conflict: with theirs where both changed something, or with mine. */
function decide<T extends object>(form: Kept<T>, whose: 'mine' | 'theirs'): Promise<boolean> {
  const { conflict, values: mine } = form.state
  if (!conflict) return Promise.resolve(true)
  const values = whose === 'mine' ? mine : { ...mine, ...pick(conflict.theirs.values, conflict.fields) }
  show(form, { values, conflict: null, save: 'unsaved' })
  return save(form)
}

/** Newer values from the server replace the form's as long as nothing was typed. */
function offer<T extends object>(form: Kept<T>, stored: Stored<T>): void {
  if (stored.revision <= form.base.revision || form.running || isChanged(form)) return
  form.base = stored
  show(form, { values: stored.values, before: null })
}

/** Takes the last save back. */
async function undo<T extends object>(form: Kept<T>): Promise<void> {
  if (!form.state.before) return
  change(form, form.state.before)
  await save(form)
  show(form, { before: null })
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
