import { useSelected } from '../shell/use-selected.ts'
import { ImportList } from './import-list.tsx'
import { ImportPage } from './import-page.tsx'

/** Archives of other systems: the list, or the one that the address names. */
export function ImportsScreen() {
  const [selected, select] = useSelected()
  return selected ? (
    <ImportPage key={selected} id={selected} onClose={() => select(null)} />
  ) : (
    <ImportList onOpen={select} />
  )
}
