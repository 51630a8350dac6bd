import { createContext, type ReactNode, useContext } from 'react'
import type { Language, Texts } from './texts.ts'

type Held = { t: Texts; setLanguage: (language: Language) => void }
const TextsContext = createContext<Held | null>(null)

export function TextsProvider({ held, children }: { held: Held; children: ReactNode }) {
  return <TextsContext value={held}>{children}</TextsContext>
}

export function useTexts(): Texts {
  return useHeld().t
}

export function useSetLanguage(): (language: Language) => void {
  return useHeld().setLanguage
}

function useHeld(): Held {
  const held = useContext(TextsContext)
  if (!held) throw new Error('texts are used outside of their provider')
  return held
}
