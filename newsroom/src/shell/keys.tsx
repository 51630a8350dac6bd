import { useTexts } from '../texts/use-texts.tsx'
import styles from './keys.module.css'
import { keysOf, printedKeys } from './shortcuts.ts'

const mac = /Mac|iPhone|iPad/.test(navigator.platform)

/** A shortcut as it is printed on the keyboard. */
export function Keys({ keys, onMac }: { keys: string; onMac?: string | undefined }) {
  const t = useTexts()
  const names = printedKeys(keysOf(onMac ? { keys, onMac } : { keys }, mac), { language: t.language, mac })
  return (
    <span className={styles.keys}>
      {names.map((name, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <kbd key={i}>{name}</kbd>
      ))}
    </span>
  )
}
