import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemNote } from './page.tsx'
import { useUndo } from './undo.tsx'

type Removal = {
  id: string
  message: string
  run: () => Promise<unknown>
  /** First part of the keys of the lists that show it. */
  list: string
}

/**
 * Removes what the server cannot bring back: at once from the list, on the server when the time for taking it back is
 * over. `hidden` are the ids that a list leaves out meanwhile.
 */
export function useRemoval() {
  const queryClient = useQueryClient()
  const undo = useUndo()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const show = (id: string) => setHidden((all) => new Set([...all].filter((each) => each !== id)))
  const run = async (removal: Removal) => {
    try {
      await removal.run()
    } catch (error) {
      notifications.show({ message: <ProblemNote error={error} />, autoClose: false })
    }
    await queryClient.invalidateQueries({ queryKey: [removal.list] })
    show(removal.id)
  }
  const remove = (removal: Removal) => {
    setHidden((all) => new Set([...all, removal.id]))
    undo.later(removal.message, { undo: () => show(removal.id), run: () => void run(removal) })
  }
  return { hidden, remove }
}
