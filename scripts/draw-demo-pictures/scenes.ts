import type { Markup } from './kit.ts'
import { kultur } from './kultur.ts'
import { politik } from './politik.ts'
import { stadt } from './stadt.ts'
import { wirtschaft } from './wirtschaft.ts'
import { wissen } from './wissen.ts'

export interface Size {
  W: number
  H: number
}
export type Scenes = Record<string, (size: Size) => { paper: string; content: Markup[] }>

/** Every picture by its key. */
export const scenes: Scenes = { ...politik, ...wirtschaft, ...stadt, ...kultur, ...wissen }
