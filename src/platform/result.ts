/** What a use case answers: the value, or a refusal named by a short code that the room owns. */
export type Result<T, Refusal extends string> = Ok<T> | Refused<Refusal>
export type Ok<T> = { ok: true; value: T }
/** `detail` adds facts for the person who meets the refusal (the field, the current revision, …). */
export type Refused<Refusal extends string> = {
  ok: false
  refusal: Refusal
  detail?: Record<string, unknown>
}

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

export const refused = <R extends string>(refusal: R, detail?: Record<string, unknown>): Refused<R> =>
  detail ? { ok: false, refusal, detail } : { ok: false, refusal }

/** For places where a refusal would be a bug of ours (set-up, demo, tests): throws it. */
export function must<T, R extends string>(result: Result<T, R>): T {
  if (result.ok) return result.value
  throw new Error(`refused: ${result.refusal} ${JSON.stringify(result.detail ?? {})}`)
}
