import { useRef, useState } from 'react'
import {
  type Chosen,
  decideMany,
  type ManyPreview,
  previewMany,
  type QueueDecision,
  type Reasons,
  undoMany,
} from './queries.ts'

const atOnce = 20

export type ManyPlan = Reasons & { decision: QueueDecision; preview: ManyPreview }
type State =
  | { step: 'choosing' }
  | { step: 'looking' }
  | { step: 'ready'; plan: ManyPlan }
  | { step: 'working'; done: number; of: number }
  | { step: 'done'; decisionIds: string[]; left: number; isUndone: boolean }

/**
 * A decision on many: looked at before it is made, made in small parts with a word on how far it is, and taken back as a
 * whole. `onDone` is called with the comments after each part.
 */
export function useMany(chosen: Chosen, onDone: (commentIds: readonly string[]) => void) {
  const [state, setState] = useState<State>({ step: 'choosing' })
  const [error, setError] = useState<unknown>(null)
  const isStopped = useRef(false)

  const run = async (work: () => Promise<void>) => {
    setError(null)
    try {
      await work()
    } catch (caught) {
      setError(caught)
      setState({ step: 'choosing' })
    }
  }

  const look = (decision: QueueDecision, reasons: Reasons) =>
    run(async () => {
      setState({ step: 'looking' })
      const preview = await previewMany(chosen, decision)
      setState({ step: 'ready', plan: { decision, ...reasons, preview } })
    })

  const make = ({ decision, rule, explanation, preview }: ManyPlan) =>
    run(async () => {
      isStopped.current = false
      const { ids } = preview
      const decisionIds: string[] = []
      let done = 0
      for (let start = 0; start < ids.length && !isStopped.current; start += atOnce) {
        setState({ step: 'working', done, of: ids.length })
        const part = ids.slice(start, start + atOnce)
        const { items } = await decideMany({ ids: part, decision, rule, explanation })
        decisionIds.push(...items.flatMap(({ decisionId }) => decisionId ?? []))
        done += part.length
        onDone(part)
      }
      setState({ step: 'done', decisionIds, left: ids.length - decisionIds.length, isUndone: false })
    })

  const undo = (decisionIds: readonly string[]) =>
    run(async () => {
      const undone: string[] = []
      for (let start = 0; start < decisionIds.length; start += atOnce) {
        setState({ step: 'working', done: start, of: decisionIds.length })
        const part = decisionIds.slice(start, start + atOnce)
        const { items } = await undoMany(part)
        undone.push(...items.flatMap(({ decisionId, refusal }) => (refusal === null ? decisionId : [])))
      }
      onDone([])
      const left = decisionIds.length - undone.length
      setState({ step: 'done', decisionIds: undone, left, isUndone: true })
    })

  return {
    state,
    error,
    look: (decision: QueueDecision, reasons: Reasons) => void look(decision, reasons),
    make: (plan: ManyPlan) => void make(plan),
    undo: (decisionIds: readonly string[]) => void undo(decisionIds),
    back: () => setState({ step: 'choosing' }),
    stop: () => {
      isStopped.current = true
    },
  }
}
