import type { Scenes } from './scenes.ts'

export const wirtschaft: Scenes = {}
