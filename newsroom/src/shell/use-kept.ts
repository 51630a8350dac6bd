import { type ChangeEvent, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { isApiError } from '../api.ts'
import { announceSessionEnd } from '../session/session-end.ts'
import { useTexts } from '../texts/use-texts.tsx'
import { type FormWorld, keepForm, type Stored } from './keep-form.ts'
import { tooLong } from './limits.ts'

type FieldOf<T, V> = { [F in keyof T]: T[F] extends V ? F : never }[keyof T]
type Typing = ChangeEvent<HTMLInputElement | HTMLTextAreaElement>

export type Kept<T extends object> = ReturnType<typeof useKept<T>>

/**
 * A form that saves by itself: what is typed when the field is left, what is chosen at once. `world` may close over
 * the latest props. Give the component that uses this a `key` by what it edits.
 */
export function useKept<T extends object>(
  stored: Stored<T>,
  world: FormWorld<T>,
  { savesOnLeaving = true }: { savesOnLeaving?: boolean } = {},
) {
  const t = useTexts()
  const latest = useRef(world)
  latest.current = world
  const [form] = useState(() =>
    keepForm<T>(
      {
        write: (changes, base) => askingForSignIn(latest.current.write(changes, base)),
        read: () => latest.current.read(),
        check: (values) => latest.current.check?.(values) ?? {},
      },
      stored,
    ),
  )
  const state = useSyncExternalStore(form.subscribe, form.state)
  useEffect(() => form.offer(stored), [form, stored])
  useSaveOnLeaving(form, savesOnLeaving)
  useSaveWhenBack(form)
  return useMemo(() => {
    const choose = (changes: Partial<T>) => {
      form.change(changes)
      void form.save()
    }
    return {
      ...form,
      state,
      values: state.values,
      /** Changes that are saved at once: a choice, an order. */
      choose,
      /** For an input that is typed in; nothing is cut, what is longer than `most` is said. */
      text: <F extends FieldOf<T, string>>(field: F, most = Number.POSITIVE_INFINITY) => ({
        value: state.values[field] as string,
        onChange: (event: Typing) =>
          form.change({ [field]: event.currentTarget.value } as unknown as Partial<T>),
        error: tooLong(t, state.values[field] as string, most) ?? state.findings[field],
      }),
      /** For an input in which one chooses. */
      chosen: <F extends keyof T>(field: F) => ({
        value: state.values[field],
        onChange: (value: T[F] | null) => {
          if (value !== null) choose({ [field]: value } as unknown as Partial<T>)
        },
        error: state.findings[field],
      }),
      /** For a switch. */
      checked: <F extends FieldOf<T, boolean>>(field: F) => ({
        checked: state.values[field] as boolean,
        onChange: (event: ChangeEvent<HTMLInputElement>) =>
          choose({ [field]: event.currentTarget.checked } as unknown as Partial<T>),
        error: state.findings[field],
      }),
    }
  }, [form, state, t])
}

/** A session that has ended is asked for over the form; what was typed stays. */
async function askingForSignIn<R>(writing: Promise<R>): Promise<R> {
  try {
    return await writing
  } catch (error) {
    if (isApiError(error, 401)) announceSessionEnd()
    throw error
  }
}

/** What could not be saved without connection or session is saved when they are back. */
function useSaveWhenBack(form: { state(): { save: string; error: unknown }; save(): Promise<boolean> }) {
  useEffect(() => {
    const tryAgain = () => {
      const { save, error } = form.state()
      if (save === 'refused' && isApiError(error) && [0, 401].includes(error.status)) void form.save()
    }
    addEventListener('online', tryAgain)
    return () => removeEventListener('online', tryAgain)
  }, [form])
}

/** What was typed last is saved too when the room or the page is left. */
function useSaveOnLeaving(form: { save(): Promise<boolean>; isChanged(): boolean }, saves: boolean) {
  useEffect(() => {
    if (!saves) return
    const leave = () => {
      if (form.isChanged()) void form.save()
    }
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [form, saves])
}
