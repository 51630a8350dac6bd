import type { ViewName, Views } from '../views/index.ts'

type PropsOf<V extends ViewName> = Parameters<Views[V]>[0]

/** What a loader answers: the view, all it shows, and what that was made of. */
export type Page<V extends ViewName> = {
  view: V
  props: PropsOf<V>
  madeOf: string[]
  frameHosts?: readonly string[]
}
export type AnyPage = { [V in ViewName]: Page<V> }[ViewName]

/** What is asked of a page: its path, and the parameters that pages know. */
export type Asked = { path: string; query: Record<string, string | undefined> }
