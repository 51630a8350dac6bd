import { createContext, useContext } from 'react'
import type { BodyHelp } from './insertions.ts'

const BodyHelpContext = createContext<BodyHelp>({
  pickPictures: () => {},
  editLink: () => {},
  submit: () => {},
})
export const BodyHelpProvider = BodyHelpContext.Provider

/** Dialogs for the parts of the body that need one. */
export const useBodyHelp = (): BodyHelp => useContext(BodyHelpContext)
