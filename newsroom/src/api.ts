import type { Problem } from '../../src/newsroom-api/contract/common.ts'
import { announceSessionEnd } from './session/session-end.ts'

export type FieldError = Problem['errors'][number]

/** An answer of the API that is not a success. `status` 0: the server was not reached. */
export class ApiError extends Error {
  readonly status: number
  /** The last part of the problem's type, e.g. `unknown-section`; `offline` when the server was not reached. */
  readonly code: string
  readonly errors: FieldError[]
  /** With 412: the revision that is newer than ours. */
  readonly currentRevision: number | undefined
  readonly requestId: string | undefined
  constructor(status: number, problem: Partial<Problem>) {
    super(problem.detail ?? problem.title ?? String(status))
    this.status = status
    this.code = problem.type?.split(':').at(-1) ?? 'unknown'
    // Where the server only repeats the code at a field, the sentence stands there instead.
    this.errors = (problem.errors ?? []).map((each) =>
      each.message === problem.title ? { ...each, message: this.message } : each,
    )
    this.currentRevision = problem.currentRevision
    this.requestId = problem.requestId
  }
}

export const isApiError = (error: unknown, status?: number): error is ApiError =>
  error instanceof ApiError && (status === undefined || error.status === status)

export type Query = Record<string, string | number | boolean | null | undefined>

type Options = {
  query?: Query | undefined
  body?: unknown
  /** Sent as `If-Match`: 412 instead of overwriting somebody's newer change. */
  revision?: number | undefined
  signal?: AbortSignal
  /** The call outlives the page (a last save while leaving). Bodies up to 64 kB. */
  keepalive?: boolean
  /** The same key makes a repeated creation give the first one's answer. */
  idempotencyKey?: string
}

/** Language of the problem documents, as the person reads the newsroom. */
const acceptLanguage = (): string => document.documentElement.lang || 'de'

export function addressOf(path: string, query: Query = {}): string {
  const set = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  const search = new URLSearchParams(set.map(([key, value]) => [key, String(value)])).toString()
  return `/api/v1${path}${search ? `?${search}` : ''}`
}

/** Calls the API with the session's cookie; throws `ApiError` for every answer that is not a success. */
export async function call<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const { query, body, revision, signal, keepalive, idempotencyKey } = options
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': acceptLanguage() }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (revision !== undefined) headers['if-match'] = `"${revision}"`
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey
  const request: RequestInit = { method, headers, credentials: 'same-origin', keepalive: keepalive ?? false }
  if (body !== undefined) request.body = JSON.stringify(body)
  if (signal) request.signal = signal
  const response = await reach(addressOf(path, query), request)
  const text = await response.text()
  if (response.status === 401 && path !== '/session') announceSessionEnd()
  if (!response.ok) throw new ApiError(response.status, problemIn(text))
  return (text ? JSON.parse(text) : undefined) as T
}

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch (cause) {
    if (request.signal?.aborted) throw cause
    throw new ApiError(0, { type: 'urn:depesche:problem:offline', title: 'offline' })
  }
}

function problemIn(text: string): Partial<Problem> {
  try {
    return JSON.parse(text) as Problem
  } catch {
    return {}
  }
}

export const get = <T>(path: string, query?: Query): Promise<T> => call<T>('GET', path, { query })
export const post = <T>(path: string, body?: unknown): Promise<T> =>
  call<T>('POST', path, { body: body ?? {} })
/** Goes out even when the page is being left. */
export const remove = (path: string, revision?: number): Promise<void> =>
  call('DELETE', path, { revision, keepalive: true })

/** Sends a file with its fields and tells how far it has come, 0…1. */
export function upload<T>(path: string, form: FormData, onProgress: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', addressOf(path))
    request.setRequestHeader('accept-language', acceptLanguage())
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onerror = () =>
      reject(new ApiError(0, { type: 'urn:depesche:problem:offline', title: 'offline' }))
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as T)
      else reject(new ApiError(request.status, problemIn(request.responseText)))
    }
    request.send(form)
  })
}
