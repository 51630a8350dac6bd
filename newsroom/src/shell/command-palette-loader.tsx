import { lazy, Suspense, useEffect, useState } from 'react'

const CommandPalette = lazy(() =>
  import('./command-palette.tsx').then((m) => ({ default: m.CommandPalette })),
)
const opened = 'depesche:palette'

/** Opens the command palette from anywhere. */
export const openPalette = (): void => void window.dispatchEvent(new Event(opened))

/** The palette's code comes when it is first opened. */
export function CommandPaletteLoader({ openHelp }: { openHelp: () => void }) {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const show = () => setOpen(true)
    window.addEventListener(opened, show)
    return () => window.removeEventListener(opened, show)
  }, [])
  if (!open) return null
  return (
    <Suspense fallback={null}>
      <CommandPalette onClose={() => setOpen(false)} openHelp={openHelp} />
    </Suspense>
  )
}
